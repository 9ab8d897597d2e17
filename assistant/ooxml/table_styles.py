"""What a table and its cells look like: their lines, and which conditions of a table style a cell meets (17.7.6)."""

from __future__ import annotations

from assistant.documents.formatting import Border
from assistant.documents.tables import Borders
from assistant.ooxml.formats import CellStyle
from assistant.ooxml.styles import Style
from assistant.ooxml.values import border, child, hexadecimal, is_true, value
from assistant.ooxml.xml import Element

# Bits of w:tblLook/@w:val (17.7.6.7 of the first edition), under the names of its later attributes.
_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_SIDES = {
    "top": ("top",),
    "bottom": ("bottom",),
    "left": ("left", "start"),
    "right": ("right", "end"),
    "inside_horizontal": ("insideH",),
    "inside_vertical": ("insideV",),
}


def table_look(properties: Element | None) -> frozenset[str]:
    """The names of the conditions that a table switches on or off (w:tblLook)."""
    look = child(properties, "tblLook")
    bits = hexadecimal(value(look), 8) or 0
    names = ((name, value(look, name), bit) for name, bit in _BITS.items())
    return frozenset(name for name, said, bit in names if (is_true(said) if said else bits & bit))


def cell_style(style_id: str, look: frozenset[str], row: int, column: int, rows: int, columns: int) -> CellStyle:
    """The conditions that a cell meets, the strongest first: corners are left out, columns go before rows (17.7.6.6)."""
    met = [
        ("firstCol", "firstColumn" in look and column == 0),
        ("lastCol", "lastColumn" in look and column == columns - 1),
        ("firstRow", "firstRow" in look and row == 0),
        ("lastRow", "lastRow" in look and row == rows - 1),
    ]
    banded = row - ("firstRow" in look)
    if "noHBand" not in look and banded >= 0:
        met.append(("band1Horz" if banded % 2 == 0 else "band2Horz", True))
    return CellStyle(style_id, tuple(name for name, applies in met if applies))


def borders(element: Element | None) -> Borders:
    """The lines of w:tblBorders or w:tcBorders."""
    found: dict[str, Border | None] = {}
    for side, names in _SIDES.items():
        lines = (border(child(element, name)) for name in names)
        found[side] = next((line for line in lines if line is not None), None)
    return Borders(**found)


def table_borders(properties: Element | None, chain: tuple[Style, ...]) -> Borders:
    """The lines of a table; a side on which it says nothing is that of its style."""
    levels = [child(properties, "tblBorders")]
    levels += [child(child(style.element, "tblPr"), "tblBorders") for style in chain]
    found: dict[str, Border | None] = {}
    for side, names in _SIDES.items():
        lines = (line for level in levels for name in names if (line := child(level, name)) is not None)
        found[side] = border(next(lines, None))
    return Borders(**found)
