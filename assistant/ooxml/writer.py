"""Applies edits to a .docx in place: only what an edit names becomes another, all else is copied as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.documents.edits import (
    Edit,
    InsertParagraph,
    MoveParagraphs,
    RemovePageBreaks,
    RemoveParagraph,
    ReplaceText,
    SetLine,
    SetNumberFormat,
    SetOddAndEven,
    SetPage,
    SetPageNumber,
    SetParagraphFormat,
    SetRunFormat,
    SetStyle,
    SetTable,
)
from assistant.documents.paragraph import Paragraph
from assistant.documents.units import Length
from assistant.errors import ProtectedDocument
from assistant.ooxml.package import Package
from assistant.ooxml.reader import read_for_editing
from assistant.ooxml.sources import Sources
from assistant.ooxml.writing.comments import Comment, CommentWriter
from assistant.ooxml.writing.drawn_lines import set_line
from assistant.ooxml.writing.line import Line
from assistant.ooxml.writing.nodes import Node, found, get, new
from assistant.ooxml.writing.number_formats import set_number_format
from assistant.ooxml.writing.page_numbers import section_of, set_page_number
from assistant.ooxml.writing.pages import set_odd_and_even, set_page
from assistant.ooxml.writing.paragraph_formats import set_paragraph_format
from assistant.ooxml.writing.paragraphs import insert_paragraph, move_paragraphs, remove_page_breaks, remove_paragraph
from assistant.ooxml.writing.parts import Parts
from assistant.ooxml.writing.refusals import Reason, Refused
from assistant.ooxml.writing.revisions import Revisions
from assistant.ooxml.writing.run_formats import set_run_format
from assistant.ooxml.writing.styles import set_style
from assistant.ooxml.writing.tables import set_table
from assistant.ooxml.writing.texts import replace_text
from assistant.ooxml.writing.twins import Twins


@dataclass(frozen=True)
class Tracking:
    """How changes are tracked.

    Attributes:
        date: When they are made, as ``2026-03-20T09:00:00Z``.
        comments: What is said beside them.
        layout: Whether changes of the look are tracked too; without it only what becomes of words and paragraphs is.
    """

    date: str
    comments: tuple[Comment, ...] = ()
    layout: bool = True


@dataclass(frozen=True)
class Written:
    """A file with edits applied.

    Attributes:
        data: Its bytes; those of the input where nothing was changed.
        refused: The edits that were not carried out, and why.
    """

    data: bytes
    refused: dict[Edit, Reason]


def apply_edits(data: bytes, name: str, edits: Sequence[Edit], tracking: Tracking | None = None) -> Written:
    """Applies edits to a .docx; places are those of the file as it is read before any of them.

    Args:
        data: The bytes of the file.
        name: Its name, as people know it.
        edits: What is to be done; equal ones in a row are done as often as they stand there.
        tracking: Writes changes as tracked changes with comments; None for changes that are not tracked.

    Raises:
        DocumentError: The file cannot be read.
        ProtectedDocument: It is protected against editing, or signed.
    """
    package = Package(data, editable=True)
    _, sources = read_for_editing(package, name)
    writer = _Writer(Parts(data, package), sources, tracking)
    writer.refuse_protected()
    refused = writer.apply(edits)
    return Written(writer.parts.save(), refused)


class _Writer:
    def __init__(self, parts: Parts, sources: Sources, tracking: Tracking | None) -> None:
        self.parts = parts
        self._sources = sources
        self._paragraphs = sources.read
        self._tracking = tracking
        self._revisions = Revisions(parts.roots, tracking.date if tracking else None)
        # Where an author wants every change tracked, that holds for the look too.
        silent = tracking is not None and not tracking.layout and not self._protection
        self._looks = Revisions(parts.roots, None) if silent else self._revisions
        self._lines: dict[int, Line] = {}
        self._twins = Twins(parts.roots)

    def refuse_protected(self) -> None:
        """Leaves documents alone that their authors have locked.

        Raises:
            ProtectedDocument: It is locked or signed.
        """
        if self._protection and not (self._tracking and self._protection == "trackedChanges"):
            raise ProtectedDocument("文档设有编辑保护，不能修改；请在 Word 或 WPS 中取消“限制编辑”并另存后再试。")
        if self.parts.package.is_signed:
            raise ProtectedDocument("文档带有数字签名，修改会使签名失效；请用未签名的原稿修改。")

    @property
    def _protection(self) -> str:
        """What the document is locked to, as w:edit names it; empty where it is not."""
        protection = found(self.parts.related("settings"), "documentProtection")
        locked = protection is not None and (get(protection, "enforcement") or "0") not in ("0", "false", "off")
        return (get(protection, "edit") or "all") if locked else ""

    def apply(self, edits: Sequence[Edit]) -> dict[Edit, Reason]:
        """Carries out edits: looks first, since they need offsets as read; then texts from the back; then paragraphs."""
        refused: dict[Edit, Reason] = {}
        comments = self._mark_comments()
        for kind in _ORDER:
            for edit in _from_the_back([edit for edit in edits if isinstance(edit, kind)]):
                try:
                    _APPLIERS[kind](self, edit)
                except Refused as said:
                    refused[edit] = said.reason
        self._twins.follow()
        if comments is not None:
            comments.write(refused)
        return refused

    def _mark_comments(self) -> CommentWriter | None:
        if self._tracking is None or not self._tracking.comments:
            return None
        writer = CommentWriter(self.parts, self._tracking.date)
        for comment in self._tracking.comments:
            writer.add(self._line(comment.paragraph), comment)
        return writer

    def _line(self, address: int) -> Line:
        if address not in self._lines:
            self._lines[address] = Line(self._element(address), self._sources.pieces[address])
        return self._lines[address]

    def _element(self, address: int) -> Node:
        if not 0 <= address < len(self._sources.paragraphs):
            raise Refused(Reason.NO_PLACE)
        return self._sources.paragraphs[address]

    def _character(self, address: int) -> Length:
        paragraph = self._paragraphs.get(address)
        return _size(paragraph) if paragraph else Length.of_pt(16)

    def _section(self, index: int) -> Node:
        section = self._sources.sections[index] if index < len(self._sources.sections) else None
        return section_of(self.parts) if section is None else section

    def set_runs(self, edit: SetRunFormat) -> None:
        set_run_format(self._line(edit.paragraph), edit.start, edit.end, edit.change, self._looks)

    def set_paragraph(self, edit: SetParagraphFormat) -> None:
        size = self._character(edit.paragraph)
        set_paragraph_format(self._element(edit.paragraph), edit.change, size, self._looks)

    def replace(self, edit: ReplaceText) -> None:
        paragraph = self._paragraphs.get(edit.paragraph)
        fields = paragraph.fields if paragraph else ()
        replace_text(self._line(edit.paragraph), edit.start, edit.end, edit.text, fields, self._revisions)

    def insert(self, edit: InsertParagraph) -> None:
        like = edit.paragraph if edit.like is None else edit.like
        size = edit.run.size or self._character(like)
        insert_paragraph(self._element(edit.paragraph), self._element(like), edit, size, self._revisions)

    def remove(self, edit: RemoveParagraph) -> None:
        remove_paragraph(self._element(edit.paragraph), self._revisions)

    def remove_breaks(self, edit: RemovePageBreaks) -> None:
        remove_page_breaks(self._element(edit.paragraph), self._revisions)

    def move(self, edit: MoveParagraphs) -> None:
        first, last = self._element(edit.first), self._element(edit.last)
        before = None if edit.before is None else self._element(edit.before)
        move_paragraphs(first, last, before, self._revisions)

    def set_page(self, edit: SetPage) -> None:
        set_page(self._section(edit.section), edit.change, self._looks)

    def set_odd_and_even(self, edit: SetOddAndEven) -> None:
        settings = self.parts.related("settings")
        if settings is None:
            self._looks.need_no_tracking()
            settings = new("settings")
            self.parts.add("settings", settings)
        set_odd_and_even(settings, edit.value, self._looks)

    def set_page_number(self, edit: SetPageNumber) -> None:
        words_are_tracked = self._revisions.tracked
        set_page_number(self.parts, self._sources.sections, edit, self._looks, keeps_words=words_are_tracked)

    def set_table(self, edit: SetTable) -> None:
        set_table(self._sources.tables[edit.table], edit.change, self._looks)

    def set_line(self, edit: SetLine) -> None:
        set_line(self._sources.drawn[edit.picture], edit, self._looks)

    def set_number(self, edit: SetNumberFormat) -> None:
        paragraph = self._paragraphs.get(edit.paragraph)
        if paragraph is None or paragraph.number is None:
            raise Refused(Reason.NO_PLACE)
        set_number_format(self.parts, paragraph.number, edit.change, self._looks)

    def set_style(self, edit: SetStyle) -> None:
        set_style(self.parts, edit, self._looks)


def _from_the_back(edits: list[Edit]) -> list[Edit]:
    """Replacements of text from the back to the front, so that offsets before them stay true; others as they are."""
    texts = [edit for edit in edits if isinstance(edit, ReplaceText)]
    texts.sort(key=lambda edit: (edit.paragraph, edit.start, edit.end), reverse=True)
    return [*texts, *(edit for edit in edits if not isinstance(edit, ReplaceText))]


def _size(paragraph: Paragraph) -> Length:
    """The width of one 字 in a paragraph: as the reader takes it, that of its first run."""
    return (paragraph.runs[0].format if paragraph.runs else paragraph.mark_format).size.value


_APPLIERS: dict[type, Callable[[_Writer, Any], None]] = {
    SetRunFormat: _Writer.set_runs,
    SetParagraphFormat: _Writer.set_paragraph,
    SetNumberFormat: _Writer.set_number,
    SetStyle: _Writer.set_style,
    ReplaceText: _Writer.replace,
    RemovePageBreaks: _Writer.remove_breaks,
    SetTable: _Writer.set_table,
    SetLine: _Writer.set_line,
    MoveParagraphs: _Writer.move,
    InsertParagraph: _Writer.insert,
    RemoveParagraph: _Writer.remove,
    SetPage: _Writer.set_page,
    SetOddAndEven: _Writer.set_odd_and_even,
    SetPageNumber: _Writer.set_page_number,
}
_ORDER = tuple(_APPLIERS)
