"""Tracked changes that a file came with, counted; their texts are read as accepted (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from assistant.documents.document import TrackedChanges
from assistant.ooxml.values import value
from assistant.ooxml.xml import Element, W

_KINDS = {
    "ins": "insertions",
    "cellIns": "insertions",
    "del": "deletions",
    "cellDel": "deletions",
    "moveTo": "moves",
    **dict.fromkeys(
        ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange"),
        "formatting",
    ),
    "numberingChange": "formatting",
}
_TAGS = {W + name: kind for name, kind in _KINDS.items()}


def count_changes(roots: Iterable[Element]) -> TrackedChanges:
    """Counts the tracked changes of all parts that are read."""
    counts: Counter[str] = Counter()
    authors: dict[str, None] = {}
    for root in roots:
        for element in root.iter(*_TAGS):
            counts[_TAGS[element.tag]] += 1
            authors.setdefault(value(element, "author"))
    named = tuple(author for author in authors if author)
    return TrackedChanges(counts["insertions"], counts["deletions"], counts["moves"], counts["formatting"], named)
