"""How far apart the elements of a masthead stand, as far as the file says it."""

from __future__ import annotations

import math

from assistant.documents.drawings import Anchor, TextBox
from assistant.documents.edits import RemoveParagraph
from assistant.documents.formatting import LineRule
from assistant.documents.page_setup import PageSetup
from assistant.documents.units import ZERO
from assistant.rules.layout import blank_paragraphs_before, type_size
from assistant.rules.repairs import holds_something, set_paragraph
from assistant.rules.vocabulary import *

# The height of a single line over the font size, in the usual Chinese fonts.
_NATURAL = 1.3
_LINE = Length.of_pt(28.95)
# No printer and no author sets a mark nearer to the edge of the page; a frame at 0 has no place of its own.
_HIGHEST = Length.of_mm(8)


def top_of(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Length | None:
    """From the upper edge of the type area to the characters; None where the file does not say it.

    What would be off the page, or in its lower half, is the place of something else: of a group that a box is part of, or
    of a paragraph that a reader counts otherwise.
    """
    top, page = _told(document, paragraph), _page(document, paragraph)
    return top if top is not None and _HIGHEST <= top + page.top <= page.height * 0.5 else None


def may_stand_at(
    document: IdentifiedDocument, paragraph: IdentifiedParagraph, wanted: Length, tolerance: Length
) -> bool:
    """Whether the characters may stand there: in a box they may be at its upper edge, in its middle or at its foot."""
    top = top_of(document, paragraph)
    if top is None:
        return True
    return top - tolerance <= wanted <= top + _slack(document, paragraph) + tolerance


def _slack(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Length:
    if paragraph.place.text_box is None:
        return ZERO
    height = document.document.text_boxes[paragraph.place.text_box].height
    return max(height - type_size(paragraph), ZERO) if height is not None else ZERO


def _told(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Length | None:
    page = _page(document, paragraph)
    if paragraph.place.text_box is not None:
        return _top_of_box(document, paragraph, page)
    frame = paragraph.format.frame.value
    if frame is not None:
        return frame.y - page.top if frame.y is not None and frame.vertical_anchor == "page" else None
    flow = _flow_above(document, paragraph)
    if flow is None or paragraph.place.table is not None:
        return None
    return flow + paragraph.format.space_before.value.length + leading(document, paragraph)


def at_height(document: IdentifiedDocument, mark: IdentifiedParagraph, distance: Length) -> tuple[Edit, ...]:
    """Sets a mark that far below the upper edge of the type area; nothing where the file fixes its place otherwise.

    In the text the space before it changes; blank lines above go where that is not enough.
    """
    top = top_of(document, mark)
    if top is None or mark.place.text_box is not None:
        return ()
    if mark.format.frame.value is not None:
        return set_paragraph(mark, ParagraphChange(frame_y=_page(document, mark).top + distance))
    space, removed = mark.format.space_before.value.length + (distance - top), list[Edit]()
    for blank in reversed(blank_paragraphs_before(document, mark)):
        if space >= ZERO or holds_something(document, blank):
            break
        space += height_of(document, blank)
        removed.append(RemoveParagraph(blank.address))
    return (*set_paragraph(mark, ParagraphChange(space_before=space)), *removed) if space >= ZERO else ()


def leading(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Length:
    """The empty stretch of a line above its characters, and the same below them."""
    return (_line(paragraph, _page(document, paragraph)) - type_size(paragraph)) * 0.5


def gap_above(document: IdentifiedDocument, paragraph: IdentifiedParagraph, above: IdentifiedParagraph) -> float:
    """How many lines stand empty between two paragraphs: blank ones and the space before and after, in lines."""
    pitch = line_of(document, paragraph)
    space = paragraph.format.space_before.value.length + above.format.space_after.value.length
    blanks = (_in_lines(document, each, pitch) for each in blank_paragraphs_before(document, paragraph))
    return round(space.emu / pitch.emu + sum(blanks), 1)


def line_of(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Length:
    """The height of a line of text of 三号 in the grid of the page; without a grid that of 22 lines a page."""
    page = _page(document, paragraph)
    pitch = page.grid.line_pitch
    if not page.lines_per_page or not pitch:
        return _LINE
    return pitch * math.ceil((FontSize.SAN_HAO.length * _NATURAL).emu / pitch.emu)


def height_of(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Length:
    """The height of a paragraph of one line with the space before and after it."""
    form = paragraph.format
    return form.space_before.value.length + _line(paragraph, _page(document, paragraph)) + form.space_after.value.length


def _in_lines(document: IdentifiedDocument, paragraph: IdentifiedParagraph, pitch: Length) -> float:
    """The height of a blank paragraph in lines; one whose height the font gives is a line, unless it is larger."""
    form = paragraph.format
    if form.line_spacing.value.rule is LineRule.EXACT:
        return height_of(document, paragraph).emu / pitch.emu
    natural = type_size(paragraph) * (_NATURAL * (form.line_spacing.value.multiple or 1))
    space = form.space_before.value.length + form.space_after.value.length
    return max(natural.emu / pitch.emu, 1.0) + space.emu / pitch.emu


def _flow_above(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Length | None:
    """The height of what stands above in the text; None where tables, boxes, frames or pictures make it uncertain."""
    above = document.paragraphs[: document.position(paragraph)]
    if any(not each.flows for each in above):
        return None
    if any(each.format.frame.value is not None for each in above) or _has_inline_picture(document, paragraph):
        return None
    return sum((height_of(document, each) for each in above), ZERO)


def _has_inline_picture(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    anchors = [each.anchor for each in document.document.pictures]
    return any(a.part == "body" and a.inline and a.paragraph <= paragraph.place.paragraph for a in anchors)


def _top_of_box(document: IdentifiedDocument, paragraph: IdentifiedParagraph, page: PageSetup) -> Length | None:
    """Only of a box that begins with that paragraph and is no part of a group, whose place alone the file tells."""
    boxes = document.document.text_boxes
    box = next((each for each in boxes if each.index == paragraph.place.text_box), None)
    if box is None or box.anchor.y is None or box.tables or _is_grouped(document, box):
        return None
    if any(not each.text.strip() for each in box.paragraphs[: paragraph.place.paragraph + 1]):
        return None
    if box.anchor.vertical_from in ("page", "topMargin"):
        return box.anchor.y - page.top
    return box.anchor.y if box.anchor.vertical_from == "margin" else _top_at_paragraph(document, box)


def _is_grouped(document: IdentifiedDocument, box: TextBox) -> bool:
    """Whether something else is drawn at the very same place, as all parts of a group are read."""
    others = (*(each.anchor for each in document.document.text_boxes if each is not box), *_pictures(document))
    return any(each == box.anchor for each in others)


def _pictures(document: IdentifiedDocument) -> tuple[Anchor, ...]:
    return tuple(each.anchor for each in document.document.pictures)


def _top_at_paragraph(document: IdentifiedDocument, box: TextBox) -> Length | None:
    """A box that is fixed to the first paragraph of the body is fixed to the upper edge of the type area."""
    anchor = box.anchor
    first = anchor.part == "body" and anchor.paragraph == 0 and not document.document.paragraphs[0].text.strip()
    before = document.document.paragraphs[0].format.space_before.value.length if document.document.paragraphs else ZERO
    return anchor.y if first and not before and anchor.vertical_from == "paragraph" else None


def _page(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> PageSetup:
    return document.page_of(paragraph)


def _line(paragraph: IdentifiedParagraph, page: PageSetup) -> Length:
    """The height of one line: as stated, or that of the font, in whole lines of the grid."""
    spacing, form = paragraph.format.line_spacing.value, paragraph.format
    if spacing.rule is LineRule.EXACT and spacing.length:
        return spacing.length
    natural = type_size(paragraph) * (_NATURAL * (spacing.multiple or 1))
    if page.lines_per_page and form.snap_to_grid.value and page.grid.line_pitch:
        return page.grid.line_pitch * math.ceil(natural.emu / page.grid.line_pitch.emu)
    return max(natural, spacing.length) if spacing.length else natural
