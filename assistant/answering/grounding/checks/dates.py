"""Dates, and parts of dates, must stand in a cited passage or be those of the version cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from assistant.answering.grounding.forms import DATE, DOCUMENT_NUMBER, TITLE, normal
from assistant.answering.grounding.source import Source
from assistant.answering.grounding.values import Value
from assistant.documents.numbering import chinese_to_int


class _Date(NamedTuple):
    """A date; 0 for what is not said."""

    year: int
    month: int
    day: int


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """The dates that no source holds; a source that says more than the sentence carries it."""
    held = {found for source in sources for found, _ in _dates(source.all)}
    plain = DOCUMENT_NUMBER.sub("", TITLE.sub("", normal(sentence)))
    for said, written in _dates(plain):
        if not any(_carries(found, said) for found in held):
            yield f"日期“{written}”不在所引条文中"


def _carries(held: _Date, said: _Date) -> bool:
    return all(not part or part == other for part, other in zip(said, held, strict=True))


def dates_as_values(text: str) -> tuple[Value, ...]:
    """The dates as values, so that what each is said of can be compared; dates with other parts have another unit."""
    return tuple(
        Value(
            Fraction(date.year * 10_000 + date.month * 100 + date.day),
            f"日期{bool(date.year):d}{bool(date.month):d}{bool(date.day):d}",
            match.start(),
            match.end(),
            match[0],
        )
        for date, match in _found(text)
    )


def _dates(text: str) -> Iterator[tuple[_Date, str]]:
    return ((date, match[0]) for date, match in _found(text))


def _found(text: str) -> Iterator[tuple[_Date, re.Match[str]]]:
    for match in DATE.finditer(text):
        year = _int(match["y"] or match["cy"])
        month = _int(match["m1"] or match["m2"] or match["m3"] or match["m4"] or match["cm"] or match["cm2"])
        day = _int(match["d1"] or match["d2"] or match["d3"] or match["cd"] or match["cd2"])
        yield _Date(year, month, day), match


def _int(numeral: str | None) -> int:
    if not numeral:
        return 0
    try:
        return chinese_to_int(numeral.replace("○", "〇").replace("零", "〇") if len(numeral) == 4 else numeral)
    except ValueError:
        return -1
