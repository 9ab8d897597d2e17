# pyright: strict
"""The page numbers of a document: in which section and footer each stands, and on which side of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from assistant.documents.document_types import DocumentFormat
from assistant.documents.drawings import TextBox
from assistant.documents.formatting import Alignment
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.page_setup import HeaderFooter, MarginKind, PageNumber, Section
from assistant.documents.paragraph import Paragraph

# A text box that is nearly as wide as the type area is placed by the paragraph in it.
_FULL_WIDTH = 0.9


class Side(Enum):
    """The side of the page on which a number stands; OUTSIDE turns with odd and even pages."""

    LEFT = "居左"
    RIGHT = "居右"
    CENTER = "居中"
    INSIDE = "居内侧"
    OUTSIDE = "居外侧"
    UNKNOWN = "位置不明"


_SIDES = {
    "left": Side.LEFT,
    "center": Side.CENTER,
    "right": Side.RIGHT,
    "inside": Side.INSIDE,
    "outside": Side.OUTSIDE,
    Alignment.CENTER: Side.CENTER,
    Alignment.RIGHT: Side.RIGHT,
}


@dataclass(frozen=True)
class FoundNumber:
    """A page number, where it stands, and whether odd pages, even ones, the first or all show it."""

    section: Section
    margin: HeaderFooter
    number: PageNumber
    pages: str

    @property
    def box(self) -> TextBox | None:
        """The text box in which WPS put it; None where it stands in the footer itself or in a table."""
        boxes = self.margin.text_boxes
        return next((box for box in boxes if _holds(box.paragraphs, self.number)), None)

    @property
    def in_footer(self) -> bool:
        """Whether it stands among the footer's own paragraphs."""
        return _holds(self.margin.paragraphs, self.number)

    @property
    def is_floating(self) -> bool:
        """Whether a text box or a frame places it."""
        return self.number.paragraph.format.frame.value is not None or self.box is not None

    @property
    def side(self) -> Side:
        """Where it stands across the page, as far as the file tells."""
        form, box = self.number.paragraph.format, self.box
        frame = form.frame.value
        if frame is not None:
            return _SIDES.get(frame.alignment, Side.UNKNOWN)
        if box is not None and not self._is_wide(box):
            return _SIDES.get(box.anchor.alignment, Side.UNKNOWN)
        if "\t" in self.number.paragraph.text or (box is None and not self.in_footer):
            return Side.UNKNOWN
        return _SIDES.get(form.alignment.value, Side.LEFT)

    def _is_wide(self, box: TextBox) -> bool:
        width = box.width
        return width is not None and width.emu >= self.section.page.text_width.emu * _FULL_WIDTH


def page_numbers(document: IdentifiedDocument) -> Iterator[FoundNumber]:
    """All page numbers in footers and headers, each once though later sections inherit it."""
    seen: set[tuple[str, int]] = set()
    for section in document.document.sections:
        for margin in section.margins:
            if not _is_used(section, margin):
                continue
            for at, number in enumerate(margin.page_numbers):
                if (margin.part, at) not in seen:
                    seen.add((margin.part, at))
                    yield FoundNumber(section, margin, number, _pages(section, margin))


def is_shown(section: Section, kind: MarginKind) -> bool:
    """Whether the pages of that kind in a section show a number."""
    return any(m.kind is kind and m.page_numbers for m in section.margins)


def may_hide_first(document: IdentifiedDocument, section: Section) -> bool:
    """Whether a section's first page needs no number, as that of the letter format (10.1)."""
    return document.format is DocumentFormat.LETTER and section.index == 0


def _is_used(section: Section, margin: HeaderFooter) -> bool:
    """Word keeps footers of first and even pages that the settings no longer show."""
    if margin.kind is MarginKind.EVEN:
        return section.page.odd_and_even
    return margin.kind is not MarginKind.FIRST or section.page.title_page


def _holds(paragraphs: Iterable[Paragraph], number: PageNumber) -> bool:
    return any(each is number.paragraph for each in paragraphs)


def _pages(section: Section, margin: HeaderFooter) -> str:
    if margin.kind is MarginKind.FIRST:
        return "first"
    if margin.kind is MarginKind.EVEN:
        return "even"
    return "odd" if section.page.odd_and_even else "all"
