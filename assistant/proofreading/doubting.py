"""Doubt first: how heavy a finding may be, and who may repair it, where it is not sure what it rests on.

A wrong comma is wrong whatever the paragraph is; where a title has to stand only matters if it is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assistant.documents.certainty import Certainty, least
from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.places import Part
from assistant.rules.registry import group_of
from assistant.rules.rule import Change, Repair, Rule, Severity, Violation

_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_REPAIRS = (Repair.SAFE, Repair.CONFIRM, Repair.PERSON)
_TEXT_PARTS = (Part.BODY, Part.TABLE, Part.TEXT_BOX)
_AT_MOST = {Certainty.LIKELY: Severity.WARNING, Certainty.UNSURE: Severity.INFO}
_AT_LEAST = {Certainty.LIKELY: Repair.CONFIRM, Certainty.UNSURE: Repair.PERSON}
_SAID = {
    Certainty.LIKELY: "（这一段看来是{element}，请核对。）",
    Certainty.UNSURE: "（不能确定这一段是不是{element}，仅供参考。）",
}
_NO_OFFICIAL_DOCUMENT = "（{genre}不是公文，仅供参考。）"
# Rules that only concern what is issued as an official document: recipients, order of elements, greetings, the separator.
_OF_OFFICIAL_DOCUMENTS = ("B001", "B002", "B003", "B012", "B016", "T004")
_GROUPS_OF_OFFICIAL_DOCUMENTS = ("masthead", "signature", "imprint", "special", "routing", "attachment", "elements")


class Doubting:
    """Weighs the violations of one document.

    Args:
        document: The document with its elements.
    """

    def __init__(self, document: IdentifiedDocument) -> None:
        self._document = document
        self._by_address: Mapping[int, IdentifiedParagraph] = {
            each.address: each for each in document.paragraphs if each.address >= 0
        }

    def asks(self, rule: Rule) -> bool:
        """Whether a rule has anything to say of such a document: what is no official document has no masthead or imprint."""
        of_official_documents = group_of(rule) in _GROUPS_OF_OFFICIAL_DOCUMENTS or rule.code in _OF_OFFICIAL_DOCUMENTS
        return self._document.character.genre is None or not of_official_documents

    def weighed(self, rule: Rule, severity: Severity, violation: Violation) -> tuple[Severity, Violation]:
        """A violation and its severity, lighter and with a repair that asks more where there is doubt.

        Args:
            rule: The rule.
            severity: How heavy it would be without doubt.
            violation: What the rule says.
        """
        severity = _lighter(severity, violation.severity or severity)
        character = self._document.character
        genre, layout = character.genre, not rests_on_text(rule)
        if genre is not None and layout and rule.changes is Change.LAYOUT:
            note = _NO_OFFICIAL_DOCUMENT.format(genre=genre.value.partition("、")[0])
            return Severity.INFO, replace(violation, message=_with(violation.message, note), repair=Repair.PERSON)
        if rule.renumbers and not character.official:
            # Annexes and clauses of a contract count anew where nothing tells it.
            violation = replace(violation, repair=Repair.PERSON)
        if not layout:
            return severity, violation
        if not character.official and rule.changes is Change.LAYOUT:
            # Whoever has said nothing of it may as well have brought what has a look of its own.
            severity, violation = _lighter(severity, Severity.WARNING), replace(violation, repair=Repair.PERSON)
        return self._doubted(rule, severity, violation)

    def _doubted(self, rule: Rule, severity: Severity, violation: Violation) -> tuple[Severity, Violation]:
        place = violation.place
        own = self._by_address.get(place.address) if place.address is not None and place.part in _TEXT_PARTS else None
        told = own.certainty if own is not None else Certainty.SURE
        edited = least(each.certainty for each in self._edited(violation))
        repair = violation.repair or rule.repair
        for certainty in (told, edited):
            repair = max(repair, _AT_LEAST.get(certainty, repair), key=_REPAIRS.index)
        if told is Certainty.SURE or own is None:
            return severity, replace(violation, repair=repair)
        note = _SAID[told].format(element=own.element.value)
        return _lighter(severity, _AT_MOST[told]), replace(
            violation, repair=repair, message=_with(violation.message, note)
        )

    def _edited(self, violation: Violation) -> Iterator[IdentifiedParagraph]:
        """The paragraphs that its edits touch."""
        for edit in violation.all_edits:
            address = getattr(edit, "paragraph", None)
            if isinstance(address, int) and address in self._by_address:
                yield self._by_address[address]


def rests_on_text(rule: Rule) -> bool:
    """Whether a rule is one of words that hold whatever a paragraph is, and not one of an element or of the layout."""
    return rule.changes is Change.TEXT and (not rule.elements or Element.BODY in rule.elements)


def _lighter(one: Severity, other: Severity) -> Severity:
    return max(one, other, key=_SEVERITIES.index)


def _with(message: str, note: str) -> str:
    """A message with a note before its last stop."""
    return f"{message.removesuffix('。')}{note[:-2]}）。" if message.endswith("。") else message + note
