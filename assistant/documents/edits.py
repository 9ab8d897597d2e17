"""What may be done to a document, as data: an edit names a place and the one property or text that becomes another.

Paragraphs, tables and drawn things are named by their address: their number in the order in which the file is read, over
all its parts. Offsets count code points of the paragraph's accepted text before any edit. In every ``…Change`` None leaves
a property as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TypeAlias

from assistant.documents.formatting import Alignment, Border, LineSpacing, Tab, VerticalAlign
from assistant.documents.page_setup import DocumentGrid, MarginKind
from assistant.documents.units import Length

NO_LINE = "none"
"""Style of a border that is not drawn."""


@dataclass(frozen=True)
class RunChange:
    """What of the look of characters becomes another.

    Attributes:
        east_asian_font: Font of Chinese characters; quotes, dashes and ellipses of the stretch follow it (w:hint).
        latin_font: Font of all others: Latin letters, digits and signs.
        colour: RRGGBB, or ``auto``.
        underline: As w:u names it, ``none`` for none.
        highlight: As w:highlight names it, ``none`` for none.
        shading: RRGGBB, or ``none``.
        emphasis: As w:em names it, ``none`` for none.
        scale: Width in per cent.
        east_asian_context: Whether quotes, dashes and ellipses follow the Chinese font (w:hint).
    """

    east_asian_font: str | None = None
    latin_font: str | None = None
    size: Length | None = None
    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    hidden: bool | None = None
    underline: str | None = None
    colour: str | None = None
    highlight: str | None = None
    shading: str | None = None
    character_spacing: Length | None = None
    scale: int | None = None
    raised: Length | None = None
    vertical_align: VerticalAlign | None = None
    emphasis: str | None = None
    outline: bool | None = None
    shadow: bool | None = None
    east_asian_context: bool | None = None


@dataclass(frozen=True)
class ParagraphChange:
    """What of the place of a paragraph becomes another.

    Attributes:
        first_line: Indent of the first line in 字 of the paragraph's own size; negative for a hanging one.
        left: Left indent in 字.
        right: Right indent in 字.
        space_before: 0 also takes back lines and automatic space.
        top_border: A line, or one of style ``NO_LINE``; so for the other sides.
        numbered: False takes the paragraph out of its list.
        shading: RRGGBB, or ``none``.
        tabs: All its tab stops; those that it inherits besides are cleared.
        frame_alignment: Where its text frame stands across the page, as w:xAlign names it.
    """

    alignment: Alignment | None = None
    first_line: float | None = None
    left: float | None = None
    right: float | None = None
    space_before: Length | None = None
    space_after: Length | None = None
    line_spacing: LineSpacing | None = None
    snap_to_grid: bool | None = None
    page_break_before: bool | None = None
    keep_next: bool | None = None
    outline_level: int | None = None
    top_border: Border | None = None
    bottom_border: Border | None = None
    left_border: Border | None = None
    right_border: Border | None = None
    numbered: bool | None = None
    frame_y: Length | None = None
    shading: str | None = None
    tabs: tuple[Tab, ...] | None = None
    frame_alignment: str | None = None


@dataclass(frozen=True)
class PageChange:
    """What of the page of a section becomes another.

    Attributes:
        grid: The whole grid of lines and characters.
        title_page: Whether the first page has a header and footer of its own.
        number_start: The first page number; 0 lets numbers go on from the section before.
        number_format: As w:pgNumType names it.
    """

    width: Length | None = None
    height: Length | None = None
    landscape: bool | None = None
    top: Length | None = None
    bottom: Length | None = None
    left: Length | None = None
    right: Length | None = None
    gutter: Length | None = None
    header_distance: Length | None = None
    footer_distance: Length | None = None
    grid: DocumentGrid | None = None
    title_page: bool | None = None
    number_start: int | None = None
    number_format: str | None = None


@dataclass(frozen=True)
class TableChange:
    """What of a table becomes another.

    Attributes:
        width: Width of the whole; columns keep their shares.
        indent: From the left margin.
        header_rows: How many rows from the top are repeated on every page.
        top: The upper line of the whole table; ``inside`` are the lines between rows.
        row_bottom: The line below one row: (number of the row, line).
    """

    width: Length | None = None
    indent: Length | None = None
    alignment: Alignment | None = None
    header_rows: int | None = None
    top: Border | None = None
    inside: Border | None = None
    bottom: Border | None = None
    row_bottom: tuple[int, Border] | None = None


@dataclass(frozen=True)
class SetRunFormat:
    """Gives characters of a paragraph another look.

    Attributes:
        paragraph: Address of the paragraph.
        start: Offset of the first character.
        end: Offset after the last one; None for the whole paragraph with its mark.
    """

    paragraph: int
    change: RunChange
    start: int = 0
    end: int | None = None


@dataclass(frozen=True)
class SetParagraphFormat:
    """Places a paragraph otherwise."""

    paragraph: int
    change: ParagraphChange


@dataclass(frozen=True)
class SetPage:
    """Changes the page of a section; sections are counted from 0."""

    section: int
    change: PageChange


@dataclass(frozen=True)
class SetOddAndEven:
    """Whether even pages have headers and footers of their own, for the whole document."""

    value: bool


@dataclass(frozen=True)
class SetPageNumber:
    """Makes a footer show the page number: ``— 1 —`` as a PAGE field; what else stands in the footer stays.

    Typed digits become the field; where the section has no such footer it gets one.

    Attributes:
        margin: Which pages.
        alignment: LEFT or RIGHT.
        side: The 字 left empty on that side.
        font: Font of the number and its dashes.
    """

    section: int
    margin: MarginKind
    alignment: Alignment
    side: float
    font: str
    size: Length


@dataclass(frozen=True)
class SetTable:
    """Changes a table; ``table`` is its address."""

    table: int
    change: TableChange


@dataclass(frozen=True)
class SetLine:
    """Gives a drawn line another colour, RRGGBB; ``picture`` is the address of the picture or shape."""

    picture: int
    colour: str


@dataclass(frozen=True)
class ReplaceText:
    r"""Puts a text in place of a stretch; it looks like the first character replaced, or like the one before it.

    Tabs are ``\t``, line breaks ``\n``; what the stretch holds besides text (notes, pictures) must stay, so a stretch that
    does is refused.
    """

    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class InsertParagraph:
    """Puts a paragraph before another one, or after it.

    Attributes:
        paragraph: Address of the other one.
        text: Its text; empty for a blank line.
        after: Whether it comes after the other one.
        like: Address of the paragraph whose format it has; None for the other one's, without borders, breaks and frames.
        change: How it is placed besides.
        run: How its characters look besides.
    """

    paragraph: int
    text: str = ""
    after: bool = False
    like: int | None = None
    change: ParagraphChange = ParagraphChange()
    run: RunChange = RunChange()


@dataclass(frozen=True)
class RemoveParagraph:
    """Takes a paragraph out; one that holds a section's end, a picture or a note is refused."""

    paragraph: int


