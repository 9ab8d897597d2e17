"""An optional second look: the model itself is asked which of its sentences the passages do not carry.

It can only take sentences away. What it says is not trusted to let anything through that the checks have removed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.drafting import Draft
from assistant.answering.inquiry import Masking
from assistant.answering.passages import Passage
from assistant.answering.prompts import Prompt
from assistant.models.messages import LanguageModel, Limits, Tokens, whole_answer

_ANSWER = re.compile(r"^\D{0,12}(\d{1,3}(?:\s*[,，、;；\s]\s*\d{1,3})*)\D{0,6}$")


def second_look(
    model: LanguageModel,
    prompt: Prompt,
    draft: Draft,
    passages: Sequence[Passage],
    masking: Masking,
    limits: Limits,
) -> Tokens:
    """Takes from a draft what the model objects to; an answer that is no list of numbers changes nothing.

    Raises:
        ModelFault: The model gave no complete answer.
    """
    mask = masking.mask
    sentences = "\n".join(
        f"{n}. {''.join(f'[{label}]' for label in labels)} {sentence.text}" for n, sentence, labels in draft.numbered()
    )
    messages = prompt.fill(passages=mask("\n\n".join(passage.shown for passage in passages)), sentences=mask(sentences))
    said, tokens = whole_answer(model, messages, limits)
    draft.take_out(objections(said), "复核认为所引条文不支持")
    return tokens


def objections(said: str) -> frozenset[int]:
    """The numbers in a judge's line; empty for ``0`` and for anything that is no list of numbers."""
    lines = [line.strip() for line in said.strip().splitlines() if line.strip()]
    match = _ANSWER.match(lines[-1]) if lines else None
    return frozenset(int(number) for number in re.findall(r"\d+", match[1])) - {0} if match else frozenset()
