"""Rules in tiers: which of them a quantity that the question names falls into, computed from the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.answering.asked import values_of_kind
from assistant.answering.grounding.forms import blanked
from assistant.answering.grounding.values import Value, values_of
from assistant.answering.lead.clauses import Clause


_SPOKEN = re.compile(r"[个来多]")


@dataclass(frozen=True)
class Tier:
    """A clause that holds for a range of one quantity.

    Attributes:
        clause: What is said.
        written: The value that it gives, as it stands there.
    """

    clause: Clause
    written: str


def tier_of(question: str, clauses: Sequence[Clause], units: frozenset[str]) -> Tier | None:
    """The tier that a quantity of the question falls into; None where it names none or the clauses are no tiers."""
    named = [value for value in values_of(blanked(_SPOKEN.sub("", question))) if value.unit]
    for quantity in named:
        tiers = [tier for clause in clauses if (tier := _tier(clause, quantity, units))]
        if len(tiers) == 1 and len([clause for clause in clauses if _range(clause.text, quantity.unit)]) > 1:
            return tiers[0]
    return None


def _tier(clause: Clause, quantity: Value, units: frozenset[str]) -> Tier | None:
    found = _range(clause.text, quantity.unit)
    if found is None:
        return None
    low, high, end = found
    if not low <= quantity.number < high:
        return None
    given = [value for value in values_of_kind(clause.text, units) if value.start >= end]
    return Tier(clause, given[0].written) if given else None


def _range(text: str, unit: str) -> tuple[Fraction, Fraction, int] | None:
    """From what on and below what a clause holds, and where its condition ends; None where it states no condition."""
    low, high, end, bounded = Fraction(0), Fraction(10**12), 0, False
    for value in values_of(blanked(text)):
        if value.unit != unit or (bounded and re.search(r"[，,].", text[end : value.start])):
            continue
        before, after = text[max(0, value.start - 2) : value.start], text[value.end : value.end + 2]
        if before.endswith(("不满", "不足", "未满")) or before.endswith("以下"):
            high, end, bounded = value.number, value.end, True
        elif after == "以下" and not bounded:
            high, end, bounded = value.number + Fraction(1, 1000), value.end, True
        elif before.endswith("满") or after in ("以上", "以后"):
            low, end, bounded = value.number, value.end, True
    return (low, high, end) if bounded else None
