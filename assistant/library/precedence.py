"""Which of two equally fitting texts comes first: the document and the place that are meant, then the rank of the law.

A rule of another province than the one in the question rarely answers it, and where none is named the national rule is
meant (《立法法》第九十八条至第一百条: laws rank above administrative regulations, these above local ones and rules).
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.library.catalogue import DocumentEntry
from assistant.library.chunks import short_title
from assistant.library.terms import bigrams

SAME_PLACE = 0.5
OTHER_PLACE = -0.7
NAMED_TITLE = 0.9
"""For a document whose subject, as its title gives it, stands in the question word for word; less for a part of it."""

RANK_OF_LEVEL = {"宪法": 0.2, "法律": 0.2, "行政法规": 0.1, "党内法规": 0.1, "指南": -0.2, "案例": -0.3}
"""Court cases illustrate rules, guides retell them: neither is one."""

_NATIONAL = "全国"
_PLACE = re.compile(r"^(?:关于|印发)?([\u4e00-\u9fff]{2,6}?)(?:省|市|自治区|自治州|特别行政区|经济特区|新区|区|县)")
_FORM = re.compile(r"条例|办法|规定|暂行|实施|工作|管理|若干|关于|试行|指南|法$|[《》（）]")


def places_of(entry: DocumentEntry) -> frozenset[str]:
    """Names of the places a document is for; empty for national ones."""
    document = entry.document
    if document.region == _NATIONAL:
        return frozenset()
    in_title = _PLACE.match(document.title)
    named = {document.region.rstrip("省市区县"), in_title[1] if in_title else ""}
    return frozenset(place for place in named if place)


@lru_cache(maxsize=8192)
def subject_of(title: str) -> frozenset[str]:
    """What a document is about, as the character pairs of its title without words of form (条例, 管理, 暂行)."""
    return frozenset(bigrams(_FORM.sub("|", short_title(title))))


def precedence(entry: DocumentEntry, question: str) -> float:
    """What is added to a standardised score for the document an article stands in.

    Args:
        entry: The document.
        question: The question with its conversation, in which places and titles are looked for.
    """
    subject = subject_of(entry.document.title)
    bonus = RANK_OF_LEVEL.get(entry.document.level, 0.0)
    bonus += NAMED_TITLE * len([pair for pair in subject if pair in question]) / max(1, len(subject))
    places = places_of(entry)
    if places:
        bonus += SAME_PLACE if any(place in question for place in places) else OTHER_PLACE
    return bonus
