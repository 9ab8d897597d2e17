"""The printed lines of a PDF page with their places, from what pypdf reports while it extracts the text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject


@dataclass(frozen=True)
class Line:
    """One printed line.

    Attributes:
        text: Its text, trimmed.
        left: Where it starts, in points from the left edge of the page.
        top: Its base line, in points from the bottom edge of the page.
        size: The size of its type in points.
        page: The page, from 1.
        place: Its position on the page, counted from the top; negative counted from the bottom is ``place - lines``.
        lines: How many lines the page has.
    """

    text: str
    left: float
    top: float
    size: float
    page: int
    place: int = 0
    lines: int = 0

    @property
    def right(self) -> float:
        """Where it ends, estimated: a character of full width is as wide as the type is high, others half of that."""
        return self.left + self.size * width_in_ems(self.text)


def width_in_ems(text: str) -> float:
    """The estimated width of a text: 1 for a character of full width, else one half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


class _Collector:
    """Gathers pieces of text that stand on the same base line."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, float, float, float]] = []
        self._text, self._left, self._top, self._size = "", 0.0, 0.0, 0.0

    def visit(self, text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        """The visitor of ``PageObject.extract_text``: matrices of the page and of the text, and the font's size."""
        left = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        top = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])) or abs(size) or 1.0
        if text.strip() and self._text.strip() and abs(top - self._top) > 0.5 * max(height, self._size):
            self.flush()
        if text.strip() and not self._text.strip():
            self._left, self._top, self._size = left, top, height
        first, *rest = text.split("\n")
        self._text += first
        for line in rest:
            self.flush()
            self._text, self._left, self._top, self._size = line, left, top, height

    def flush(self) -> None:
        """Ends the line that is being gathered."""
        text = " ".join(self._text.split())
        if text:
            self.lines.append((text, self._left, self._top, self._size))
        self._text = ""


def lines_of_page(page: PageObject, number: int) -> list[Line]:
    """The lines of a page in reading order."""
    collector = _Collector()
    page.extract_text(visitor_text=collector.visit)
    collector.flush()
    count = len(collector.lines)
    return [Line(*line, page=number, place=place, lines=count) for place, line in enumerate(collector.lines)]
