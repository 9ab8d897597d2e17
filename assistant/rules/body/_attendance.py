"""The list of who took part in a meeting, which minutes set in a way of its own (GB/T 9704—2012, 10.3)."""

from __future__ import annotations

import re

from assistant.rules.layout import is_sentence
from assistant.rules.vocabulary import *

_LABEL = re.compile(
    r"\s*(?:会议|与会)?(?:出\s*席|请\s*假|列\s*席|参\s*加|参\s*会|主\s*持|记\s*录|缺\s*席|时\s*间|地\s*点|议\s*题|与会)"
    r"(?:人员|单位|领导|同志|会议|人)*\s*[：:]"
)
_MINUTES = re.compile(r"纪要|会议记录")
# A list of names over several paragraphs; no sentence is one.
_LONGEST_LIST = 12


def attendance_label(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> int:
    """The length of 出席： and the like at the start of a paragraph of minutes; 0 where there is none."""
    label = _LABEL.match(paragraph.own_text) if _are_minutes(document) else None
    return label.end() if label else 0


def is_attendance(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether a paragraph of minutes lists who took part."""
    if attendance_label(document, paragraph) > 0:
        return True
    return _are_minutes(document) and _continues(document, paragraph)


def _are_minutes(document: IdentifiedDocument) -> bool:
    return document.format is DocumentFormat.MINUTES or _MINUTES.search(document.text_of(Element.TITLE)) is not None


def _continues(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether names go on from the paragraphs above: no sentence stands between them and the label."""
    at = document.position(paragraph)
    for each in (document.paragraphs[above] for above in range(at, max(at - _LONGEST_LIST, -1), -1)):
        if attendance_label(document, each):
            return True
        if not each.own_text.strip() or each.element.heading_level is not None or is_sentence(each):
            return False
    return False
