"""The line under the document number: a border of a paragraph or a table, a drawn line, or a row of dashes."""

from __future__ import annotations

import re
from enum import Enum

from assistant.documents.colours import is_red
from assistant.documents.drawings import Picture
from assistant.documents.formatting import Border
from assistant.documents.units import ZERO
from assistant.rules.layout import main_part
from assistant.rules.masthead._height import height_of, leading
from assistant.rules.masthead._place import floats
from assistant.rules.vocabulary import *

# What a line of 22 a page leaves empty below its characters.
_MOST_LEADING = Length.of_pt(6.5)
_LONG, _FLAT, _HALF, _LOWEST = Length.of_mm(80), Length.of_mm(12), Length.of_mm(148.5), Length.of_mm(200)
_DOUBLED = re.compile("double|triple|Thin|Thick|thinThick|thickThin")
_ELSEWHERE = ("header", "textbox", "table")


class Side(Enum):
    """Which border a line is."""

    TOP = "above a paragraph"
    BOTTOM = "below a paragraph"
    TABLE_TOP = "above a table"
    TABLE_BOTTOM = "below a table"
    ROW = "below a row of a table"


@dataclass(frozen=True)
class Line:
    """A line under the number.

    Attributes:
        paragraph: The paragraph that has it.
        colour: RRGGBB; None for automatic, which prints black; empty where it is not told.
        distance: The least and the most that it may stand below the number, as borders can be read; None where not told.
        lacking: How much narrower than the type area it is; negative where it is wider, None where it is not told.
        starred: Whether a star stands in its middle.
        doubled: Whether it is made of several lines.
        border: The border that it is; None where it is drawn or written.
        side: Where that border is.
        picture: Address of the drawn line.
    """

    paragraph: IdentifiedParagraph
    colour: str | None
    distance: tuple[Length, Length] | None = None
    lacking: Length | None = None
    starred: bool = False
    doubled: bool = False
    border: Border | None = None
    side: Side | None = None
    picture: int | None = None


def lines_below(document: IdentifiedDocument, number: IdentifiedParagraph) -> tuple[Line, ...]:
    """The lines from the number to the title, those that the text holds first."""
    title = next(main_part(document, Element.TITLE), None)
    start = document.position(number)
    end = document.position(title) if title else start + 6
    between = document.paragraphs[start:end]
    written = [line for paragraph in between for line in _written(document, number, paragraph)]
    above = (
        [Line(title, border.colour, border=border, side=Side.TOP) for border in _visible(title.format.top_border.value)]
        if title
        else []
    )
    return (*written, *above, *_drawn(document, number, end))


def _visible(*borders: Border | None) -> tuple[Border, ...]:
    return tuple(each for each in borders if each is not None and each.style not in ("none", "nil"))


def _written(
    document: IdentifiedDocument, number: IdentifiedParagraph, paragraph: IdentifiedParagraph
) -> Iterator[Line]:
    form, text = paragraph.format, paragraph.own_text
    top = () if paragraph is number else _visible(form.top_border.value)
    for border in (*_visible(form.bottom_border.value), *top):
        below = border not in top
        distance = _distance(document, number, paragraph, border, below)
        doubled = _DOUBLED.search(border.style) is not None
        side = Side.BOTTOM if below else Side.TOP
        yield Line(paragraph, border.colour, distance, _lacking(paragraph), doubled=doubled, border=border, side=side)
    for side, border in _table_borders(document, paragraph):
        yield Line(paragraph, border.colour, border=border, side=side)
    if paragraph.element is Element.SEPARATOR and text.strip():
        colours = [run.format.colour.value for run in paragraph.runs if run.text.strip()]
        yield Line(paragraph, colours[0] if colours else None, starred="★" in text or "☆" in text)


def _distance(
    document: IdentifiedDocument,
    number: IdentifiedParagraph,
    paragraph: IdentifiedParagraph,
    border: Border,
    below: bool,
) -> tuple[Length, Length] | None:
    """From the number to a border: the space alone, or with what the line of the number leaves empty below it."""
    if paragraph is number:
        return border.space, border.space + min(leading(document, number), _MOST_LEADING)
    between = document.paragraphs[document.position(number) + 1 : document.position(paragraph)]
    if floats(paragraph) or any(each.element is not Element.SIGNATORY for each in between):
        return None
    least = number.paragraph.format.space_after.value.length
    least += height_of(document, paragraph) + border.space if below else paragraph.format.space_before.value.length
    return least, least + leading(document, number)