@dataclass(frozen=True)
class RemovePageBreaks:
    """Takes the page breaks (w:br) out of a paragraph."""

    paragraph: int


@dataclass(frozen=True)
class MoveParagraphs:
    """Moves a stretch of paragraphs and tables, first to last, before another paragraph; it cannot be tracked.

    Attributes:
        first: Address of its first paragraph; one in a table stands for the whole table.
        last: Address of its last paragraph, likewise.
        before: Address of the other paragraph; None for the end of the document.
    """

    first: int
    last: int
    before: int | None


@dataclass(frozen=True)
class SetNumberFormat:
    """Gives the automatic number of a paragraph another look, and so those of its whole level; it cannot be tracked."""

    paragraph: int
    change: RunChange


@dataclass(frozen=True)
class SetStyle:
    """Changes what a paragraph style says, and so all that hangs on it; it cannot be tracked.

    Attributes:
        style: Name of the style; empty for the defaults of the document.
        run: How characters look.
        paragraph: How paragraphs are placed.
        character: The width of one 字 in them.
    """

    style: str
    run: RunChange
    paragraph: ParagraphChange
    character: Length


Edit: TypeAlias = (
    SetRunFormat
    | SetParagraphFormat
    | SetPage
    | SetOddAndEven
    | SetPageNumber
    | SetTable
    | SetLine
    | ReplaceText
    | InsertParagraph
    | RemoveParagraph
    | RemovePageBreaks
    | MoveParagraphs
    | SetNumberFormat
    | SetStyle
)


def stated(change: RunChange | ParagraphChange | PageChange | TableChange) -> dict[str, object]:
    """The properties that a change speaks of, by name."""
    found = {field.name: getattr(change, field.name) for field in fields(change)}
    return {name: value for name, value in found.items() if value is not None}
