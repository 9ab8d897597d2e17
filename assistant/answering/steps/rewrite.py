"""Makes a follow-up question complete with what the conversation said before; a new topic is left alone."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.evidence import confidence, coverage, weigh_evidence
from assistant.answering.inquiry import Inquiry
from assistant.answering.steps.retrieve import gather

REMEMBERED_TURNS = 2
"""How many of the user's earlier questions a follow-up may lean on."""

BETTER = 0.012
"""By how much the conversation must raise the best similarity to show that the question leans on it."""

SHARED = 0.5
"""Which share of the question's words, weighted by rarity, the article found together with the conversation must hold."""

LOOKED_AT = 10
UNSURE = 0.5
"""Below this confidence a question alone does not say what it is about."""

_POINTS_BACK = re.compile(
    r"^(?:那|如果|要是|假如|还|又|再|他|她|它|这|其|上述|前面|刚才|以上|前者|后者)|[这那](?:个|段|种|些|样|时)|那一|呢[？?]?$|前者|后者|上面"
)


def rewrite(inquiry: Inquiry) -> Inquiry:
    """Puts the user's earlier questions in front of a follow-up; without a conversation nothing changes."""
    earlier = [turn.content for turn in inquiry.history if turn.role == "user"][-REMEMBERED_TURNS:]
    alone = replace(inquiry, query=inquiry.question)
    together = replace(inquiry, query=" ".join([*earlier, inquiry.question]))
    return together if earlier and _leans_back(alone, together) else alone


def _leans_back(alone: Inquiry, together: Inquiry) -> bool:
    """Whether the question is a follow-up: it points back, or finds clearly more together with what was said."""
    if _POINTS_BACK.search(alone.question):
        return True
    alone, together = gather(alone, LOOKED_AT), gather(together, LOOKED_AT)
    if not together.hits or coverage(alone, together.hits[:1]) < SHARED:
        return False
    by_itself, with_history = weigh_evidence(alone, alone.hits), weigh_evidence(together, together.hits)
    if by_itself.similarity is None or with_history.similarity is None:
        return confidence(by_itself) < UNSURE
    return with_history.similarity - by_itself.similarity > BETTER
