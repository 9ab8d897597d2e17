"""An official document as plain, hashable values: what was read of a file, before anything is judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from assistant.documents.drawings import Picture, TextBox
from assistant.documents.page_setup import Section
from assistant.documents.paragraph import Paragraph
from assistant.documents.tables import Table

AUTHOR = "公务助手"
"""Whose name the tracked changes and comments of our own copies bear."""


@dataclass(frozen=True)
class Note:
    """A footnote, an endnote or a comment.

    Attributes:
        kind: footnote, endnote or comment.
        note_id: Its id, which references name.
        paragraphs: Its paragraphs, counted within the note.
        author: Who made the comment; empty for notes.
    """

    kind: str
    note_id: str
    paragraphs: tuple[Paragraph, ...]
    author: str = ""

    @property
    def text(self) -> str:
        """Its text, a line a paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True)
class TrackedChanges:
    """Tracked changes that the file came with; all are read as accepted.

    Attributes:
        insertions: Number of w:ins.
        deletions: Number of w:del.
        moves: Number of w:moveTo.
        formatting: Number of changes of formatting (rPrChange, pPrChange, sectPrChange, tblPrChange …).
        authors: Who made them, in order of first appearance.
    """

    insertions: int = 0
    deletions: int = 0
    moves: int = 0
    formatting: int = 0
    authors: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Number of all changes."""
        return self.insertions + self.deletions + self.moves + self.formatting


Block: TypeAlias = Paragraph | Table


def paragraphs_of(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    """The paragraphs among some blocks."""
    return tuple(block for block in blocks if isinstance(block, Paragraph))


def tables_of(blocks: Iterable[Block]) -> tuple[Table, ...]:
    """The tables among some blocks."""
    return tuple(block for block in blocks if isinstance(block, Table))


@dataclass(frozen=True)
class OfficialDocument:
    """A document as it was read.

    Attributes:
        source_name: Name of the file.
        blocks: Paragraphs and tables of the body in order.
        sections: Its sections, at least one.
        text_boxes: Text boxes of the body, its tables and notes; those of headers and footers belong to these.
        pictures: Pictures and shapes, likewise.
        notes: Footnotes, endnotes and comments.
        changes: Tracked changes in the file.
        not_read: What the file holds but was not read, in Chinese: outside templates, embedded objects, inserted files.
        has_background: Whether the pages have a background colour or picture.
    """

    source_name: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    text_boxes: tuple[TextBox, ...] = ()
    pictures: tuple[Picture, ...] = ()
    notes: tuple[Note, ...] = ()
    changes: TrackedChanges = TrackedChanges()
    not_read: tuple[str, ...] = ()
    has_background: bool = False

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Paragraphs of the body, without those of tables and text boxes."""
        return paragraphs_of(self.blocks)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Tables of the body."""
        return tables_of(self.blocks)

    @cached_property
    def holders(self) -> frozenset[int]:
        """Indices of the body paragraphs to which a picture or text box is fixed."""
        drawn = (*self.pictures, *self.text_boxes)
        return frozenset(each.anchor.paragraph for each in drawn if each.anchor.part == "body")

    @property
    def comments(self) -> tuple[Note, ...]:
        """Comments of the file."""
        return tuple(note for note in self.notes if note.kind == "comment")

    @property
    def text(self) -> str:
        """Text of the body paragraphs with their automatic numbers, a line each."""
        return "\n".join(paragraph.number_text + paragraph.text for paragraph in self.paragraphs)
