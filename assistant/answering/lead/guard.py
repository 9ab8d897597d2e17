"""Nothing in a lead that does not stand in the quotation: its numbers, its negations, its content words."""

from __future__ import annotations

import re

from assistant.answering.grounding.forms import blanked
from assistant.answering.grounding.values import values_of
from assistant.answering.lead.lead import OURS, Lead
from assistant.library.terms import bigrams

_NEGATION = re.compile(
    r"不得|不能|不准|不予|不再|不受|不适用|不需要|不停止|不承担|不影响|无权|无需|无效|禁止|严禁|除外|可以|应当|必须|有权|视为"
)
HELD = 0.85
"""Share of the character pairs that must stand in the quotation; where two of its pieces meet, new pairs arise."""


def holds(lead: Lead, quotation: str) -> bool:
    """Whether a quotation carries a lead."""
    held = re.sub(r"\s", "", quotation)
    return all(_carried(OURS.sub("", line), held) for line in lead.text.split("\n"))


def _carried(said: str, held: str) -> bool:
    if any(word not in held for word in _NEGATION.findall(said)):
        return False
    written = {value.written for value in values_of(blanked(held))}
    if any(value.written not in written for value in values_of(blanked(said))):
        return False
    pairs = bigrams(said)
    return bool(pairs) and len([pair for pair in pairs if pair in held]) >= HELD * len(pairs)
