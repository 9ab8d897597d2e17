# pyright: strict
"""How far below the upper edge of the type area the characters of a paragraph begin, as far as the file says it."""

from __future__ import annotations

import math

from assistant.documents.formatting import LineRule
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.page_setup import PageSetup
from assistant.documents.units import ZERO, Length
from assistant.rules.layout import type_size

# The height of a single line over the font size, in the usual Chinese fonts.
_NATURAL = 1.3


def top_of(document: IdentifiedDocument, found: IdentifiedParagraph) -> Length | None:
    """From the upper edge of the type area to the characters; None where the file does not say it."""
    page = document.document.sections[found.paragraph.section].page
    if found.place.text_box is not None:
        return _top_of_box(document, found.place.text_box, page)
    frame = found.paragraph.format.frame.value
    if frame is not None:
        return frame.y - page.top if frame.y is not None and frame.vertical_anchor == "page" else None
    if found.place.table is not None:
        return None
    above = document.paragraphs[: document.position(found)]
    if any(each.place.table is not None or each.place.text_box is not None for each in above):
        return None
    top = sum((_height(each, page) for each in above), ZERO)
    line = _line(found, page)
    return top + found.paragraph.format.space_before.value.length + (line - type_size(found)) * 0.5


def _top_of_box(document: IdentifiedDocument, index: int, page: PageSetup) -> Length | None:
    box = next((each for each in document.document.text_boxes if each.index == index), None)
    if box is None or box.anchor.y is None:
        return None
    if box.anchor.vertical_from == "page":
        return box.anchor.y - page.top
    return box.anchor.y if box.anchor.vertical_from == "margin" else None


def _height(found: IdentifiedParagraph, page: PageSetup) -> Length:
    form = found.paragraph.format
    return form.space_before.value.length + _line(found, page) + form.space_after.value.length


def _line(found: IdentifiedParagraph, page: PageSetup) -> Length:
    """The height of one line: as stated, or that of the font, in whole lines of the grid."""
    said, form = found.paragraph.format.line_spacing.value, found.paragraph.format
    if said.rule is LineRule.EXACT and said.length:
        return said.length
    natural = type_size(found) * (_NATURAL * (said.multiple or 1))
    if page.lines_per_page and form.snap_to_grid.value and page.grid.line_pitch:
        return page.grid.line_pitch * math.ceil(natural.emu / page.grid.line_pitch.emu)
    return max(natural, said.length) if said.length else natural
