"""The words of groups of findings: a title, and one sentence that names the cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.proofreading.aspects import IN_ORDER, aspects_of, is_of_type
from assistant.proofreading.findings import Finding
from assistant.rules.rule import Change, Level

_MOST, _LONGEST = 3, 24
_VERBS = {Level.REQUIRED: "应为", Level.REGULATION: "应为", Level.STANDARD: "应为", Level.USUAL: "一般为"}


def title_of(findings: Sequence[Finding]) -> str:
    """A few words: the rule's own where there is one rule, else what is wrong with what."""
    titles = list(dict.fromkeys(each.rule.title for each in findings))
    if len(titles) == 1:
        return titles[0]
    aspects = _aspects(findings)
    return f"{_elements(findings)}{aspects}" if aspects else joined(titles)


def message_of(findings: Sequence[Finding], cause: str) -> str:
    """One sentence: what is wrong, what should be, and what makes it so."""
    first, looks = findings[0].violation, bool(aspects_of(findings[0]))
    because = f"，来自{cause}" if cause and looks else ""
    if len({each.violation.message for each in findings}) == 1:
        return f"{first.message.rstrip('。')}{because}。"
    if looks:
        return f"{'；'.join(_clauses(findings))}{because}。"
    if len({each.violation.expected for each in findings}) == 1:
        return f"{title_of(findings)}：{_is_and_should_be(findings)}。"
    pairs = dict.fromkeys((_short(each.violation.actual), _short(each.violation.expected)) for each in findings)
    said = "；".join(_pair(actual, expected, findings) for actual, expected in list(pairs)[:_MOST])
    return f"{said}{'；等等' if len(pairs) > _MOST else ''}。"


def _pair(actual: str, expected: str, findings: Sequence[Finding]) -> str:
    verb = _verb(findings)
    if findings[0].rule.changes is Change.LAYOUT:
        return f"{actual}，{verb}{expected}"
    return f"{_quoted(actual)}{verb.rstrip('为') if expected.startswith('删') else verb}{_quoted(expected)}"


def _quoted(text: str) -> str:
    return text if "“" in text or text.startswith("删") else f"“{text}”"


def _clauses(findings: Sequence[Finding]) -> list[str]:
    """What is wrong with type, and with spacing, each said of the elements that it is wrong with."""
    by_value: dict[str, list[Finding]] = {}
    for each in sorted(findings, key=lambda each: not is_of_type(aspects_of(each))):
        by_value.setdefault(each.violation.expected, []).append(each)
    return [f"{_elements(part)}{_aspects(part)}{_is_and_should_be(part)}" for part in by_value.values()]


def _is_and_should_be(findings: Sequence[Finding]) -> str:
    actual, expected = (joined(getattr(each.violation, name) for each in findings) for name in ("actual", "expected"))
    return f"现为{actual}，{_verb(findings)}{expected}"


def _aspects(findings: Sequence[Finding]) -> str:
    found = frozenset[str]().union(*(aspects_of(each) for each in findings))
    return "、".join(name for name in IN_ORDER if name in found)


def joined(values: Iterable[str]) -> str:
    """The values that come most often, each once."""
    counted = Counter(values).most_common(_MOST + 1)
    said = "、".join(_short(value) for value, _ in counted[:_MOST])
    return f"{said}等" if len(counted) > _MOST else said


def _verb(findings: Sequence[Finding]) -> str:
    """How binding the weakest source is, in a word: what is usual is not called a duty."""
    verbs = {_VERBS.get(each.rule.level, "通常为") for each in findings}
    return next(each for each in ("通常为", "一般为", "应为") if each in verbs)


def _elements(findings: Sequence[Finding]) -> str:
    elements = (each.violation.place.element for each in findings)
    named = list(Counter(each.value for each in elements if each).keys())
    return "、".join(named[:_MOST]) + (f"等 {len(named)} 种要素" if len(named) > _MOST else "")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
