"""One habit is one group: findings of one cause with all their places, what people decide on at once."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import Location
from assistant.proofreading.aspects import aspects_of, is_of_type
from assistant.proofreading.causes import Causes
from assistant.proofreading.findings import Finding
from assistant.proofreading.group_wording import advice_on, joined, message_of, title_of
from assistant.proofreading.habits import ADVICE, Habit, habit_of, is_of_words
from assistant.proofreading.place_names import applying, place_key
from assistant.proofreading.report_shapes import GroupEntry
from assistant.rules.rule import Change, Repair, Severity

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


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
    members: dict[Habit, list[Finding]] = {}
    for each in findings:
        members.setdefault(habit_of(each, cause_of[each.id], document), []).append(each)
    taken: Counter[str] = Counter()
    groups = [_group(habit, found, cause_of, taken) for habit, found in members.items()]
    return tuple(sorted(groups, key=lambda each: (each.kind is Change.LAYOUT, _ORDER.index(each.severity))))


def _group(habit: Habit, findings: Sequence[Finding], cause_of: dict[str, str], taken: Counter[str]) -> Group:
    causes = {cause_of[each.id] for each in findings}
    cause = causes.pop() if len(causes) == 1 else ""
    digest = hashlib.sha256(repr(habit).encode()).hexdigest()[:8]
    taken[digest] += 1
    number = f"G-{digest}" + (f"-{taken[digest]}" if taken[digest] > 1 else "")
    kind = Change.TEXT if all(is_of_words(each) for each in findings) else Change.LAYOUT
    if habit[0] == ADVICE:
        return Group(number, kind, *advice_on(findings), "", tuple(findings))
    return Group(number, kind, title_of(findings), message_of(findings, cause), cause, tuple(findings))
