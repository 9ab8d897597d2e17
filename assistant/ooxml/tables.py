"""Tables: their rows and cells, in which stories of their own are read (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from assistant.documents.document import Block, paragraphs_of, tables_of
from assistant.documents.formatting import Alignment
from assistant.documents.tables import Cell, Row, Table
from assistant.documents.units import ZERO, Length
from assistant.ooxml.content_tree import contents
from assistant.ooxml.formats import Formats
from assistant.ooxml.table_styles import CellStyle, borders, cell_style, table_borders, table_look
from assistant.ooxml.values import child, fill, integer, is_on, measure, value
from assistant.ooxml.xml import Element, W

_ALIGNMENTS = {"center": Alignment.CENTER, "right": Alignment.RIGHT, "end": Alignment.RIGHT}


class Story(Protocol):
    """What a table needs of the reader of the story in which it stands."""

    section: int
    cell: CellStyle | None

    @property
    def next_index(self) -> int:
        """The index that the next paragraph will have."""
        ...

    def inner(self, part: str) -> Story:
        """A reader for a story within this one."""
        ...

    def read(self, elements: Iterable[Element]) -> list[Block]:
        """Reads the paragraphs and tables among some elements."""
        ...


def read_table(element: Element, index: int, story: Story, formats: Formats) -> Table:
    """Reads a w:tbl.

    Args:
        element: The table.
        index: Its number in its story.
        story: The reader of the story in which it stands.
        formats: The formats of the document.
    """
    properties = child(element, "tblPr")
    style_id = value(child(properties, "tblStyle"))
    rows = [row for row in contents(element) if row.tag == f"{W}tr" and not _is_removed(row)]
    look = table_look(properties)
    chain = formats.styles.chain(style_id, "table")
    return Table(
        index=index,
        before=story.next_index,
        rows=tuple(_row(row, number, len(rows), style_id, look, story, formats) for number, row in enumerate(rows)),
        grid=tuple(_length(column, "w") or ZERO for column in _columns(element)),
        width=_width(child(properties, "tblW")),
        indent=_width(child(properties, "tblInd")) or ZERO,
        alignment=_ALIGNMENTS.get(value(child(properties, "jc")), Alignment.LEFT),
        borders=table_borders(properties, chain),
        style=chain[0].name if chain else "",
        floating=child(properties, "tblpPr") is not None,
        section=story.section,
    )


def _columns(element: Element) -> list[Element]:
    grid = child(element, "tblGrid")
    return grid.findall(f"{W}gridCol") if grid is not None else []


def _row(
    element: Element, number: int, rows: int, style_id: str, look: frozenset[str], story: Story, formats: Formats
) -> Row:
    properties = child(element, "trPr")
    entries = [cell for cell in contents(element) if cell.tag == f"{W}tc" and not _cell_is_removed(cell)]
    grid_column = integer(value(child(properties, "gridBefore"))) or 0
    cells: list[Cell] = []
    for column, entry in enumerate(entries):
        style = cell_style(style_id, look, number, column, rows, len(entries))
        story_of_cell = story.inner("table")
        story_of_cell.cell = style
        cells.append(_cell(entry, number, column, grid_column, story_of_cell, formats.cell_fill(style)))
        grid_column += cells[-1].span
    return Row(
        tuple(cells),
        is_header=is_on(child(properties, "tblHeader")),
        height=_length(child(properties, "trHeight"), "val"),
    )


def _cell(element: Element, row: int, column: int, grid_column: int, story: Story, style_fill: str | None) -> Cell:
    """A span is a number and nothing is made of it, however great it is."""
    properties = child(element, "tcPr")
    merge = child(properties, "vMerge")
    shading = child(properties, "shd")
    blocks = story.read(contents(element))
    return Cell(
        row=row,
        column=column,
        grid_column=grid_column,
        span=max(integer(value(child(properties, "gridSpan"))) or 1, 1),
        merged_above=merge is not None and value(merge) != "restart",
        paragraphs=paragraphs_of(blocks),
        tables=tables_of(blocks),
        borders=borders(child(properties, "tcBorders")),
        shading=fill(shading) if shading is not None else style_fill,
    )


def _is_removed(row: Element) -> bool:
    return child(child(row, "trPr"), "del") is not None


def _cell_is_removed(cell: Element) -> bool:
    return child(child(cell, "tcPr"), "cellDel") is not None


def _length(element: Element | None, name: str) -> Length | None:
    return measure(value(element, name))


def _width(element: Element | None) -> Length | None:
    """A width that is a length; shares of the page and automatic ones are none."""
    if value(element, "type") in ("pct", "auto", "nil") or value(element, "w").endswith("%"):
        return None
    return _length(element, "w")
