"""Tables that hold data, and where a finding about one stands."""

from __future__ import annotations

from assistant.documents.elements import Zone
from assistant.documents.identification.lines import Place
from assistant.documents.places import Location
from assistant.documents.tables import Cell, Table
from assistant.rules.vocabulary import *

_LAYOUT_ZONES = (Zone.MASTHEAD, Zone.IMPRINT)
_LAYOUT = (Element.ISSUER_SIGNATURE, Element.SIGNING_DATE)


def data_tables(document: IdentifiedDocument) -> Iterator[Table]:
    """The tables of the body that are not the layout of a masthead, a signature or an imprint."""
    for table in document.document.tables:
        first = next((cell for cell in table.cells if cell.paragraphs), None)
        if first is not None and not any(_is_layout(each) for each in paragraphs_of(document, table)):
            yield table


def paragraphs_of(document: IdentifiedDocument, table: Table) -> Iterator[IdentifiedParagraph]:
    """The paragraphs of a table."""
    for cell in table.cells:
        for paragraph in cell.paragraphs:
            yield document.at(Place(paragraph.index, table.index, cell.row, cell.column))


def beginning(document: IdentifiedDocument, table: Table) -> Location:
    """The first paragraph of a table, which stands for the whole of it."""
    return in_paragraph(next(paragraphs_of(document, table)))


def has_content(cell: Cell) -> bool:
    """Whether there is text in a cell."""
    return bool(cell.text.strip())


def _is_layout(paragraph: IdentifiedParagraph) -> bool:
    return paragraph.element.zone in _LAYOUT_ZONES or paragraph.element in _LAYOUT
