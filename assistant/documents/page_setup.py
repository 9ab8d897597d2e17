"""A section of a document: its page, its grid of lines and characters, its headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from assistant.documents.drawings import Picture, TextBox
from assistant.documents.paragraph import Paragraph
from assistant.documents.tables import Table
from assistant.documents.units import ZERO, Length

# w:charSpace counts 4096ths of a point (ECMA-376 part 1, 17.6.5).
_CHAR_SPACE_UNIT = 4096
# A line that is too long by two thousandths of a point is not: the whole numbers of w:charSpace allow no finer fit.
_UNSEEN = Length.of_pt(0.002)
_STATIC_NUMBER = re.compile(
    r"^[\s第Pp.\-－–—―─_~·•]*(\d{1,4})(?=[\s页\-－–—―─_~·•/共]|$)(?:[^一-龥A-Za-z]|of)*(?:页.*)?$"
)


class GridType(Enum):
    """Type of the document grid (w:docGrid/@w:type)."""

    NONE = "无网格"
    LINES = "只指定行网格"
    LINES_AND_CHARACTERS = "指定行和字符网格"
    SNAP_TO_CHARACTERS = "文字对齐字符网格"


@dataclass(frozen=True)
class DocumentGrid:
    """The document grid (ECMA-376 part 1, 17.6.5).

    Attributes:
        type: Which grids there are.
        line_pitch: Distance of lines; it counts only where there is a grid of lines.
        char_space: Added to the width of every character, in 4096ths of a point; counts only with a grid of characters.
    """

    type: GridType = GridType.NONE
    line_pitch: Length = ZERO
    char_space: int = 0

    @property
    def has_characters(self) -> bool:
        """Whether there is a grid of characters."""
        return self.type in (GridType.LINES_AND_CHARACTERS, GridType.SNAP_TO_CHARACTERS)


@dataclass(frozen=True)
class PageNumber:
    """A page number in a header or footer.

    Attributes:
        is_field: True for a PAGE field; False for digits that somebody typed, which are the same on every page.
        text: The digits shown; empty where the file holds no result of the field.
        before: The text before it in its paragraph, as ``— ``.
        after: The text after it.
        paragraph: The paragraph in which it stands.
    """

    is_field: bool
    text: str
    before: str
    after: str
    paragraph: Paragraph


class MarginKind(Enum):
    """Headers and footers of a section (w:headerReference/@w:type)."""

    DEFAULT = "default"
    FIRST = "first"
    EVEN = "even"


@dataclass(frozen=True)
class HeaderFooter:
    """A header or a footer.

    Attributes:
        is_footer: Footer or header.
        kind: Which pages it is for; DEFAULT is for odd pages only where even ones have their own.
        paragraphs: Its paragraphs, without those of its tables and text boxes.
        tables: Its tables.
        text_boxes: Its text boxes, in which WPS puts page numbers.
        pictures: Pictures and shapes in it, as watermarks are.
        inherited: Whether the section has it from the section before.
        part: Name of its part in the package.
    """

    is_footer: bool
    kind: MarginKind
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()
    text_boxes: tuple[TextBox, ...] = ()
    pictures: tuple[Picture, ...] = ()
    inherited: bool = False
    part: str = ""

    @property
    def all_paragraphs(self) -> Iterator[Paragraph]:
        """Its paragraphs, then those in its tables, then those in its text boxes."""
        yield from self.paragraphs
        for table in self.tables:
            yield from (paragraph for cell in table.cells for paragraph in cell.paragraphs)
        for box in self.text_boxes:
            yield from box.paragraphs

    @property
    def text(self) -> str:
        """All its text, a line a paragraph."""
        return "\n".join(paragraph.text for paragraph in self.all_paragraphs)

    @property
    def page_numbers(self) -> tuple[PageNumber, ...]:
        """Its page numbers; typed digits count only in paragraphs without a field."""
        return tuple(number for paragraph in self.all_paragraphs for number in _page_numbers(paragraph))


def _page_numbers(paragraph: Paragraph) -> Iterator[PageNumber]:
    text = paragraph.text
    shown = [field for field in paragraph.fields if field.name == "PAGE"]
    for field in shown:
        yield PageNumber(True, text[field.start : field.end], text[: field.start], text[field.end :], paragraph)
    match = None if paragraph.fields else _STATIC_NUMBER.match(text)
    if match:
        yield PageNumber(False, match[1], text[: match.start(1)], text[match.end(1) :], paragraph)


@dataclass(frozen=True)
class PageSetup:
    """The page of a section (w:sectPr).

    Attributes:
        width: Width of the paper as it is read, the long side of a landscape page.
        height: Height of the paper.
        top: Margin; ``top_fixed`` where the header may not push the text down (a negative w:top).
        gutter: Added to the left margin, or to the top one where ``gutter_at_top``.
        header_distance: From the edge of the paper to the header.
        footer_distance: From the edge of the paper to the footer.
        grid: The document grid.
        default_size: Font size of the default paragraph style, on which the grid of characters is built.
        title_page: Whether the first page has a header and footer of its own.
        odd_and_even: Whether even pages have headers and footers of their own (a setting of the whole document).
        break_type: How the section begins: nextPage, continuous, evenPage, oddPage, nextColumn.
        number_start: The page number it starts with, or None where numbers go on.
        number_format: The value of w:pgNumType/@w:fmt.
        mirror_margins: Whether left and right are inside and outside.
    """

    width: Length
    height: Length
    landscape: bool
    top: Length
    bottom: Length
    left: Length
    right: Length
    gutter: Length
    header_distance: Length
    footer_distance: Length
    grid: DocumentGrid
    default_size: Length
    top_fixed: bool = False
    gutter_at_top: bool = False
    title_page: bool = False
    odd_and_even: bool = False
    columns: int = 1
    break_type: str = "nextPage"
    number_start: int | None = None
    number_format: str = "decimal"
    mirror_margins: bool = False

    @property
    def text_width(self) -> Length:
        """Width of the 版心."""
        gutter = ZERO if self.gutter_at_top else self.gutter
        return self.width - self.left - self.right - gutter

    @property
    def text_height(self) -> Length:
        """Height of the 版心."""
        gutter = self.gutter if self.gutter_at_top else ZERO
        return self.height - self.top - self.bottom - gutter

    @property
    def lines_per_page(self) -> int | None:
        """Lines that the grid gives a page; None without a grid of lines."""
        if self.grid.type is GridType.NONE:
            return None
        return self.lines_at(self.grid.line_pitch)

    def lines_at(self, distance: Length) -> int | None:
        """Lines on a page whose distance is exactly that; None for no distance."""
        return max(self.text_height.emu, 0) // distance.emu if distance.emu > 0 else None

    @property
    def characters_per_line(self) -> int | None:
        """字 a line in the default size, as the dialogue of Word and WPS counts them; None without such a grid."""
        return self.characters_at(self.default_size) if self.grid.has_characters else None

    def characters_at(self, size: Length) -> int | None:
        """字 that really fit a line in that font size: each is as wide as its size plus what the grid adds.

        Returns:
            The number, or None where characters would have no width.
        """
        pitch = size.emu * _CHAR_SPACE_UNIT
        if self.grid.has_characters:
            pitch += self.grid.char_space * Length.of_pt(1).emu
        return max((self.text_width + _UNSEEN).emu, 0) * _CHAR_SPACE_UNIT // pitch if pitch > 0 else None


@dataclass(frozen=True)
class Section:
    """A section of the body.

    Attributes:
        index: Its number, from 0.
        page: Its page.
        margins: Its headers and footers.
        first_paragraph: Index of the first body paragraph in it.
        last_paragraph: Index of the last one; less than the first where it holds none.
    """

    index: int
    page: PageSetup
    margins: tuple[HeaderFooter, ...]
    first_paragraph: int
    last_paragraph: int

    def footer(self, kind: MarginKind = MarginKind.DEFAULT) -> HeaderFooter | None:
        """Its footer of that kind, its own or inherited."""
        return next((m for m in self.margins if m.is_footer and m.kind is kind), None)

    def header(self, kind: MarginKind = MarginKind.DEFAULT) -> HeaderFooter | None:
        """Its header of that kind, its own or inherited."""
        return next((m for m in self.margins if not m.is_footer and m.kind is kind), None)
