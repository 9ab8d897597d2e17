"""One habit is one group: findings of one cause with all their places, what people decide on at once."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import Location, Part
from assistant.proofreading.aspects import aspects_of, is_of_type
from assistant.proofreading.causes import DIRECT, Causes
from assistant.proofreading.findings import Finding
from assistant.proofreading.group_wording import joined, message_of, title_of
from assistant.proofreading.place_names import applying, place_key
from assistant.proofreading.report_shapes import GroupEntry
from assistant.rules.registry import group_of
from assistant.rules.rule import Change, Repair, Severity

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
# Each of these speaks of other words and other documents: what should stand there tells the cases apart.
_BY_WORDS = ("wording", "references")
_Key = tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Findings that a person decides on at once.

    Attributes:
        id: The same for the same file and rules.
        kind: Whether words or the layout are wrong.
        title: Chinese, a few words.
        message: A Chinese sentence that names the cause.
        cause: What makes it look so, in Chinese; empty for words and where it is not one.
        findings: In reading order.
    """

    id: str
    kind: Change
    title: str
    message: str
    cause: str
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """That of the heaviest finding."""
        return min((each.severity for each in self.findings), key=_ORDER.index)

    @property
    def repair(self) -> Repair:
        """Who may repair it; all its findings agree."""
        return self.findings[0].repair

    @property
    def places(self) -> tuple[Location, ...]:
        """Where it stands, in reading order: for the layout a paragraph once, for words each stretch."""
        places = [each.violation.place for each in self.findings]
        firsts = {place_key(place.as_json(), self.kind.value): place for place in reversed(places)}
        return tuple(reversed(firsts.values()))

    def as_json(self) -> GroupEntry:
        """The group as ``gongwu check --json`` prints it."""
        places = self.places
        # Type before spacing, as the sentence says it.
        said = sorted(self.findings, key=lambda each: not is_of_type(aspects_of(each)))
        return {
            "id": self.id,
            "kind": self.kind.value,
            "rules": list(dict.fromkeys(each.rule.code for each in self.findings)),
            "title": self.title,
            "message": self.message,
            "cause": self.cause,
            "severity": self.severity.value,
            "repair": self.repair.value,
            "fixable": self.findings[0].fixable,
            "actual": joined(each.violation.actual for each in said),
            "expected": joined(each.violation.expected for each in said),
            "count": len(places),
            "places": [applying(each.as_json()) for each in places],
            "findings": [each.id for each in self.findings],
        }


def grouped(document: IdentifiedDocument, findings: Sequence[Finding]) -> tuple[Group, ...]:
    """The groups of findings: words before the layout, heavier ones first, then in reading order.

    Args:
        document: The document in which they were found.
        findings: In reading order.
    """
    causes = Causes(document)
    cause_of = {each.id: causes.of(each.violation) for each in findings}
    keys = _keys(findings, cause_of)
    members: dict[_Key, list[Finding]] = {}
    for each in findings:
        members.setdefault(keys[each.id], []).append(each)
    taken: Counter[str] = Counter()
    groups = [_group(key, found, cause_of, taken) for key, found in members.items()]
    return tuple(sorted(groups, key=lambda each: (each.kind is Change.LAYOUT, _ORDER.index(each.severity))))


def _group(key: _Key, findings: Sequence[Finding], cause_of: dict[str, str], taken: Counter[str]) -> Group:
    causes = {cause_of[each.id] for each in findings}
    cause = causes.pop() if len(causes) == 1 else ""
    digest = hashlib.sha256(repr(key).encode()).hexdigest()[:8]
    taken[digest] += 1
    number = f"G-{digest}" + (f"-{taken[digest]}" if taken[digest] > 1 else "")
    return Group(
        number, findings[0].rule.changes, title_of(findings), message_of(findings, cause), cause, tuple(findings)
    )


def _keys(findings: Sequence[Finding], cause_of: dict[str, str]) -> dict[str, _Key]:
    """What findings of one habit have alike, by the ids of the findings."""
    aspects = {each.id: aspects_of(each) for each in findings}
    typed = [each for each in findings if is_of_type(aspects[each.id])]
    wanted = {_element(each): each.violation.expected for each in typed}
    keys = {each.id: _look_key(each, cause_of[each.id], each.violation.expected) for each in typed}
    known = set(keys.values())
    for each in findings:
        if each.id in keys:
            continue
        if not aspects[each.id]:
            keys[each.id] = _plain_key(each)
            continue
        key = _look_key(each, cause_of[each.id], wanted.get(_element(each), ""))
        keys[each.id] = key if key in known else _look_key(each, cause_of[each.id], "")
    return keys


def _look_key(finding: Finding, cause: str, expected: str) -> _Key:
    """A style or the defaults spoil all that hangs on them; what was set directly is told apart by what is wanted."""
    apart = expected if cause == DIRECT else ""
    return "look", cause, apart, *_who(finding)


def _plain_key(finding: Finding) -> _Key:
    rule, place = finding.rule, finding.violation.place
    zone = group_of(rule)
    if rule.changes is Change.TEXT:
        return rule.code, finding.violation.expected if zone in _BY_WORDS else "", *_who(finding)
    if zone == "page_number" or (zone == "page" and place.part is Part.PAGE):
        return zone, *_who(finding)
    return rule.code, *_who(finding)


def _who(finding: Finding) -> _Key:
    return finding.repair.value, str(finding.fixable)


def _element(finding: Finding) -> str:
    element = finding.violation.place.element
    return element.value if element else ""
