"""A printed line of a page with its place, as formats of finished pages (PDF, OFD) hold text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


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
        width: How wide it is in points, where that is known.
        columns: How many columns stand side by side where it is, on a recognised page; 0 on one with a text layer.
    """

    text: str
    left: float
    top: float
    size: float
    page: int
    place: int = 0
    lines: int = 0
    width: float | None = None
    columns: int = 0

    @property
    def right(self) -> float:
        """Where it ends; where that is not known, a character of full width is as wide as the type is high, others half of that."""
        return self.left + (self.size * width_in_ems(self.text) if self.width is None else self.width)


def width_in_ems(text: str) -> float:
    """The estimated width of a text: 1 for a character of full width, else one half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)
