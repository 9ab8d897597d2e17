# pyright: strict
"""The lines of an imprint: those of its table, or of the paragraphs between its elements."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.documents.elements import Element
from assistant.documents.formatting import Border
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.tables import Table

IMPRINT = (Element.COPY_RECIPIENTS, Element.PRINTING_AUTHORITY)


@dataclass(frozen=True)
class ImprintLine:
    """One line.

    Attributes:
        where: first, middle or last.
        border: How it looks; None where it is missing.
        at: The paragraph at or beside which it stands.
    """

    where: str
    border: Border | None
    at: IdentifiedParagraph


def imprint_table(document: IdentifiedDocument) -> Table | None:
    """The table that the imprint is, where it is one."""
    for found in document.of(*IMPRINT):
        if found.place.table is not None:
            return next((each for each in document.document.tables if each.index == found.place.table), None)
    return None


def imprint_lines(document: IdentifiedDocument) -> tuple[ImprintLine, ...]:
    """The lines of the imprint from top to bottom; none where nothing is known of them."""
    elements = [each for each in document.of(*IMPRINT) if each.paragraph.text.strip()]
    if not elements:
        return ()
    table = imprint_table(document)
    return _of_table(table, elements) if table is not None else _of_paragraphs(document, elements)


def _of_table(table: Table, elements: list[IdentifiedParagraph]) -> tuple[ImprintLine, ...]:
    inside = [each for each in elements if each.place.table == table.index]
    rows = list(table.rows)
    cells = [row.cells[0].borders for row in rows if row.cells]
    if not cells:
        return ()
    first = _seen(cells[0].top) or table.borders.top
    last = _seen(cells[-1].bottom) or table.borders.bottom
    lines = [ImprintLine("first", _seen(first), inside[0])]
    for above, below, at in zip(cells, cells[1:], inside[1:], strict=False):
        lines.append(ImprintLine("middle", _seen(above.bottom or below.top or table.borders.inside_horizontal), at))
    return (*lines, ImprintLine("last", _seen(last), inside[-1]))


def _of_paragraphs(document: IdentifiedDocument, elements: list[IdentifiedParagraph]) -> tuple[ImprintLine, ...]:
    """The separators from the one above the first element to the one below the last."""
    first, last = document.position(elements[0]), document.position(elements[-1])
    near = range(max(first - 2, 0), min(last + 3, len(document.paragraphs)))
    found: list[tuple[int, IdentifiedParagraph, Border]] = []
    for at in near:
        each = document.paragraphs[at]
        form = each.paragraph.format
        if each.element in (Element.SEPARATOR, *IMPRINT) and each.place.table is None:
            for border in (form.top_border.value, form.bottom_border.value):
                if seen := _seen(border):
                    found.append((at, each, seen))
    if len(found) < 2:
        return ()
    names = ["first", *["middle"] * (len(found) - 2), "last"]
    return tuple(ImprintLine(name, border, each) for name, (_, each, border) in zip(names, found, strict=True))


def _seen(border: Border | None) -> Border | None:
    return border if border is not None and border.style not in ("none", "nil", "") else None
