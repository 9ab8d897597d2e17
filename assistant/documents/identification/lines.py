"""A document as one row of lines: its paragraphs, and those of its tables and text boxes where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.documents.colours import is_red
from assistant.documents.document import OfficialDocument
from assistant.documents.drawings import Picture, TextBox
from assistant.documents.formatting import Alignment
from assistant.documents.paragraph import PAGE_BREAK, Paragraph
from assistant.documents.tables import Table

# The star in the middle is how mastheads of the Party looked before 2012.
_STARS = ("★", "☆")
_DASHES = re.compile(r"[—–─━＿_=＝－-]{3,}[★☆]?[—–─━＿_=＝－-]{3,}")


@dataclass(frozen=True, order=True)
class Place:
    """Where a paragraph stands.

    Attributes:
        paragraph: Its index: in the body, in its cell, or in its text box.
        table: Index of its table in the body, or None.
        row: Its row, from 0; None outside tables.
        column: Place of its cell in the row, from 0; None outside tables.
        text_box: Index of its text box, or None.
    """

    paragraph: int
    table: int | None = None
    row: int | None = None
    column: int | None = None
    text_box: int | None = None


@dataclass(frozen=True)
class Line:
    """A paragraph and what its recognition needs.

    Attributes:
        place: Where it stands.
        paragraph: The paragraph.
        pictures: What is drawn in it.
        columns: Number of cells in the first row of its table; 0 outside tables.
        rows: Number of rows of its table; 0 outside tables.
    """

    place: Place
    paragraph: Paragraph
    pictures: tuple[Picture, ...] = ()
    columns: int = 0
    rows: int = 0

    @cached_property
    def text(self) -> str:
        """Its text with an automatic number, but no bullet, and without any white space."""
        number = self.paragraph.number
        label = number.text if number and number.number_format != "bullet" else ""
        return re.sub(r"\s", "", label + self.paragraph.text)

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """Its text between soft returns and page breaks, each piece without white space; empty ones are left out."""
        own = re.split(r"[\n\f\v]", self.paragraph.text)
        return tuple(piece for each in own if (piece := re.sub(r"\s", "", each)))

    @property
    def starts_page(self) -> bool:
        """Whether it begins on a new page; the break may stand at the beginning of its own text."""
        return self.paragraph.starts_page or self.paragraph.text.lstrip(" \u3000\t").startswith(PAGE_BREAK)

    @property
    def is_blank(self) -> bool:
        """Whether it has no text; it may still draw a line or hold a picture."""
        return not self.text

    @property
    def in_table(self) -> bool:
        """Whether it stands in a table."""
        return self.place.table is not None

    @property
    def in_data_table(self) -> bool:
        """Whether its table is larger than the layout tables of a masthead or an imprint are."""
        return self.rows > 3 or self.columns > 3

    @property
    def is_right(self) -> bool:
        """Whether it is set to the right or indented past the middle of the line (14 of 28 字)."""
        form = self.paragraph.format
        return form.alignment.value is Alignment.RIGHT or form.left.value.length.pt > 200

    @property
    def is_centred(self) -> bool:
        """Whether it is set in the middle."""
        return self.paragraph.format.alignment.value is Alignment.CENTER

    @property
    def is_flush_left(self) -> bool:
        """Whether it begins at the left edge: not indented, not moved, without blanks in place of an indent."""
        form = self.paragraph.format
        moved = form.alignment.value in (Alignment.CENTER, Alignment.RIGHT, Alignment.DISTRIBUTE)
        indents = (form.first_line.value.length.pt, form.left.value.length.pt)
        return not moved and all(abs(each) < 5 for each in indents) and not self.paragraph.text[:1].isspace()

    @property
    def size(self) -> float:
        """The size of its first characters in points; 0 without text."""
        sizes = [run.format.size.value.pt for run in self.paragraph.runs if run.text.strip()]
        return sizes[0] if sizes else 0.0

    @property
    def is_red(self) -> bool:
        """Whether its first characters are red, as a mark's are (GB/T 9704—2012, 7.2.4)."""
        colours = [run.format.colour.value for run in self.paragraph.runs if run.text.strip()]
        colour = colours[0] if colours else None
        return is_red(colour)

    @property
    def draws_line(self) -> bool:
        """Whether it is a line: blank with a border, a drawn line, or made of dashes."""
        if self.text:
            return _DASHES.fullmatch(self.text) is not None or self.text in _STARS
        form = self.paragraph.format
        bordered = form.bottom_border.value is not None or form.top_border.value is not None
        return bordered or any(picture.kind in ("line", "shape") for picture in self.pictures)


def lines_of(document: OfficialDocument) -> tuple[Line, ...]:
    """All lines; a text box comes before the paragraph that it is fixed to, as a mark in a box stands above."""
    return tuple(_lines(document))


def _lines(document: OfficialDocument) -> Iterator[Line]:
    boxes: dict[int, list[TextBox]] = {}
    for box in document.text_boxes:
        if box.anchor.part == "body":
            boxes.setdefault(box.anchor.paragraph, []).append(box)
    drawn: dict[int, list[Picture]] = {}
    for picture in document.pictures:
        if picture.anchor.part == "body":
            drawn.setdefault(picture.anchor.paragraph, []).append(picture)
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _table_lines(block)
            continue
        for box in boxes.get(block.index, []):
            yield from (Line(Place(each.index, text_box=box.index), each) for each in box.paragraphs)
        yield Line(Place(block.index), block, tuple(drawn.get(block.index, [])))


def _table_lines(table: Table) -> Iterator[Line]:
    columns = len(table.rows[0].cells) if table.rows else 0
    for cell in table.cells:
        for paragraph in cell.paragraphs:
            place = Place(paragraph.index, table.index, cell.row, cell.column)
            yield Line(place, paragraph, columns=columns, rows=len(table.rows))
