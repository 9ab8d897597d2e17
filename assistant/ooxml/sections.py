"""Pages of sections: w:sectPr and the settings of the whole document (ECMA-376 part 1, 17.6)."""

from __future__ import annotations

from assistant.documents.page_setup import DocumentGrid, GridType, PageSetup
from assistant.documents.units import ZERO, Length
from assistant.ooxml.values import child, integer, is_on, measure, signed, value
from assistant.ooxml.xml import Element

# What Word takes where a section says nothing ([MS-DOC] 2.6.4): letter paper and its margins, in twips.
_WIDTH, _HEIGHT = Length.of_twips(12_240), Length.of_twips(15_840)
_VERTICAL_MARGIN, _SIDE_MARGIN, _EDGE = Length.of_twips(1_440), Length.of_twips(1_800), Length.of_twips(720)
_GRIDS = {
    "lines": GridType.LINES,
    "linesAndChars": GridType.LINES_AND_CHARACTERS,
    "snapToChars": GridType.SNAP_TO_CHARACTERS,
}


def page_setup(section: Element | None, settings: Element | None, default_size: Length) -> PageSetup:
    """The page of a section.

    Args:
        section: Its w:sectPr, or None for a document without any.
        settings: Root of the settings part, or None.
        default_size: Font size of the default paragraph style.
    """
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    top = _length(margins, "top", _VERTICAL_MARGIN)
    numbers = child(section, "pgNumType")
    return PageSetup(
        width=_length(size, "w", _WIDTH),
        height=_length(size, "h", _HEIGHT),
        landscape=value(size, "orient") == "landscape",
        top=Length(abs(top.emu)),
        bottom=Length(abs(_length(margins, "bottom", _VERTICAL_MARGIN).emu)),
        left=_length(margins, "left", _SIDE_MARGIN),
        right=_length(margins, "right", _SIDE_MARGIN),
        gutter=_length(margins, "gutter", ZERO),
        header_distance=_length(margins, "header", _EDGE),
        footer_distance=_length(margins, "footer", _EDGE),
        grid=_grid(child(section, "docGrid")),
        default_size=default_size,
        top_fixed=top.emu < 0,
        gutter_at_top=is_on(child(settings, "gutterAtTop")),
        title_page=is_on(child(section, "titlePg")),
        odd_and_even=is_on(child(settings, "evenAndOddHeaders")),
        columns=max(integer(value(child(section, "cols"), "num")) or 1, 1),
        break_type=value(child(section, "type")) or "nextPage",
        number_start=integer(value(numbers, "start")),
        number_format=value(numbers, "fmt") or "decimal",
        mirror_margins=is_on(child(settings, "mirrorMargins")),
    )


def _length(element: Element | None, name: str, default: Length) -> Length:
    found = measure(value(element, name))
    return default if found is None else found


def _grid(element: Element | None) -> DocumentGrid:
    kind = _GRIDS.get(value(element, "type"), GridType.NONE)
    return DocumentGrid(kind, _length(element, "linePitch", ZERO), signed(value(element, "charSpace")) or 0)