def _lacking(paragraph: IdentifiedParagraph) -> Length | None:
    """A border reaches from indent to indent, and out to a hanging first line."""
    form = paragraph.format
    if floats(paragraph) or paragraph.place.table is not None:
        return None
    hanging = form.first_line.value.length if form.first_line.value.length < ZERO else ZERO
    return form.left.value.length + hanging + form.right.value.length


def _table_borders(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> tuple[tuple[Side, Border], ...]:
    """The lower lines of the cell that a paragraph stands in, or of its table; an empty table may be a line itself."""
    if paragraph.place.table is None:
        return ()
    table, place = document.document.tables[paragraph.place.table], (paragraph.place.row, paragraph.place.column)
    cells = [cell.borders.bottom for cell in table.cells if (cell.row, cell.column) == place]
    borders = [(Side.ROW, each) for each in cells] + [(Side.TABLE_BOTTOM, table.borders.bottom)]
    borders += [(Side.TABLE_TOP, table.borders.top)] if not paragraph.own_text else []
    return tuple((side, shown) for side, border in borders for shown in _visible(border))


def _drawn(document: IdentifiedDocument, number: IdentifiedParagraph, end: int) -> list[Line]:
    """Lines drawn in the masthead, wherever they are fixed to: the paragraphs above the title, boxes, or the header."""
    body = {each.place.paragraph: each for each in document.paragraphs[:end] if each.flows}
    margins = document.document.sections[0].margins
    header = [each for margin in margins if not margin.is_footer for each in margin.pictures]
    width = document.document.sections[0].page.text_width
    lines: list[Line] = []
    for picture in filter(_is_line, (*document.document.pictures, *header)):
        paragraph = body.get(picture.anchor.paragraph) if picture.anchor.part == "body" else None
        if paragraph is not None:
            told = picture.width is not None and picture.kind != "picture" and _is_flat(picture)
            known = width - picture.width if told and picture.width is not None else None
            lines.append(Line(paragraph, picture.line_colour or "", lacking=known, picture=picture.address))
        elif picture.anchor.part in _ELSEWHERE:
            # It may be the line, or one of the imprint: that there is one is all that can be said.
            lines.append(Line(number, ""))
    return sorted(lines, key=lambda line: not is_red(line.colour))


def _is_line(picture: Picture) -> bool:
    """Whether it is long and flat, and not fixed in the lower half of the page."""
    anchor = picture.anchor
    # A joint masthead may reach below the middle of the page: a red line there is its own, others are of the imprint.
    lowest = _LOWEST if is_red(picture.line_colour) else _HALF
    if anchor.vertical_from == "page" and anchor.y is not None and anchor.y > lowest:
        return False
    if picture.kind not in ("line", "shape", "picture") or (picture.width is not None and picture.width < _LONG):
        return False
    # A line in a group has the height of the group.
    return picture.kind == "line" or _is_flat(picture)


def _is_flat(picture: Picture) -> bool:
    return picture.height is None or picture.height <= _FLAT


def hides_line(document: IdentifiedDocument) -> bool:
    """Whether something wide that is no line stands in the head or a header: a picture or a shape that may hold one."""
    title = next(main_part(document, Element.TITLE), None)
    end = document.position(title) if title else 6
    head = {each.place.paragraph for each in document.paragraphs[:end] if each.flows}
    boxed = {(each.anchor, each.width, each.height) for each in document.document.text_boxes}
    margins = [
        each for margin in document.document.sections[0].margins if not margin.is_footer for each in margin.pictures
    ]
    own = [
        each
        for each in document.document.pictures
        if each.anchor.part == "body"
        and each.anchor.paragraph in head
        and (each.anchor, each.width, each.height) not in boxed
    ]
    return any(
        not _is_line(each) and not _is_flat(each) and (each.width is None or each.width >= _LONG)
        for each in (*own, *margins)
    )
