"""The elements of the trees that stand behind the addresses of a document, for those who edit it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from assistant.documents.paragraph import Paragraph

Node: TypeAlias = Any
"""An element of lxml that may be changed; it ships no types."""


class Piece(NamedTuple):
    """A stretch of a paragraph's text and the element that holds it.

    Attributes:
        start: Offset of its first character in the paragraph.
        text: What is read of it.
        node: The w:t, w:tab, w:br, … that holds it.
        run: The w:r that it stands in; the formula itself for mathematics.
    """

    start: int
    text: str
    node: Node
    run: Node


@dataclass
class Sources:
    """Elements in the order in which they are read; the place in a list is the address.

    Attributes:
        paragraphs: Every w:p, of all stories and parts.
        pieces: The text of each paragraph.
        read: What was read of each, by its address.
        tables: Every w:tbl.
        drawn: The wp:inline, wp:anchor or VML shape behind every picture, shape and text box.
        sections: The w:sectPr of each section of the body, in order; None for a body without one.
    """

    paragraphs: list[Node] = field(default_factory=list[Any])
    pieces: list[list[Piece]] = field(default_factory=list[list[Piece]])
    read: dict[int, Paragraph] = field(default_factory=dict[int, Paragraph])
    tables: list[Node] = field(default_factory=list[Any])
    drawn: list[Node] = field(default_factory=list[Any])
    sections: list[Node | None] = field(default_factory=list[Any])
