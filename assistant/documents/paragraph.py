"""A paragraph of an official document, its runs, and what stands in it besides text.

Offsets count code points of the paragraph's accepted text, from 0, ends exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.documents.formatting import ParagraphFormat, RunFormat

PAGE_BREAK = "\f"
COLUMN_BREAK = "\v"
LINE_BREAK = "\n"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one format.

    Attributes:
        text: Its text.
        start: Offset of its first character in the paragraph.
        format: Its effective format.
        style: Name of its character style; empty where it has none.
        hyperlink: Whether it stands in a hyperlink.
        inserted: Whether it is a tracked insertion, here read as accepted.
    """

    text: str
    start: int
    format: RunFormat
    style: str = ""
    hyperlink: bool = False
    inserted: bool = False

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Field:
    """A field (17.16): what it computes and where its shown result stands in the text.

    Attributes:
        name: Its kind in capitals: PAGE, NUMPAGES, TOC, REF, ….
        instruction: The whole instruction.
        start: Offset of its result.
        end: Offset after it; equal to ``start`` where the file holds no result.
    """

    name: str
    instruction: str
    start: int
    end: int


@dataclass(frozen=True)
class AutomaticNumber:
    """The label that Word or WPS counts and prints before the paragraph; it is no part of the text.

    Attributes:
        text: The label, as ``一、``.
        value: The number of this paragraph on its level.
        level: The level in its list, from 0.
        list_id: The list (w:numId).
        number_format: The value of w:numFmt, as ``chineseCounting``; ``bullet`` for bullets.
        suffix: What follows it: tab, space or nothing.
        format: How the label looks.
    """

    text: str
    value: int
    level: int
    list_id: str
    number_format: str
    suffix: str
    format: RunFormat


@dataclass(frozen=True)
class NoteReference:
    """The mark of a footnote, endnote or comment.

    Attributes:
        kind: footnote, endnote or comment.
        note_id: The id of the note.
        offset: Where it stands.
    """

    kind: str
    note_id: str
    offset: int


@dataclass(frozen=True)
class Paragraph:
    r"""A paragraph.

    Attributes:
        index: Its place among the w:p of the body, the cell, the text box, the header or the note, from 0; what stands
            in content controls is counted too, what stands in tables and text boxes is not.
        text: The text with all tracked changes accepted: tabs are ``\t``, line breaks ``\n``, page breaks ``\f``, column
            breaks ``\v``; fields show their result.
        runs: The text in stretches of one format; joined they are ``text``.
        format: Its effective format.
        mark_format: The format of the paragraph mark, which is what a blank paragraph has.
        style: Name of its paragraph style.
        section: Index of the section it belongs to.
        number: Its automatic number.
        fields: The fields in it.
        references: The notes and comments in it.
        starts_page: Whether the file says that it stands on a new page: a break before it, a page break at the end of the
            one before, or a new section. Where pages break of themselves is not told here.
        runs_on: Whether its mark is a tracked deletion, so that once accepted the next paragraph continues it.
        address: Its number among all paragraphs of the file in the order in which they are read, by which edits name it;
            -1 where nothing can be edited.
    """

    index: int
    text: str
    runs: tuple[Run, ...]
    format: ParagraphFormat
    mark_format: RunFormat
    style: str = ""
    section: int = 0
    number: AutomaticNumber | None = None
    fields: tuple[Field, ...] = ()
    references: tuple[NoteReference, ...] = ()
    starts_page: bool = False
    runs_on: bool = False
    address: int = field(default=-1, compare=False)

    @property
    def number_text(self) -> str:
        """The automatic number as printed; empty where there is none."""
        return self.number.text if self.number else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing of it is to be seen: no text but white space, and no number."""
        return not self.text.strip() and not self.number_text

    @property
    def page_breaks(self) -> tuple[int, ...]:
        """Offsets of the page breaks in its text."""
        return tuple(offset for offset, character in enumerate(self.text) if character == PAGE_BREAK)

    def runs_between(self, start: int, end: int) -> Iterator[Run]:
        """The runs that share characters with that stretch of the text."""
        return (run for run in self.runs if run.start < end and run.end > start)
