"""Tables of a document: rows, cells, lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.documents.formatting import Alignment, Border
from assistant.documents.paragraph import Paragraph
from assistant.documents.units import ZERO, Length


@dataclass(frozen=True)
class Borders:
    """The lines round a table or a cell, and between its cells; None where there is none or nothing is said."""

    top: Border | None = None
    bottom: Border | None = None
    left: Border | None = None
    right: Border | None = None
    inside_horizontal: Border | None = None
    inside_vertical: Border | None = None


@dataclass(frozen=True)
class Cell:
    """A cell of a table.

    Attributes:
        row: Its row, from 0.
        column: Its place in the row, from 0.
        grid_column: The column of the grid in which it begins, from 0.
        span: The number of grid columns that it takes.
        merged_above: Whether it continues the cell above (w:vMerge).
        paragraphs: Its paragraphs, counted within the cell.
        tables: The tables in it.
        borders: What the cell itself says.
        shading: Fill colour RRGGBB, its own or that of the style of its table; None where there is none.
    """

    row: int
    column: int
    grid_column: int
    span: int
    merged_above: bool
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()
    borders: Borders = Borders()
    shading: str | None = None

    @property
    def text(self) -> str:
        """Its text, a line a paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True)
class Row:
    """A row of a table: its cells, whether it is repeated on every page, and whether it may break over pages."""

    cells: tuple[Cell, ...]
    is_header: bool = False
    height: Length | None = None


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        index: Its number among the tables of the body, the cell or the text box, from 0.
        before: Index that the next paragraph beside it has: it stands before that paragraph and after the one before it.
        rows: Its rows.
        grid: Widths of its grid columns.
        width: Its width where a length is stated, else None.
        indent: Its distance from the left margin.
        alignment: LEFT, CENTER or RIGHT.
        borders: Its lines, from the table itself or its style.
        style: Name of its style.
        floating: Whether text flows round it (w:tblpPr).
        section: Index of its section.
        address: Its number among all tables of the file, by which edits name it; -1 where nothing can be edited.
    """

    index: int
    before: int
    rows: tuple[Row, ...]
    grid: tuple[Length, ...] = ()
    width: Length | None = None
    indent: Length = ZERO
    alignment: Alignment = Alignment.LEFT
    borders: Borders = Borders()
    style: str = ""
    floating: bool = False
    section: int = 0
    address: int = field(default=-1, compare=False)

    @property
    def cells(self) -> Iterator[Cell]:
        """Its cells, row by row, those of tables within it left out."""
        return (cell for row in self.rows for cell in row.cells)
