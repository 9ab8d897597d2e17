"""Rows of stops of which one would do, and stops that another rule takes away, so that only one rule speaks of each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.rules.prose import matches
from assistant.rules.title._names import stops
from assistant.rules.vocabulary import *

_STOPS = re.compile(r"[，。、；：,;:？！?!](?:[，。、；：,;:？！?!]|\.(?![\w/.]))+")
_ELLIPSIS = re.compile(r"。{3,}")
_STRONG = re.compile(r"[？！?!]{2,3}")
_FULL = str.maketrans(",;:.?!", "，；：。？！")
# From the strongest to the weakest.
_RANK = "。！？；：，、"


@dataclass(frozen=True)
class DoubledStop:
    """A row of stops.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        kept: The one that would do.
        same: Whether all are the same stop.
    """

    start: int
    end: int
    kept: str
    same: bool


def doubled_stops(text: str) -> Iterator[DoubledStop]:
    """The rows of stops of a text; an ellipsis of full stops and signs for emphasis are none."""
    for match in matches(_STOPS, text):
        signs = match[0].translate(_FULL)
        if not (_ELLIPSIS.search(signs) or _STRONG.fullmatch(signs) or match[0].isascii()):
            at_end = not text[match.end() :].strip("”’）) \t\n")
            yield DoubledStop(*match.span(), _kept(signs, at_end=at_end), len(set(signs)) == 1)


def goes_from_title(paragraph: IdentifiedParagraph, start: int, end: int) -> bool:
    """Whether a stretch touches a stop of a title, where there should be none at all (T007)."""
    if paragraph.element is not Element.TITLE or paragraph.attachment is not None:
        return False
    return _touches((match.span() for match in stops(paragraph.own_text)), start, end)


def goes_from_row(paragraph: IdentifiedParagraph, start: int, end: int) -> bool:
    """Whether a stretch touches a row of stops of which one is kept (M011)."""
    return _touches(((row.start, row.end) for row in doubled_stops(paragraph.own_text)), start, end)


def _touches(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in spans)


def _kept(signs: str, *, at_end: bool) -> str:
    """The strongest at the end of a paragraph; else the weakest, because the sentence goes on."""
    return sorted(set(signs), key=_RANK.index)[0 if at_end else -1]
