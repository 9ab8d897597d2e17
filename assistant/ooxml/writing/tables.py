# pyright: basic
"""Changes tables: width, place, repeated rows and lines (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from assistant.documents.edits import TableChange
from assistant.documents.formatting import Alignment, Border
from assistant.documents.units import Length
from assistant.ooxml.values import integer
from assistant.ooxml.writing.nodes import Node, child_of, drop, found, get
from assistant.ooxml.writing.paragraph_formats import draw
from assistant.ooxml.writing.revisions import Revisions, refuse_others
from assistant.ooxml.xml import W

_ALIGNMENTS = {Alignment.LEFT: "left", Alignment.CENTER: "center", Alignment.RIGHT: "right"}


def set_table(table: Node, change: TableChange, revisions: Revisions) -> None:
    """Changes a table.

    Raises:
        Refused: Somebody else's revision is on it.
    """
    refuse_others(table)
    if change.width is not None:
        _set_width(table, change.width, revisions)
    if change.indent is not None:
        indent = child_of(revisions.properties(table, "tblPr"), "tblInd")
        _set_length(indent, change.indent)
    if change.alignment is not None:
        properties = revisions.properties(table, "tblPr")
        child_of(properties, "jc").set(f"{W}val", _ALIGNMENTS[change.alignment])
    for name, line in (("top", change.top), ("insideH", change.inside), ("bottom", change.bottom)):
        if line is not None:
            _set_line(table, name, line, revisions)
    if change.header_rows is not None:
        _set_header_rows(table, change.header_rows, revisions)
    if change.row_bottom is not None:
        _set_row_bottom(table, *change.row_bottom, revisions)


def _set_length(node: Node, length: Length) -> None:
    node.set(f"{W}w", str(round(length.twips)))
    node.set(f"{W}type", "dxa")


def _set_width(table: Node, width: Length, revisions: Revisions) -> None:
    """Columns and cells keep their shares. The grid has a track that names no author, so it cannot be taken back alone."""
    revisions.need_no_tracking()
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    old = sum(integer(get(column, "w") or "") or 0 for column in columns)
    _set_length(child_of(revisions.properties(table, "tblPr"), "tblW"), width)
    if not old:
        return
    share = width.twips / old
    for column in columns:
        column.set(f"{W}w", str(round((integer(get(column, "w") or "") or 0) * share)))
    for cell in _cells(table):
        size = found(found(cell, "tcPr"), "tcW")
        if size is not None and get(size, "type") in ("dxa", None):
            stated = integer(get(size, "w") or "") or 0
            size = child_of(revisions.properties(cell, "tcPr"), "tcW")
            size.set(f"{W}w", str(round(stated * share)))


def _cells(table: Node) -> list[Node]:
    return [cell for row in table.findall(f"{W}tr") for cell in row.findall(f"{W}tc")]


def _set_line(table: Node, name: str, line: Border, revisions: Revisions) -> None:
    """On the table; what its cells say on that side goes before it, so it is set there too."""
    draw(child_of(child_of(revisions.properties(table, "tblPr"), "tblBorders"), name), line)
    rows = table.findall(f"{W}tr")
    for number, row in enumerate(rows):
        for side in _sides(name, number, len(rows)):
            for cell in row.findall(f"{W}tc"):
                if cell.find(f"{W}tcPr/{W}tcBorders/{W}{side}") is not None:
                    draw(child_of(child_of(revisions.properties(cell, "tcPr"), "tcBorders"), side), line)


def _sides(name: str, row: int, rows: int) -> list[str]:
    if name == "insideH":
        return [side for side, inner in (("top", row > 0), ("bottom", row < rows - 1)) if inner]
    return [name] if row == (0 if name == "top" else rows - 1) else []


def _set_row_bottom(table: Node, row: int, line: Border, revisions: Revisions) -> None:
    rows = table.findall(f"{W}tr")
    for number, side in ((row, "bottom"), (row + 1, "top")):
        for cell in rows[number].findall(f"{W}tc") if number < len(rows) else []:
            draw(child_of(child_of(revisions.properties(cell, "tcPr"), "tcBorders"), side), line)


def _set_header_rows(table: Node, count: int, revisions: Revisions) -> None:
    for number, row in enumerate(table.findall(f"{W}tr")):
        stated = row.find(f"{W}trPr/{W}tblHeader")
        if number < count:
            drop(child_of(revisions.properties(row, "trPr"), "tblHeader"), "val")
        elif stated is not None:
            properties = revisions.properties(row, "trPr")
            properties.remove(found(properties, "tblHeader"))
