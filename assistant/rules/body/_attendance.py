"""The list of who took part in a meeting, which minutes set in a way of its own (GB/T 9704—2012, 10.3)."""

from __future__ import annotations

import re

from assistant.rules.vocabulary import *

_LABEL = re.compile(r"\s*(?:出席|请假|列席|参加|主持|记录|缺席|时间|地点)(?:人员|单位)?\s*[：:]")


def attendance_label(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> int:
    """The length of 出席： and the like at the start of a paragraph of minutes; 0 where there is none."""
    label = _LABEL.match(paragraph.own_text) if document.format is DocumentFormat.MINUTES else None
    return label.end() if label else 0


def is_attendance(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether a paragraph of minutes lists who took part."""
    return attendance_label(document, paragraph) > 0
