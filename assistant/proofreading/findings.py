"""What proofreading finds: findings with stable ids, what cannot be told, and how many there are of each."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.proofreading.report_shapes import AbstentionEntry, FindingEntry
from assistant.rules.registry import group_of
from assistant.rules.rule import Repair, Rule, Severity, Violation


@dataclass(frozen=True)
class Finding:
    """A departure from a rule at a place.

    Attributes:
        id: The same for the same file and rules: made of the rule, the place and what stands there.
        rule: The rule.
        severity: How heavy it is under the profile.
        violation: What the rule says.
    """

    id: str
    rule: Rule
    severity: Severity
    violation: Violation

    @property
    def repair(self) -> Repair:
        """Who may repair it."""
        return self.violation.repair or self.rule.repair

    @property
    def fixable(self) -> bool:
        """Whether a program can repair it: a person need not, and there are edits that do."""
        return self.repair is not Repair.PERSON and bool(self.violation.all_edits)

    def as_json(self) -> FindingEntry:
        """The finding as ``gongwu check --json`` prints it."""
        return {
            "id": self.id,
            "rule": self.rule.code,
            "title": self.rule.title,
            "group": group_of(self.rule),
            "severity": self.severity.value,
            "level": self.rule.level.wording,
            "clause": self.rule.clause,
            "message": self.violation.message,
            "place": self.violation.place.as_json(),
            "actual": self.violation.actual,
            "expected": self.violation.expected,
            "replacement": self.violation.replacement,
            "repair": self.repair.value,
            "changes": self.rule.changes.value,
            "fixable": self.fixable,
        }


@dataclass(frozen=True)
class Abstention:
    """A rule that applies, but that the file does not let decide."""

    rule: Rule
    reason: str

    def as_json(self) -> AbstentionEntry:
        """The abstention as ``gongwu check --json`` prints it."""
        return {"rule": self.rule.code, "title": self.rule.title, "reason": self.reason}


def numbered(found: Iterable[tuple[Rule, Severity, Violation]]) -> tuple[Finding, ...]:
    """Findings with their ids; what two rules or places have alike is told apart by a count."""
    seen: Counter[str] = Counter()
    findings: list[Finding] = []
    for rule, severity, violation in found:
        place = violation.place
        where = (place.part.value, place.section, place.index, place.row, place.column, place.paragraph, place.margin)
        text = repr((rule.code, *where, place.start, place.end, violation.actual, violation.expected))
        key = hashlib.sha256(text.encode()).hexdigest()[:8]
        seen[key] += 1
        suffix = f"-{seen[key]}" if seen[key] > 1 else ""
        findings.append(Finding(f"{rule.code}-{key}{suffix}", rule, severity, violation))
    return tuple(findings)
