"""What draws the red separator where it is missing, and redraws it where it looks otherwise (GB/T 9704—2012, 7.2.7)."""

from __future__ import annotations

from dataclasses import replace

from assistant.documents.colours import RED, is_red
from assistant.documents.edits import NO_LINE, InsertParagraph, RunChange, SetLine, SetTable, TableChange
from assistant.documents.formatting import Border, LineRule, LineSpacing
from assistant.documents.units import ZERO
from assistant.rules.layout import in_characters
from assistant.rules.masthead._height import height_of
from assistant.rules.masthead._lines import Line, Side
from assistant.rules.repairs import set_paragraph, set_runs
from assistant.rules.vocabulary import *

# The standard names no weight; 1.5 pt is usual, and a border stands at most 31 pt from its text (17.3.4).
_WEIGHT, _FARTHEST = Length.of_pt(1.5), Length.of_pt(31)
_SHORTENED = 0.3


def drawn_anew(document: IdentifiedDocument, number: IdentifiedParagraph, distance: Length) -> tuple[Edit, ...]:
    """A line under the number of a document that has none.

    It becomes the border of the low paragraph that is there for it, else of the number; a paragraph of its own where the
    number is indented, because a border is as long as the text of its paragraph.
    """
    low = low_paragraph(document, number)
    if low is not None:
        below = number.paragraph.format.space_after.value.length + height_of(document, low)
        side, border = _turned_off(low) or (Side.BOTTOM, _red(max(distance - below, ZERO)))
        return _bordered(low, side, border)
    if number.place.table is not None:
        table = document.document.tables[number.place.table]
        return (SetTable(table.address, TableChange(bottom=_red(ZERO))),)
    if is_shortened(number):
        return _on_its_own(document, number, _red(ZERO), distance)
    return set_paragraph(number, ParagraphChange(bottom_border=_red(distance)))


def redrawn(document: IdentifiedDocument, line: Line, border: Border) -> tuple[Edit, ...]:
    """A line with another border."""
    if line.picture is not None:
        return (SetLine(line.picture, border.colour),) if line.picture >= 0 and border.colour else ()
    if line.border is None:
        return set_runs(line.paragraph, RunChange(colour=RED))
    if line.side in (Side.TOP, Side.BOTTOM):
        return _bordered(line.paragraph, line.side, border)
    if line.paragraph.place.table is None:
        return ()
    changes = {
        Side.TABLE_TOP: TableChange(top=border),
        Side.TABLE_BOTTOM: TableChange(bottom=border),
        Side.ROW: TableChange(row_bottom=(line.paragraph.place.row or 0, border)),
    }
    table = document.document.tables[line.paragraph.place.table]
    return tuple(SetTable(table.address, change) for side, change in changes.items() if side is line.side)


def with_right_look(line: Line, *, single: bool) -> Border:
    """The border of a line in red, and as one line where several are too many."""
    border = line.border or _red(ZERO)
    colour = border.colour if is_red(border.colour) else RED
    return replace(border, colour=colour, style="single" if single else border.style)


def at_distance(
    document: IdentifiedDocument, number: IdentifiedParagraph, line: Line, border: Border, distance: Length
) -> tuple[Edit, ...]:
    """A line that far below the number: by its distance from its text, else by the height of its own paragraph."""
    least = line.distance[0] if line.distance else distance
    space = border.space + (distance - least)
    if line.side is Side.BOTTOM and ZERO <= space <= _FARTHEST:
        return redrawn(document, line, replace(border, space=space))
    rest = distance - number.paragraph.format.space_after.value.length
    if line.paragraph.own_text.strip() or rest <= ZERO:
        return ()
    if line.side is Side.TOP:
        return set_paragraph(line.paragraph, ParagraphChange(space_before=rest, top_border=border))
    height = LineSpacing(LineRule.EXACT, rest)
    flat = ParagraphChange(line_spacing=height, space_before=ZERO, space_after=ZERO, snap_to_grid=False)
    return set_paragraph(line.paragraph, replace(flat, bottom_border=replace(border, space=ZERO)))


def widened(document: IdentifiedDocument, line: Line, border: Border, distance: Length) -> tuple[Edit, ...]:
    """A line as long as the type area: without the indents of its paragraph, or away from a number that has to be indented."""
    if line.paragraph.own_text.strip() and line.paragraph.format.alignment.value is not Alignment.CENTER:
        off = Border(NO_LINE, ZERO, None, ZERO)
        own = _on_its_own(document, line.paragraph, replace(border, space=ZERO), distance)
        return (*_bordered(line.paragraph, line.side or Side.BOTTOM, off), *own)
    form = line.paragraph.format
    first, left, right = (0 if each.value.length.emu else None for each in (form.first_line, form.left, form.right))
    return set_paragraph(line.paragraph, ParagraphChange(first_line=first, left=left, right=right))


def low_paragraph(document: IdentifiedDocument, number: IdentifiedParagraph) -> IdentifiedParagraph | None:
    """A paragraph lower than a line of text right under the number, which is there for the line."""
    below = next((each for each in _after(document, number) if each.element is not Element.SIGNATORY), None)
    if below is None or below.element is not Element.BLANK or below.place.table is not None:
        return None
    return below if height_of(document, below) < FontSize.SAN_HAO.length else None


def is_shortened(paragraph: IdentifiedParagraph) -> bool:
    """Whether the indents of a paragraph shorten its borders."""
    form = paragraph.format
    return any(abs(in_characters(paragraph, each)) > _SHORTENED for each in (form.left.value, form.right.value))


def _after(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Iterator[IdentifiedParagraph]:
    return iter(document.paragraphs[document.position(paragraph) + 1 :])


def _red(space: Length) -> Border:
    return Border("single", _WEIGHT, RED, space)


def _bordered(paragraph: IdentifiedParagraph, side: Side, border: Border) -> tuple[Edit, ...]:
    top = side is Side.TOP
    return set_paragraph(
        paragraph, ParagraphChange(top_border=border) if top else ParagraphChange(bottom_border=border)
    )


def _turned_off(paragraph: IdentifiedParagraph) -> tuple[Side, Border] | None:
    """The border that a paragraph states with its measures, but does not show; red and shown."""
    form = paragraph.format
    for side, border in ((Side.TOP, form.top_border.value), (Side.BOTTOM, form.bottom_border.value)):
        if border is not None and border.width > ZERO:
            return side, replace(border, style="single", colour=border.colour if is_red(border.colour) else RED)
    return None


def _on_its_own(
    document: IdentifiedDocument, number: IdentifiedParagraph, border: Border, distance: Length
) -> tuple[Edit, ...]:
    """A paragraph below the number, and below signatories beside it, that is nothing but the line."""
    above = number
    for each in _after(document, number):
        if each.element is not Element.SIGNATORY:
            break
        above = each
    height = distance - above.format.space_after.value.length
    change = ParagraphChange(
        alignment=Alignment.LEFT,
        first_line=0,
        left=0,
        right=0,
        space_before=ZERO,
        space_after=ZERO,
        line_spacing=LineSpacing(LineRule.EXACT, height),
        snap_to_grid=False,
        bottom_border=border,
    )
    return (InsertParagraph(above.address, after=True, change=change),) if height > ZERO else ()
