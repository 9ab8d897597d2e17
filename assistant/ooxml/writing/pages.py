# pyright: basic
"""Changes pages of sections (w:sectPr, ECMA-376 part 1, 17.6) and the setting of odd and even pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.documents.edits import PageChange, stated
from assistant.documents.page_setup import DocumentGrid, GridType
from assistant.ooxml.writing.nodes import Node, child_of, drop, found, get, turn
from assistant.ooxml.writing.revisions import Revisions
from assistant.ooxml.xml import W

_GRIDS = {
    GridType.LINES: "lines",
    GridType.LINES_AND_CHARACTERS: "linesAndChars",
    GridType.SNAP_TO_CHARACTERS: "snapToChars",
}
# A section that states no margins gets all of them, since the schema wants all: those that Word takes, in twips.
_MARGINS = {"top": 1440, "right": 1800, "bottom": 1440, "left": 1800, "header": 720, "footer": 720, "gutter": 0}


def set_page(section: Node, change: PageChange, revisions: Revisions) -> None:
    """Changes the page of a section.

    Args:
        section: The w:sectPr.
        change: What becomes another.
        revisions: How it is written.

    Raises:
        Refused: Somebody else's change of it is pending.
    """
    revisions.changing(section)
    for name, value in stated(change).items():
        _WRITERS[name](section, value)


def _size(attribute: str) -> Callable[[Node, Any], None]:
    def write(section: Node, length: Any) -> None:
        size = child_of(section, "pgSz")
        size.set(W + attribute, str(round(length.twips)))
        # The printer's own number of a paper goes before its measures.
        drop(size, "code")

    return write


def _landscape(section: Node, landscape: Any) -> None:
    size = child_of(section, "pgSz")
    if landscape:
        size.set(f"{W}orient", "landscape")
    else:
        drop(size, "orient")


def _margin(attribute: str) -> Callable[[Node, Any], None]:
    def write(section: Node, length: Any) -> None:
        margins = child_of(section, "pgMar")
        for name, usual in _MARGINS.items():
            if get(margins, name) is None:
                margins.set(W + name, str(usual))
        # A negative margin says that headers may not push the text; that stays so.
        sign = -1 if (get(margins, attribute) or "").startswith("-") else 1
        margins.set(W + attribute, str(sign * round(length.twips)))

    return write


def _grid(section: Node, grid: Any) -> None:
    assert isinstance(grid, DocumentGrid)
    node = child_of(section, "docGrid")
    if grid.type is GridType.NONE:
        drop(node, "type")
        return
    node.set(f"{W}type", _GRIDS[grid.type])
    node.set(f"{W}linePitch", str(round(grid.line_pitch.twips)))
    if grid.has_characters:
        node.set(f"{W}charSpace", str(grid.char_space))


def _title_page(section: Node, on: Any) -> None:
    turn(child_of(section, "titlePg"), on)


def _number_start(section: Node, start: Any) -> None:
    numbers = child_of(section, "pgNumType")
    if start:
        numbers.set(f"{W}start", str(start))
    else:
        drop(numbers, "start")


def _number_format(section: Node, name: Any) -> None:
    child_of(section, "pgNumType").set(f"{W}fmt", str(name))


def set_odd_and_even(settings: Node, value: bool, revisions: Revisions) -> None:
    """Whether even pages have headers and footers of their own; Word cannot track it.

    Raises:
        Refused: Changes are tracked.
    """
    revisions.need_no_tracking()
    existing = found(settings, "evenAndOddHeaders")
    if value:
        drop(child_of(settings, "evenAndOddHeaders"), "val")
    elif existing is not None:
        settings.remove(existing)


_WRITERS: dict[str, Callable[[Node, Any], None]] = {
    "width": _size("w"),
    "height": _size("h"),
    "landscape": _landscape,
    **{name: _margin(name) for name in ("top", "bottom", "left", "right", "gutter")},
    "header_distance": _margin("header"),
    "footer_distance": _margin("footer"),
    "grid": _grid,
    "title_page": _title_page,
    "number_start": _number_start,
    "number_format": _number_format,
}
