"""A hundred questions about versions: asked for a day beside the question, and in the words of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from evals.versions.families import FAMILIES, Family, article_of

TODAY = date(2026, 12, 1)
COUNT = 100


@dataclass(frozen=True)
class VersionQuestion:
    """A question about a version.

    Attributes:
        form: How the time is told: ``as of``, ``year``, ``month`` …; ``today`` for not at all, ``too early`` for a day
            before the first version.
        as_of: The day beside the question; None for none.
        wanted: Document and article that a right answer cites first; None where it must refuse.
        value: The number that it gives.
        now: The document that holds today.
    """

    id: str
    form: str
    question: str
    as_of: date | None
    wanted: tuple[str, str] | None
    value: str
    now: str


def version_questions() -> list[VersionQuestion]:
    """The same hundred every time, families and forms taken in turn."""
    found: list[VersionQuestion] = []
    makers = [_as_of, _year, _month, _then, _by_rule, _before_amendment, _old_law, _today, _day_named, _too_early]
    turn = 0
    while len(found) < COUNT:
        family = FAMILIES[turn % len(FAMILIES)]
        rule = (turn // len(FAMILIES)) % len(family.rules)
        version = (turn // 3) % len(family.begins)
        make = makers[(turn + turn // len(FAMILIES)) % len(makers)]
        found.append(make(f"v{turn + 1:03d}", family, version, rule))
        turn += 1
    return found


def _right(
    number: str, form: str, question: str, family: Family, version: int, rule: int, as_of: date | None = None
) -> VersionQuestion:
    now = family.source_id(len(family.begins) - 1)
    wanted = family.source_id(version), article_of(version, rule)
    return VersionQuestion(number, form, question, as_of, wanted, family.rules[rule].values[version], now)


def _within(family: Family, version: int) -> date:
    """A day on which a version is law, in a year in which no other one is."""
    start = family.begins[version]
    return date(start.year + 1, 6, 15) if _end(family, version) > date(start.year + 1, 12, 31) else start


def _end(family: Family, version: int) -> date:
    return family.begins[version + 1] if version + 1 < len(family.begins) else TODAY + timedelta(1)


def _as_of(number: str, family: Family, version: int, rule: int) -> VersionQuestion:
    """In turn the first day, the last day and one between: each belongs to the version."""
    days = (family.begins[version], _end(family, version) - timedelta(1), _within(family, version))
    return _right(number, "as of", f"{family.rules[rule].question}？", family, version, rule, days[rule % len(days)])


def _year(number: str, family: Family, version: int, rule: int) -> VersionQuestion:
    day = _within(family, version)
    return _right(number, "year", f"{day.year}年时{family.rules[rule].question}？", family, version, rule)


def _month(number: str, family: Family, version: int, rule: int) -> VersionQuestion:
    day = _within(family, version)
    question = f"{day.year}年{day.month}月的时候，{family.rules[rule].question}？"
    return _right(number, "month", question, family, version, rule)


def _then(number: str, family: Family, version: int, rule: int) -> VersionQuestion:
    day = _within(family, version)
    return _right(number, "then", f"{day.year}年那会儿{family.rules[rule].question}", family, version, rule)


def _by_rule(number: str, family: Family, version: int, rule: int) -> VersionQuestion:
    day = _within(family, version)
    return _right(number, "by rule", f"按{day.year}年的规定，{family.rules[rule].question}？", family, version, rule)


def _day_named(number: str, family: Family, version: int, rule: int) -> VersionQuestion:
    day = family.begins[version]
    question = f"{family.rules[rule].question}，{day.year}年{day.month}月{day.day}日当时怎么规定的？"
    return _right(number, "day named", question, family, version, rule)


def _before_amendment(number: str, family: Family, version: int, rule: int) -> VersionQuestion:
    del version
    question = f"{family.rules[rule].question}，修订前是怎么规定的？"
    return _right(number, "before amendment", question, family, len(family.begins) - 2, rule)


def _old_law(number: str, family: Family, version: int, rule: int) -> VersionQuestion:
    del version
    question = f"旧规定里{family.rules[rule].question}？"
    return _right(number, "old law", question, family, len(family.begins) - 2, rule)


def _today(number: str, family: Family, version: int, rule: int) -> VersionQuestion:
    del version
    question = f"{family.rules[rule].question}？"
    return _right(number, "today", question, family, len(family.begins) - 1, rule)


def _too_early(number: str, family: Family, version: int, rule: int) -> VersionQuestion:
    del version
    now = family.source_id(len(family.begins) - 1)
    question = f"{family.rules[rule].question}？"
    return VersionQuestion(number, "too early", question, date(1999, 12, 31), None, "", now)


def forms() -> Iterator[str]:
    """Every way in which the time is told."""
    yield from dict.fromkeys(question.form for question in version_questions())
