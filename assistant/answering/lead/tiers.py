"""Rules in tiers: which of them a quantity that the question names falls into, computed from the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from assistant.answering.asked import values_of_kind
from assistant.answering.grounding.forms import blanked
from assistant.answering.grounding.values import Value, values_of
from assistant.answering.lead.clauses import Clause

_SPOKEN = re.compile(r"[个来多]")


class Range(NamedTuple):
    """From what on and below what a clause holds, and where in it that is said."""

    low: Fraction
    high: Fraction
    end: int


@dataclass(frozen=True)
class Tier:
    """A clause that holds for a range of one quantity.

    Attributes:
        clause: What is said.
        value: What it gives.
    """

    clause: Clause
    value: Value


def tier_of(question: str, clauses: Sequence[Clause], units: frozenset[str]) -> Tier | None:
    """The tier that a quantity of the question falls into; None where it names none or the clauses are no tiers."""
    named = [value for value in values_of(blanked(_SPOKEN.sub("", question))) if value.unit]
    for quantity in named:
        tiers = [tier for clause in clauses if (tier := _tier(clause, quantity, units))]
        if len(tiers) == 1 and len([clause for clause in clauses if range_of(clause.text, quantity.unit)]) > 1:
            return tiers[0]
    return None


def _tier(clause: Clause, quantity: Value, units: frozenset[str]) -> Tier | None:
    found = range_of(clause.text, quantity.unit)
    if found is None or not found.low <= quantity.number < found.high:
        return None
    given = [value for value in values_of_kind(clause.text, units) if value.start >= found.end]
    return Tier(clause, given[0]) if given else None


def range_of(text: str, unit: str) -> Range | None:
    """From what on and below what a clause holds; None where it states no condition of that unit."""
    low, high, end, bounded = Fraction(0), Fraction(10**12), 0, False
    for value in values_of(blanked(text)):
        if value.unit != unit or (bounded and re.search(r"[，,].", text[end : value.start])):
            continue
        before, after = text[max(0, value.start - 2) : value.start], text[value.end : value.end + 2]
        if before in ("不满", "不足", "未满"):
            high, end, bounded = value.number, value.end, True
        elif before.endswith("满") or after in ("以上", "以后"):
            low, end, bounded = value.number, value.end, True
    return Range(low, high, end) if bounded else None
