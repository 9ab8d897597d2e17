"""Which findings are to be repaired, and how the repairs are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from assistant.proofreading.findings import Finding
from assistant.proofreading.grouping import Group
from assistant.proofreading.report_shapes import ChoiceEntry
from assistant.rules.rule import Repair


class FixMode(Enum):
    """How repairs are written into the copy; the value is what people read."""

    TRACKED = "修订稿"
    CLEAN = "清洁稿"

    @property
    def code(self) -> str:
        """Its spelling in commands and JSON."""
        return self.name.lower()


class Track(Enum):
    """Which changes of a tracked copy bear marks; the value is what people read."""

    TEXT = "只有文字改动留修订标记"
    ALL = "全部改动都留修订标记"

    @property
    def code(self) -> str:
        """Its spelling in commands and JSON."""
        return self.name.lower()


@dataclass(frozen=True)
class Choice:
    """Which findings are to be repaired: safe ones always, those to confirm only where they are chosen.

    Attributes:
        accept: Ids of findings, or of groups of them, that somebody has confirmed.
        rules: Codes of rules; where any are given only their findings are repaired, those to confirm too.
        include_confirm: Whether all findings to confirm are.
        only_accepted: Whether nothing but the findings in ``accept`` is repaired, not even safe ones.
    """

    accept: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    include_confirm: bool = False
    only_accepted: bool = False

    def wants(self, finding: Finding) -> bool:
        """Whether a finding is to be repaired."""
        if finding.repair is Repair.PERSON:
            return False
        if finding.id in self.accept:
            return True
        if self.only_accepted or (self.rules and finding.rule.code not in self.rules):
            return False
        return finding.repair is Repair.SAFE or self.include_confirm or bool(self.rules)

    def with_groups(self, groups: Iterable[Group]) -> Choice:
        """The same choice, where the groups that it names stand for their findings."""
        named = (each.id for group in groups if group.id in self.accept for each in group.findings)
        return replace(self, accept=self.accept | frozenset(named))

    def why_not(self, finding: Finding) -> str:
        """Why a finding is not repaired, for people."""
        if finding.repair is Repair.PERSON:
            return "需要人工判断和修改。"
        return "没有选择这一处。" if finding.repair is Repair.SAFE else "需要确认后才修改，这次没有选择。"

    def as_json(self) -> ChoiceEntry:
        """The choice as it goes to the process that repairs."""
        return {
            "accept": sorted(self.accept),
            "rules": sorted(self.rules),
            "include_confirm": self.include_confirm,
            "only_accepted": self.only_accepted,
        }

    @classmethod
    def of(cls, said: ChoiceEntry) -> Choice:
        """The choice that was sent."""
        flags = said["include_confirm"], said["only_accepted"]
        return cls(frozenset(said["accept"]), frozenset(said["rules"]), *flags)
