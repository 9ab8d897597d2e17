"""Headings whose label has a slip of the pen, so that they are not read as headings: the numbers around them tell."""

from __future__ import annotations

import re

from assistant.documents.numbering import chinese_to_int
from assistant.rules.numbering._labels import label_of, written
from assistant.rules.prose import HEADINGS
from assistant.rules.vocabulary import *

_NUMERAL = "一二三四五六七八九十"
# By level: a numeral with another sign behind it, or in other brackets.
_SLIPS = (
    (1, re.compile(rf"(?P<label>(?P<number>[{_NUMERAL}]{{1,3}})(?:[；：;:)）.．]|\s+))(?=[\u4e00-\u9fff“])")),
    (
        2,
        re.compile(
            rf"(?P<label>(?:[\[【〔「<〈]\s*(?P<number>[{_NUMERAL}]{{1,3}})\s*[\]】〕」>〉]|(?P<half>[{_NUMERAL}]{{1,3}})[）)]))"
        ),
    ),
    (3, re.compile(r"(?P<label>(?P<number>\d{1,2})[:：·•])(?=[\u4e00-\u9fff])")),
)
_PLAIN = (Element.BODY, Element.ATTACHMENT_BODY)


@dataclass(frozen=True)
class Misread:
    """A paragraph that is a heading but for its label.

    Attributes:
        paragraph: It.
        start: Offset of its label; ``end`` is that after it.
        wanted: How the label is written.
    """

    paragraph: IdentifiedParagraph
    start: int
    end: int
    wanted: str


def misread(document: IdentifiedDocument, level: int) -> Iterator[Misread]:
    """The paragraphs that carry the number which the headings of a level lack, with a slip in the label."""
    pattern = dict(_SLIPS)[level]
    for at, paragraph in enumerate(document.paragraphs):
        if paragraph.element not in _PLAIN or paragraph.place.table is not None:
            continue
        bare = paragraph.own_text.lstrip()
        match = pattern.match(bare)
        if match is None:
            continue
        number = _value(match.groupdict().get("number") or match.groupdict().get("half") or "")
        if number and _is_lacking(document, at, level, number):
            start = len(paragraph.own_text) - len(bare)
            yield Misread(paragraph, start, start + match.end("label"), written(level, number))


def _value(digits: str) -> int:
    return int(digits) if digits.isascii() and digits else chinese_to_int(digits)


def _is_lacking(document: IdentifiedDocument, at: int, level: int, number: int) -> bool:
    """Whether the heading of that level before it has the number before, or the one after it the number after."""
    before = _number(document, range(at - 1, -1, -1), level)
    after = _number(document, range(at + 1, len(document.paragraphs)), level)
    if after == number:
        return False
    return before == number - 1 if number > 1 and before is not None else before is None and after == number + 1


def _number(document: IdentifiedDocument, places: range, level: int) -> int | None:
    """The number of the nearest heading of that level, as far as headings of a higher one let look."""
    for place in places:
        paragraph = document.paragraphs[place]
        if paragraph.element in HEADINGS and (label := label_of(paragraph)) is not None:
            if label.level == level:
                return label.number
            if label.level < level:
                return None
    return None
