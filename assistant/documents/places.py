"""Where a finding stands: in a paragraph of the body, a table, a text box, a header, a footer or a note, or on a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypedDict

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedParagraph
from assistant.documents.page_setup import HeaderFooter
from assistant.documents.paragraph import Paragraph


class Part(Enum):
    """The parts of a document in which things are found."""

    BODY = "body"
    TABLE = "table"
    HEADER = "header"
    FOOTER = "footer"
    TEXT_BOX = "textbox"
    FOOTNOTE = "footnote"
    PAGE = "page"


class PlaceEntry(TypedDict):
    """A place as JSON; what does not apply is None."""

    part: str
    section: int | None
    paragraph: int | None
    index: int | None
    row: int | None
    column: int | None
    margin: str | None
    start: int | None
    end: int | None
    element: str | None
    text: str


@dataclass(frozen=True)
class Location:
    """A place in a document, as reports print it; what does not apply is None.

    Attributes:
        section: Index of the section, from 0.
        paragraph: Index of the paragraph: in the body, the cell, the text box, the header or footer, or the note.
        index: Which table of the body, or which text box, from 0.
        row: Row of the table, from 0.
        column: Place of the cell in its row, from 0.
        margin: Which header or footer: default, first or even.
        start: Offset of the first character concerned in the paragraph's accepted text; None for the whole paragraph.
        end: Offset after the last one.
        element: What the paragraph is.
        text: The text concerned.
        address: Address of the paragraph, by which edits name it; None where there is none. It is not printed.
    """

    part: Part
    section: int | None = None
    paragraph: int | None = None
    index: int | None = None
    row: int | None = None
    column: int | None = None
    margin: str | None = None
    start: int | None = None
    end: int | None = None
    element: Element | None = None
    text: str = ""
    address: int | None = field(default=None, compare=False)

    def as_json(self) -> PlaceEntry:
        """The place as ``gongwu check --json`` prints it."""
        return {
            "part": self.part.value,
            "section": self.section,
            "paragraph": self.paragraph,
            "index": self.index,
            "row": self.row,
            "column": self.column,
            "margin": self.margin,
            "start": self.start,
            "end": self.end,
            "element": self.element.value if self.element else None,
            "text": self.text,
        }


def in_paragraph(
    found: IdentifiedParagraph, start: int | None = None, end: int | None = None, element: Element | None = None
) -> Location:
    """A paragraph, or a stretch of it.

    Args:
        found: The paragraph.
        start: Offset of the first character; None for the whole paragraph.
        end: Offset after the last one.
        element: What that stretch is, where it is not what the paragraph is.
    """
    place, text = found.place, found.paragraph.text
    part = Part.TEXT_BOX if place.text_box is not None else Part.TABLE if place.table is not None else Part.BODY
    return Location(
        part=part,
        section=found.paragraph.section,
        paragraph=place.paragraph,
        index=place.text_box if place.text_box is not None else place.table,
        row=place.row,
        column=place.column,
        start=start,
        end=end,
        element=element or found.element,
        text=text if start is None else text[start:end],
        address=found.paragraph.address if found.paragraph.address >= 0 else None,
    )


def on_page(section: int = 0) -> Location:
    """The page of a section."""
    return Location(Part.PAGE, section=section)


def in_margin(section: int, margin: HeaderFooter, paragraph: Paragraph | None = None) -> Location:
    """A header or footer, or a paragraph of it."""
    return Location(
        Part.FOOTER if margin.is_footer else Part.HEADER,
        section=section,
        paragraph=paragraph.index if paragraph else None,
        margin=margin.kind.value,
        element=Element.PAGE_NUMBER,
        text=paragraph.text if paragraph else margin.text,
        address=paragraph.address if paragraph and paragraph.address >= 0 else None,
    )
