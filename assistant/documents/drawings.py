"""What is drawn on a page: text boxes, pictures, lines, and where they are fixed."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.documents.paragraph import Paragraph
from assistant.documents.tables import Table
from assistant.documents.units import Length


@dataclass(frozen=True)
class Anchor:
    """Where a picture or a text box is fixed.

    Attributes:
        part: body, table, header, footer, footnote or textbox.
        paragraph: Index of the paragraph in that part.
        offset: Offset in its text.
        inline: Whether it stands in the line like a character.
        x: Horizontal offset, or None where it is aligned or not stated.
        y: Vertical offset, likewise.
        vertical_from: What ``y`` is measured from: page, margin, paragraph, ….
        alignment: Where it is aligned instead of having an ``x``: left, center, right, inside or outside; empty otherwise.
    """

    part: str
    paragraph: int
    offset: int
    inline: bool
    x: Length | None = None
    y: Length | None = None
    vertical_from: str = ""
    alignment: str = ""


@dataclass(frozen=True)
class TextBox:
    """A text box or a shape with text in it.

    Attributes:
        index: Its number among the text boxes of the document, from 0.
        anchor: Where it is fixed.
        width: Its width, or None.
        height: Its height, or None.
        paragraphs: Its paragraphs, counted within the box.
        tables: The tables in it.
    """

    index: int
    anchor: Anchor
    width: Length | None
    height: Length | None
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A picture, or a drawn shape without text, as a separator often is.

    Attributes:
        anchor: Where it is fixed.
        width: Its width, or None.
        height: Its height, or None.
        kind: picture, line, shape, object (embedded) or chart.
        line_colour: RRGGBB of the outline, where the shape states one.
        line_width: Width of the outline, likewise.
        description: The name or alternative text.
        address: Its number among all drawn things of the file, text boxes included, by which edits name it.
    """

    anchor: Anchor
    width: Length | None
    height: Length | None
    kind: str
    line_colour: str | None = None
    line_width: Length | None = None
    description: str = ""
    address: int = field(default=-1, compare=False)
