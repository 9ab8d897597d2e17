"""Which habit a finding belongs to: what people decide on at once, because one cause or one slip of the hand makes it."""

from __future__ import annotations

from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import Part
from assistant.proofreading.aspects import aspects_of
from assistant.proofreading.findings import Finding
from assistant.rules.registry import group_of
from assistant.rules.rule import Change, Repair, Severity

Habit = tuple[str, ...]
ADVICE = "advice"
# Where each wrong word is another decision; what is safe is none.
_BY_WORDS = ("wording", "references")
_IN_SENTENCES = ("punctuation", "numerals", "references")
_EMPHASIS = ("B010", "P008")
_LABEL_SIGNS = ("N006", "N007", "N008", "N009")
_LABEL_TYPES = ("N003", "N004", "N005")
# Indents, alignment and blank lines of the text from title to date.
_PLACED = ("title", "body", "numbering", "attachment", "signature")
_ON_PAGES = (Part.PAGE, Part.HEADER, Part.FOOTER)


def habit_of(finding: Finding, cause: str, document: IdentifiedDocument) -> Habit:
    """What findings of one habit have alike.

    Args:
        finding: The finding.
        cause: What makes it look so, in Chinese; empty for words.
        document: The document in which it was found.
    """
    who = finding.repair.value, str(finding.fixable)
    if is_of_words(finding):
        return *_of_words(finding), *who
    if finding.rule.changes is Change.LAYOUT and is_only_advice(document):
        return ADVICE, *who
    return *_of_looks(finding, cause), *who


def is_only_advice(document: IdentifiedDocument) -> bool:
    """Whether what is said of the layout is no more than advice: it is not plainly an official document."""
    return document.character.genre is not None or not document.character.official


def is_of_words(finding: Finding) -> bool:
    """Whether words are wrong, and not only their look."""
    return finding.rule.changes is Change.TEXT and not aspects_of(finding) and not _is_of_page(finding)


def _is_of_page(finding: Finding) -> bool:
    zone = group_of(finding.rule)
    return zone == "page_number" or (zone == "page" and finding.violation.place.part in _ON_PAGES)


def _of_words(finding: Finding) -> Habit:
    code, zone = finding.rule.code, group_of(finding.rule)
    if zone == "elements":
        return (zone,)
    if finding.repair is Repair.SAFE and finding.fixable:
        return "safe words", zone if zone == "wording" else "sentences" if zone in _IN_SENTENCES else "elements"
    if code in _LABEL_SIGNS:
        return ("label signs",)
    return code, finding.violation.expected if zone in _BY_WORDS else ""


def _of_looks(finding: Finding, cause: str) -> Habit:
    code, zone = finding.rule.code, group_of(finding.rule)
    if _is_of_page(finding):
        return ("page",)
    if finding.repair is Repair.PERSON and finding.severity is Severity.INFO:
        return ("doubtful look",)
    if code in _EMPHASIS:
        return ("emphasis",)
    if aspects_of(finding):
        # What is repaired without a question is told by its cause, which may be mended there.
        return "look", cause if finding.repair is Repair.SAFE else ""
    if code in _LABEL_TYPES:
        return ("label types",)
    return ("placement",) if zone in _PLACED else (zone,)
