"""The lines of an imprint: those of its table, or those that paragraphs draw round and between its elements."""

from __future__ import annotations

from itertools import pairwise

from assistant.documents.formatting import Border
from assistant.documents.tables import Row, Table
from assistant.rules.imprint._groups import IMPRINT, Group, groups_of
from assistant.rules.vocabulary import *

# Between an element and the separator that belongs to it may stand an empty paragraph or two.
_REACH = 2


@dataclass(frozen=True)
class ImprintLine:
    """The line at one place of the imprint.

    Attributes:
        where: first, middle, last, or recipients: between 主送 and 抄送, where none belongs (7.4.2).
        border: How it looks; None where there is none.
        at: The paragraph that draws it, or beside which it would stand.
        side: On which side of that paragraph it is drawn, top or bottom; empty where it is missing, or in a table.
        rows: For a table the rows above and below it; None where there is none.
    """

    where: str
    border: Border | None
    at: IdentifiedParagraph
    side: str = ""
    rows: tuple[int | None, int | None] = (None, None)


def imprint_table(document: IdentifiedDocument) -> Table | None:
    """The table that the imprint is, where it is one."""
    for paragraph in document.of(*IMPRINT):
        if paragraph.place.table is not None and paragraph.place.text_box is None:
            return next((each for each in document.document.tables if each.index == paragraph.place.table), None)
    return None


def imprint_lines(document: IdentifiedDocument) -> tuple[ImprintLine, ...]:
    """The lines of the imprint from top to bottom, missing ones too; none where lines may be drawn as shapes."""
    groups = groups_of(document)
    if not groups:
        return ()
    table = imprint_table(document)
    lines = tuple(_of_table(table, groups) if table is not None else _of_paragraphs(document, groups))
    drawn = any(each.kind in ("line", "shape") for each in document.document.pictures)
    return () if drawn and all(line.border is None for line in lines) else lines


def _places(groups: tuple[Group, ...]) -> Iterator[tuple[str, Group | None, Group | None]]:
    """Where lines belong, each with the elements above and below."""
    yield "first", None, groups[0]
    for above, below in pairwise(groups):
        both = above.element is below.element is Element.COPY_RECIPIENTS
        yield "recipients" if both else "middle", above, below
    yield "last", groups[-1], None


def _of_table(table: Table, groups: tuple[Group, ...]) -> Iterator[ImprintLine]:
    for where, above, below in _places(groups):
        at = below.paragraphs[0] if below else groups[-1].paragraphs[-1]
        over = above.paragraphs[-1].place.row if above else None
        under = below.paragraphs[0].place.row if below else None
        if above and below and over == under:
            # Two elements in one row: what parts them is no line of the table.
            continue
        if over is None and under:
            over = under - 1
        if under is None and over is not None and over + 1 < len(table.rows):
            under = over + 1
        yield ImprintLine(where, _border_between(table, over, under), at, rows=(over, under))


def _border_between(table: Table, over: int | None, under: int | None) -> Border | None:
    """The line under one row and over another; at the edge of the table where there is no such row."""
    inside = over is not None and under is not None
    edge = table.borders.inside_horizontal if inside else table.borders.bottom if under is None else table.borders.top
    message = [_cell_border(table.rows[over], bottom=True)] if over is not None and over < len(table.rows) else []
    message += [_cell_border(table.rows[under], bottom=False)] if under is not None and under < len(table.rows) else []
    return next((seen for each in message or [edge] if (seen := _seen(edge if each is None else each))), None)


def _cell_border(row: Row, *, bottom: bool) -> Border | None:
    if not row.cells:
        return None
    return row.cells[0].borders.bottom if bottom else row.cells[0].borders.top


def _of_paragraphs(document: IdentifiedDocument, groups: tuple[Group, ...]) -> Iterator[ImprintLine]:
    for where, above, below in _places(groups):
        at = below.paragraphs[0] if below else groups[-1].paragraphs[-1]
        found = next(_drawn(document, above, below), None)
        yield ImprintLine(where, found[2], found[0], found[1]) if found else ImprintLine(where, None, at)


def _drawn(
    document: IdentifiedDocument, above: Group | None, below: Group | None
) -> Iterator[tuple[IdentifiedParagraph, str, Border]]:
    """The lines between two elements, or outside one: of their own borders, or of separators between them."""
    start = document.position(above.paragraphs[-1]) if above else None
    end = document.position(below.paragraphs[0]) if below else None
    first = start + 1 if start is not None else max((end or 0) - _REACH, 0)
    last = end if end is not None else min((start or 0) + 1 + _REACH, len(document.paragraphs))
    if above:
        yield from _borders(above.paragraphs[-1], "bottom")
    for each in document.paragraphs[first:last]:
        if each.element in (Element.SEPARATOR, Element.BLANK):
            yield from _borders(each, "top", "bottom")
    if below:
        yield from _borders(below.paragraphs[0], "top")


def _borders(paragraph: IdentifiedParagraph, *sides: str) -> Iterator[tuple[IdentifiedParagraph, str, Border]]:
    form = paragraph.format
    borders = {"top": form.top_border.value, "bottom": form.bottom_border.value}
    return ((paragraph, side, seen) for side in sides if (seen := _seen(borders[side])))


def _seen(border: Border | None) -> Border | None:
    return border if border is not None and border.style not in ("none", "nil", "") else None
