"""The words of groups of findings: a title, and one sentence that names the cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from assistant.proofreading.aspects import IN_ORDER, aspects_of, is_of_type
from assistant.proofreading.findings import Finding
from assistant.rules.rule import Change, Level

_MOST, _LONGEST = 3, 24
_MOST_WORDS, _MOST_ADVICE = 6, 6
_VERBS = {Level.REQUIRED: "应为", Level.REGULATION: "应为", Level.STANDARD: "应为", Level.USUAL: "一般为"}


def title_of(findings: Sequence[Finding]) -> str:
    """A few words: the rule's own where there is one rule, else what is wrong with what."""
    titles = list(dict.fromkeys(each.rule.title for each in findings))
    if len(titles) == 1:
        return titles[0]
    return f"{_elements(findings)}{_aspects(findings)}" if _are_looks(findings) else joined(titles)


def advice_on(findings: Sequence[Finding]) -> tuple[str, str]:
    """The title and the sentence on the layout of what is no official document: what differs, and no more."""
    titles = [title for title, _ in Counter(each.rule.title for each in findings).most_common()]
    more = f"等 {len(titles)} 个方面" if len(titles) > _MOST_ADVICE else ""
    return "版面建议", f"与公文格式不同的有{'、'.join(titles[:_MOST_ADVICE])}{more}；不是公文的，不必照改。"


def message_of(findings: Sequence[Finding], cause: str) -> str:
    """One sentence: what is wrong, what should be, and what makes it so."""
    first, looks = findings[0].violation, _are_looks(findings)
    because = f"，来自{cause}" if cause and looks else ""
    if len({each.violation.message for each in findings}) == 1:
        return f"{first.message.rstrip('。')}{because}。"
    if looks:
        return f"{_listed(_clauses(findings))}{because}。"
    if len({each.violation.expected for each in findings}) == 1:
        return f"{title_of(findings)}：{_is_and_should_be(findings)}。"
    # Words are told one by one: whoever reads them decides on each.
    words = all(each.violation.replacement is not None for each in findings)
    return f"{_listed(_pairs(findings), _MOST_WORDS if words else _MOST)}。"


def _are_looks(findings: Sequence[Finding]) -> bool:
    """Whether all of them are about typeface, size and spacing."""
    return all(aspects_of(each) for each in findings)


def _listed(clauses: Iterable[str], most: int = _MOST) -> str:
    """The first clauses, each once."""
    said = list(dict.fromkeys(clauses))
    return "；".join(said[:most]) + ("；等等" if len(said) > most else "")


def _pairs(findings: Sequence[Finding]) -> Iterator[str]:
    """What is there and what should be: first one of each rule, then the others."""
    of_rule = {each.rule.code: each for each in reversed(findings)}
    firsts = [each for each in findings if of_rule[each.rule.code] is each]
    yield from (_pair(each) for each in (*firsts, *findings))


def _pair(finding: Finding) -> str:
    verb = _verb([finding])
    actual, expected = _short(finding.violation.actual), _short(finding.violation.expected)
    if actual.startswith("没有"):
        return f"{actual}，应补上"
    if finding.rule.changes is Change.LAYOUT or (finding.violation.edits and finding.violation.replacement is None):
        return f"{actual}，{verb}{expected}"
    return f"{_quoted(actual)}{verb.rstrip('为') if expected.startswith('删') else verb}{_quoted(expected)}"


def _quoted(text: str) -> str:
    return text if "“" in text or text.startswith("删") else f"“{text}”"


def _clauses(findings: Sequence[Finding]) -> Iterator[str]:
    """What is wrong with type, and with spacing, each said of the elements that it is wrong with."""
    by_value: dict[str, list[Finding]] = {}
    for each in sorted(findings, key=lambda each: not is_of_type(aspects_of(each))):
        by_value.setdefault(each.violation.expected, []).append(each)
    return (f"{_elements(part)}{_aspects(part)}{_is_and_should_be(part)}" for part in by_value.values())


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
