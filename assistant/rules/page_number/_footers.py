"""The page numbers of a document: in which section and footer each stands, and on which side of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from assistant.documents.drawings import TextBox
from assistant.documents.edits import SetOddAndEven, SetPageNumber
from assistant.documents.fonts import typeface_of
from assistant.documents.formatting import Origin
from assistant.documents.page_setup import HeaderFooter, MarginKind, PageNumber, Section
from assistant.documents.paragraph import Paragraph, Run
from assistant.rules.typography import font_for
from assistant.rules.vocabulary import *

# A text box that is nearly as wide as the type area is placed by the paragraph in it.
_FULL_WIDTH = 0.9
SIDE = 1.0
"""The 字 that stand free beside a number (GB/T 9704—2012, 7.5)."""
# What is written about a number: dashes of all kinds, 第 and 页, Page.
_DASHES = r"\-－–—―─_~·•"
_BEFORE = re.compile(rf"(?:第|[Pp]age|[Pp]\.?|[{_DASHES}])[\s{_DASHES}]*\Z")
_AFTER = re.compile(rf"\s*页|(?:\s*[{_DASHES}])*")


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
    def number_runs(self) -> tuple[Run, ...]:
        """The runs of its digits and dashes, without what else stands in the line."""
        start, end = span_of(self.number)
        return tuple(run for run in self.number.paragraph.runs_between(start, end) if run.text.strip())

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


def span_of(number: PageNumber) -> tuple[int, int]:
    """Offsets of a number in its paragraph, with the signs and words about it, as ``- 1 -`` or 第1页."""
    before, after = _BEFORE.search(number.before), _AFTER.match(number.after)
    start = before.start() if before else len(number.before)
    return start, len(number.before) + len(number.text) + (after.end() if after else 0)


def stands_alone(number: PageNumber) -> bool:
    """Whether nothing but the number, and what is written about it, stands in its paragraph."""
    start, end = span_of(number)
    text = number.paragraph.text
    return not (text[:start] + text[end:]).strip() and len(number.paragraph.fields) <= 1


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


def numbered(document: IdentifiedDocument, section: Section, kind: MarginKind) -> SetPageNumber:
    """A page number for those pages of a section, looking like the others, else 宋体四号, as 7.5 has it."""
    like = next((run for each in page_numbers(document) for run in each.number_runs), None)
    known = like is not None and typeface_of(like.format.latin_font.value) is Typeface.SONGTI
    font = like.format.latin_font.value if like and known else font_for(document, Typeface.SONGTI)
    size = like.format.size.value if like else FontSize.SI_HAO.length
    side = Alignment.LEFT if kind is MarginKind.EVEN else Alignment.RIGHT
    return SetPageNumber(section.index, kind, side, SIDE, font, size)


def odd_and_even(document: IdentifiedDocument) -> tuple[Edit, ...]:
    """Odd and even pages of their own, with numbers on both; none where even pages would lose other things."""
    sections = document.document.sections
    if any(_is_lost(section, margin) for section in sections for margin in section.margins):
        return ()
    first = sections[0]
    even = first.footer(MarginKind.EVEN)
    shown = even is not None and bool(even.page_numbers)
    return (SetOddAndEven(True), *(() if shown else (numbered(document, first, MarginKind.EVEN),)))


def _is_lost(section: Section, margin: HeaderFooter) -> bool:
    """Whether what stands in a header or footer beside the number would not be on even pages, which have none such."""
    even = section.footer(MarginKind.EVEN) if margin.is_footer else section.header(MarginKind.EVEN)
    if margin.kind is not MarginKind.DEFAULT or even is not None:
        return False
    if not margin.is_footer and any(_line_taken_away(each) for each in margin.paragraphs):
        return True
    numbers = [number.paragraph for number in margin.page_numbers if stands_alone(number)]
    others = [each for each in margin.all_paragraphs if not any(each is number for number in numbers)]
    return bool(margin.pictures) or any(each.text.strip() for each in others)


def _line_taken_away(paragraph: Paragraph) -> bool:
    """Whether the line of the style of page headers was taken away here; some programs draw it on even pages then."""
    border = paragraph.format.bottom_border
    return border.origin is Origin.DIRECT and (border.value is None or border.value.style in ("none", "nil"))


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
