"""From recognised pages to printed lines on one common scale; they are joined to paragraphs as those of a PDF are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import median

from assistant.documents.numbering import parse_label
from assistant.files.ocr.page import RecognisedPage
from assistant.files.ocr.reading_order import RecognisedLine
from assistant.files.printed_lines import Line, width_in_ems

# What stands over a document in the largest type of all is no title of it.
_RED_HEAD = re.compile(r"[^关于]{2,40}文件")
# The body text of every page is set to this size and edge: pages are scanned in different sizes and places.
_BODY, _EDGE = 16.0, 90.0
_LONG_LINE = 12.0
_LINES_THAT_TELL = 4
# Few characters are often spaced out, so that their width tells little of their size.
_TELLING_LINE = 8.0
_SAME_SIZE = 0.15
_SAME_PLACE = 0.7
_SHARE_AT_THE_EDGE = 0.15


def printed_lines(pages: Mapping[int, RecognisedPage]) -> dict[int, list[Line]]:
    """The lines of each page by its number, sizes and places such as a PDF would give them."""
    every = [line for page in pages.values() for line in page.lines]
    usual = _pitch(every) or 1.0
    return {number: _lines_of(page, number, usual) for number, page in pages.items()}


def _lines_of(page: RecognisedPage, number: int, usual: float) -> list[Line]:
    long = [line for line in page.lines if width_in_ems(line.text) > _LONG_LINE]
    pitch = (_pitch(long) if len(long) >= _LINES_THAT_TELL else None) or usual
    tall = median([line.height for line in long] or [pitch])
    edges = {columns: _edge(page.lines, columns, pitch) for columns in (1, 2)}
    return [
        Line(
            text=line.text,
            left=_EDGE + _snapped(line.left - line.origin - edges[line.columns], pitch) * _BODY,
            top=(page.height - line.bottom) / pitch * _BODY,
            size=_size(line, pitch, tall),
            page=number,
            place=place,
            lines=len(page.lines),
            width=(line.right - line.left) / pitch * _BODY,
            columns=line.columns,
        )
        for place, line in enumerate(page.lines)
    ]


def _pitch(lines: Sequence[RecognisedLine]) -> float | None:
    """The width of a character of the body text, in pixels."""
    widths = [_em(line) for line in lines if width_in_ems(line.text) > _LONG_LINE] or [_em(line) for line in lines]
    return median(widths) if widths else None


def _em(line: RecognisedLine) -> float:
    return (line.right - line.left) / max(width_in_ems(line.text), 1.0)


def _size(line: RecognisedLine, pitch: float, tall: float) -> float:
    """The size of a line's type by its width and height: the body's, or in steps of a quarter of that."""
    if _RED_HEAD.fullmatch(line.text) or parse_label(line.text):
        return _BODY
    ratio = _em(line) / pitch
    if width_in_ems(line.text) < _TELLING_LINE:
        ratio = min(ratio, line.height / tall)
    return _BODY if abs(ratio - 1) <= _SAME_SIZE else _BODY * max(round(4 * ratio) / 4, 0.5)


def _edge(lines: Sequence[RecognisedLine], columns: int, pitch: float) -> float:
    """Where the lines of the body begin: the leftmost place at which a good part of them stands."""
    lefts = sorted(line.left - line.origin for line in lines if line.columns == columns)
    least = max(2.0, _SHARE_AT_THE_EDGE * len(lefts))
    for left in lefts:
        near = [other for other in lefts if left <= other <= left + _SAME_PLACE * pitch]
        if len(near) >= least:
            return _unindented(lefts, median(near), pitch)
    return lefts[0] if lefts else 0.0


def _unindented(lefts: Sequence[float], edge: float, pitch: float) -> float:
    """The edge, or where a single line stands two characters left of it: then the others begin paragraphs."""
    outside = [left for left in lefts if abs(edge - left - 2 * pitch) < _SAME_PLACE * pitch]
    return median(outside) if outside else edge


def _snapped(distance: float, pitch: float) -> float:
    """A distance from the edge in characters; one of about none or two is that."""
    ems = distance / pitch
    return next((float(whole) for whole in (0, 2) if abs(ems - whole) < _SAME_PLACE), ems)
