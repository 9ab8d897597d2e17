"""Compares a passage of a guide with the texts it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.knowledge.citations import Citation, CitationError, parse_basis
from tests.knowledge.guides import Passage
from tests.knowledge.quantities import Quantity, quantities, with_parts_of_dates
from tests.knowledge.sources import FactSource, LegalText, WrongCitation, count_items

_EXAMPLE = re.compile(r"“[^”]*”|《[^》]*》")
_WORKING_DAYS = re.compile(r"(?:是指|以)工作日")


@dataclass
class Findings:
    """What the check of passages found.

    Attributes:
        errors: Wrong citations and numbers that stand in none of the cited texts.
        checked: Citations whose text was found.
        unknown: Citations that no source at hand holds.
        unproved: Numbers that may stand in a text that is not at hand.
        examples: How many numbers stand in quotation marks and so were not compared.
    """

    errors: list[str] = field(default_factory=list[str])
    checked: list[Citation] = field(default_factory=list[Citation])
    unknown: list[Citation] = field(default_factory=list[Citation])
    unproved: list[str] = field(default_factory=list[str])
    examples: int = 0


def _look_up(citation: Citation, sources: Sequence[FactSource]) -> tuple[str, LegalText | None] | None:
    for source in sources:
        if found := source.look_up(citation):
            return found
    return None


def _with_dates(text: str, law: LegalText | None) -> str:
    """Adds the dates of the law's version as 2024年2月27日, so that a passage may name them."""
    dates = {*law.dates, law.version} if law else set[str]()
    spelled = [
        "{}年{}月{}日".format(*map(int, date.split("-"))) for date in dates if re.fullmatch(r"\d{4}-\d\d-\d\d", date)
    ]
    return "\n".join([text, *spelled])


def _stands_in(quantity: Quantity, source: set[Quantity], lists: set[int], working_days: bool) -> bool:
    values = {other.value for other in source}
    if not quantity.unit:
        return quantity.value in values
    if quantity.counts:
        return quantity.value in values | lists
    exact = {(other.value, other.unit) for other in source}
    as_days = working_days and quantity.unit == "工作日" and (quantity.value, "日") in exact
    return (quantity.value, quantity.unit) in exact or as_days


def check_passage(passage: Passage, sources: Sequence[FactSource], findings: Findings) -> None:
    """Adds to the findings what the passage's 依据 and numbers give.

    A number must stand, with its unit, in one of the cited texts. Words in quotation marks are examples and titles
    in 《》 are names: neither is a fact.
    """
    texts: list[str] = []
    unknown: list[Citation] = []
    try:
        citations = parse_basis(passage.basis)
        for citation in citations:
            found = _look_up(citation, sources)
            if found:
                texts.append(_with_dates(*found))
                findings.checked.append(citation)
            else:
                unknown.append(citation)
    except (CitationError, WrongCitation) as error:
        findings.errors.append(f"{passage.place}：{error}")
        return
    findings.unknown += unknown
    findings.examples += sum(len(quantities(example)) for example in _EXAMPLE.findall(passage.text))
    missing = _missing_numbers(passage, texts)
    report = findings.unproved if unknown else findings.errors
    report += [f"{passage.place}：“{number}”不在所引条文中（{passage.basis}）" for number in missing]


def _missing_numbers(passage: Passage, texts: list[str]) -> list[str]:
    source = with_parts_of_dates(set[Quantity]().union(*map(quantities, texts)))
    lists = {passage.list_length, *map(count_items, texts)}
    working_days = any(_WORKING_DAYS.search(text) for text in texts)
    stated = quantities(_EXAMPLE.sub("|", passage.text))
    return sorted(number.written for number in stated if not _stands_in(number, source, lists, working_days))
