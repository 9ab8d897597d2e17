"""Which of two equally fitting texts comes first: the place that is meant, then the rank of the law.

A rule of another province than the one in the question rarely answers it, and where none is named the national rule is
meant (《立法法》第九十八条至第一百条: laws rank above administrative regulations, these above local ones and rules).
"""

from __future__ import annotations

import re

from assistant.library.catalogue import DocumentEntry

SAME_PLACE = 0.5
OTHER_PLACE = -0.7
NOT_A_RULE = -0.3
"""Court cases illustrate rules; they are none."""

_NATIONAL = "全国"
_PLACE = re.compile(r"^(?:关于|印发)?([\u4e00-\u9fff]{2,6}?)(?:省|市|自治区|自治州|特别行政区|经济特区|新区|区|县)")


def places_of(entry: DocumentEntry) -> frozenset[str]:
    """Names of the places a document is for; empty for national ones."""
    document = entry.document
    if document.region == _NATIONAL:
        return frozenset()
    in_title = _PLACE.match(document.title)
    named = {document.region.rstrip("省市区县"), in_title[1] if in_title else ""}
    return frozenset(place for place in named if place)


def precedence(entry: DocumentEntry, question: str) -> float:
    """What is added to a standardised score for place and kind of the document.

    Args:
        entry: The document.
        question: The question with its conversation, in which places are looked for.
    """
    places = places_of(entry)
    bonus = 0.0
    if places:
        bonus += SAME_PLACE if any(place in question for place in places) else OTHER_PLACE
    if entry.document.level == "案例":
        bonus += NOT_A_RULE
    return bonus
