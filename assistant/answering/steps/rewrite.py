"""Makes a follow-up question complete with what the conversation said before; a new topic is left alone."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.conversation import conversation_text
from assistant.answering.evidence import confidence, coverage, weigh_evidence
from assistant.answering.gathering.gather import gather_grounds
from assistant.answering.inquiry import Inquiry
from assistant.answering.model_use import ModelUse
from assistant.answering.prompts import fingerprint, step_prompt
from assistant.models.faults import ModelFault
from assistant.models.messages import Limits, whole_answer

EARLIER_QUESTIONS = 2
"""How many of the user's earlier questions a follow-up may lean on."""

BETTER = 0.1
"""By how much the conversation must raise the confidence to show that the question leans on it."""

SHARED = 0.5
"""Which share of the question's words, weighted by rarity, the article found together with the conversation must hold."""

PATIENCE = 15.0
"""Seconds for a model to complete a question; the rules are ready at once."""

# A completed question that is longer is no question: the model has begun to answer.
LONGEST_QUERY = 200

_NUMBER = re.compile(r"\d+|[一二三四五六七八九十百千]{2,}")
_POINTS_BACK = re.compile(
    r"^(?:那|如果|要是|假如|还|又|再|他|她|它|这|其|上述|前面|刚才|以上|前者|后者)|[这那](?:个|段|种|些|样|时)|那一|呢[？?]?$|前者|后者|上面"
)


def rewrite(inquiry: Inquiry) -> Inquiry:
    """Puts the user's earlier questions in front of a follow-up; without a conversation nothing changes."""
    earlier = [turn.content for turn in inquiry.history if turn.role == "user"][-EARLIER_QUESTIONS:]
    alone = replace(inquiry, query=inquiry.question)
    together = replace(inquiry, query=" ".join([*earlier, inquiry.question]))
    if not earlier or inquiry.completed or not _leans_back(alone, together):
        return alone
    return _by_model(inquiry, inquiry.use) or together if inquiry.use and inquiry.use.rewrite else together


def _by_model(inquiry: Inquiry, use: ModelUse) -> Inquiry | None:
    """The follow-up as a model completes it; None where it fails or brings in what nobody has said."""
    mask, restore = inquiry.masking.mask, inquiry.masking.restore
    prompt = step_prompt("rewrite")
    messages = prompt.fill(question=mask(inquiry.question), conversation=mask(conversation_text(inquiry.history)))
    limits = inquiry.limits or Limits.of(use.seconds)
    try:
        said, tokens = whole_answer(
            use.model, messages, Limits(min(limits.until, Limits.of(PATIENCE).until), limits.cancelled)
        )
    except ModelFault:
        return None
    query = restore(said.strip('“”"').removeprefix("问题："))
    known = inquiry.question + "".join(turn.content for turn in inquiry.history)
    if (
        not query
        or len(query) > LONGEST_QUERY
        or "\n" in query
        or not set(_NUMBER.findall(query)) <= set(_NUMBER.findall(known))
    ):
        return None
    return replace(inquiry, query=query, tokens={**inquiry.tokens, "rewrite": tokens}, fingerprint=fingerprint(prompt))


def _leans_back(alone: Inquiry, together: Inquiry) -> bool:
    """Whether the question is a follow-up: it points back, or finds clearly more together with what was said."""
    if _POINTS_BACK.search(alone.question):
        return True
    alone, together = gather_grounds(alone), gather_grounds(together)
    if not together.hits or coverage(alone, together.hits[:1]) < SHARED:
        return False
    by_itself = confidence(weigh_evidence(alone, alone.hits), by_vectors=alone.by_vectors)
    with_history = confidence(weigh_evidence(together, together.hits), by_vectors=together.by_vectors)
    return with_history - by_itself > BETTER
