"""Runs the rules that a profile wants over a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.documents.document import OfficialDocument
from assistant.documents.document_types import NOTHING_STATED, StatedKind
from assistant.documents.identify import IdentifiedDocument, identify
from assistant.documents.places import Location, Part
from assistant.proofreading.doubting import Doubting
from assistant.proofreading.findings import Abstention, Finding, numbered
from assistant.proofreading.grouping import Group, grouped
from assistant.proofreading.paragraphs import paragraphs_as_json
from assistant.proofreading.report_shapes import Report
from assistant.rules.profile import Profile
from assistant.rules.registry import select
from assistant.rules.rule import CannotTell, Rule, Severity, Violation

MOST_OF_A_RULE = 20_000
"""How many findings of one rule are told one by one; nobody reads more, and four rules' worth of them fit the memory of a check."""
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True)
class CheckReport:
    """What was found in one document.

    Attributes:
        document: The document with its elements.
        profile: The house norm that was used.
        findings: What departs from the rules, in reading order.
        cannot_tell: What the file does not let decide.
        not_judged: Chinese sentences on what was left out, as all layout of pasted text.
        text_only: Whether only its text is known.
        stated: What somebody has said that it is.
    """

    document: IdentifiedDocument
    profile: Profile
    findings: tuple[Finding, ...]
    cannot_tell: tuple[Abstention, ...]
    not_judged: tuple[str, ...] = ()
    text_only: bool = False
    stated: StatedKind = NOTHING_STATED

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The findings by habit, as people work through them."""
        return grouped(self.document, self.findings)

    @property
    def summary(self) -> dict[str, int]:
        """Number of findings of each severity, of those that a program could repair, and of groups."""
        counts = {each.value: sum(f.severity is each for f in self.findings) for each in _SEVERITIES}
        fixable = sum(finding.fixable for finding in self.findings)
        return {**counts, "fixable": fixable, "groups": len(self.groups)}

    def as_json(self) -> Report:
        """The report as ``gongwu check --json`` prints it."""
        kind, character = self.document.document_type, self.document.character
        return {
            "file": self.document.document.source_name,
            "document_type": kind.type.value if kind else None,
            "format": self.document.format.value,
            "official": character.official,
            "reasons": list(character.reasons),
            "genre": character.genre.value if character.genre else None,
            "candidates": [each.value for each in character.candidates],
            "profile": self.profile.name,
            "elements": [
                {
                    "paragraph": each.place.paragraph,
                    "element": each.element.value,
                    "text": each.text,
                    "certainty": each.certainty.code,
                    "evidence": each.evidence,
                    "doubts": [doubt.reason for doubt in each.doubts],
                }
                for each in self.document.paragraphs
                if each.place.table is None and each.place.text_box is None
            ],
            "findings": [finding.as_json() for finding in self.findings],
            "groups": [group.as_json() for group in self.groups],
            "cannot_tell": [each.as_json() for each in self.cannot_tell],
            "not_judged": list(self.not_judged),
            "paragraphs": paragraphs_as_json(self.document, text_only=self.text_only),
            "summary": self.summary,
        }


def check_document(
    document: OfficialDocument,
    profile: Profile,
    *,
    text_only: bool = False,
    not_judged: tuple[str, ...] = (),
    stated: StatedKind = NOTHING_STATED,
) -> CheckReport:
    """Checks a document that has been read.

    Args:
        document: The document.
        profile: The house norm.
        text_only: Whether only its text is known, as of pasted text: rules of layout are left out.
        not_judged: What else was left out, in Chinese.
        stated: What somebody has said that it is.

    Raises:
        ProfileError: The profile names what does not exist.
    """
    identified = identify(document, stated)
    doubting = Doubting(identified)
    found: list[tuple[Rule, Severity, Violation]] = []
    abstained: list[Abstention] = []
    for rule, severity in select(profile):
        if (text_only and not rule.on_text) or not doubting.asks(rule):
            continue
        told, untold = 0, 0
        for verdict in rule.check(identified):
            if isinstance(verdict, CannotTell):
                abstained.append(Abstention(rule, verdict.reason))
            elif told < MOST_OF_A_RULE:
                told += 1
                found.append((rule, *doubting.weighed(rule, severity, verdict)))
            else:
                untold += 1
        if untold:
            abstained.append(Abstention(rule, _too_many(told, untold)))
    order = {place: at for at, place in enumerate(_places(identified))}
    found.sort(key=lambda each: _position(each[2].place, order))
    return CheckReport(identified, profile, numbered(found), tuple(abstained), not_judged, text_only, stated)


def _too_many(told: int, untold: int) -> str:
    return f"同类问题有 {told + untold} 处，只列出前 {told} 处；改好这些后再校对一次，会列出其余的 {untold} 处。"


def _places(document: IdentifiedDocument) -> Iterator[tuple[Part, int | None, int | None, int | None, int | None]]:
    for each in document.paragraphs:
        place = each.place
        if place.text_box is not None:
            yield Part.TEXT_BOX, place.text_box, None, None, place.paragraph
        elif place.table is not None:
            yield Part.TABLE, place.table, place.row, place.column, place.paragraph
        else:
            yield Part.BODY, None, None, None, place.paragraph


def _position(
    place: Location, order: dict[tuple[Part, int | None, int | None, int | None, int | None], int]
) -> tuple[int, int, int]:
    """The page first, then paragraphs in reading order, then headers, footers and notes."""
    if place.part is Part.PAGE:
        return -1, place.section or 0, 0
    at = order.get((place.part, place.index, place.row, place.column, place.paragraph), len(order))
    return at, place.start if place.start is not None else -1, place.paragraph or 0
