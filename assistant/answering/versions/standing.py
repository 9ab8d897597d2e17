"""Which of two texts in force prevails: rank, place, the special rule, the newer one (《立法法》第九十八条至第一百零三条)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from assistant.answering.places import place_with_its_province
from assistant.library.catalogue import DocumentEntry
from assistant.library.precedence import places_of, subject_of
from assistant.library.validity import begins

_RANKS = (
    ("宪法", 6),
    ("规范性文件", 1),
    ("司法解释", 4),
    ("行政法规", 4),
    ("党内法规", 4),
    ("法规", 3),
    ("规章", 3),
    ("法律", 5),
    ("指南", 0),
    ("案例", 0),
)
LOWEST = 1
"""Of a document whose level is not known: it ranks as a normative document."""

Standing = tuple[int, int, float, date]
"""Rank, place, how special, since when: of two standings the greater prevails."""


def rank_of(level: str) -> int:
    """The rank of a kind of document: 法律 5, 行政法规 4, 地方性法规 and 规章 3, 规范性文件 1."""
    return next((rank for name, rank in _RANKS if name in level), LOWEST)


def standing_of(entry: DocumentEntry, question: str, named: Collection[str]) -> Standing:
    """What decides between two texts that say different things of one matter.

    Args:
        entry: The document.
        question: In which the subject of a special rule is named.
        named: The places that the question names.
    """
    document = entry.document
    subject = subject_of(document.title)
    special = len([pair for pair in subject if pair in question]) / max(1, len(subject))
    return rank_of(document.level), nearness(entry, named), round(special, 2), begins(document) or date.min


def nearness(entry: DocumentEntry, named: Collection[str]) -> int:
    """2 for the rule of a place that is named, 1 for that of the province in which it lies, 0 for that of the nation.

    The rule of any other place is -1: it is none there.
    """
    places = places_of(entry)
    if not places:
        return 0
    if places & set(named):
        return 2
    around = frozenset(each for place in named for each in place_with_its_province(place))
    return 1 if places & around else -1
