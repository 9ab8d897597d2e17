"""From printed lines to paragraphs, by the habits of Chinese typesetting.

A paragraph ends where its last line is clearly shorter than the column, or where the next line is indented (首行缩进两字),
set in another size, or centred. What returns at the same place of many pages, and page numbers, are no text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from assistant.documents.numbering import LabelKind, parse_label
from assistant.files.printed_lines import Line, width_in_ems

_PAGE_NUMBER = re.compile(
    r"[-—–─－·•\s]*(?:第\s*)?(?:\d{1,4}|[ivxlcIVXLC]{1,6})(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–─－·•\s]*"
)
# An entry of a table of contents: dots and the number of a page.
_ENTRY = re.compile(r"[.．…·•]{3,}\s*[（(]?\d{1,4}[)）]?$")
# Running heads and page numbers stand in the first or last two lines.
_EDGE_LINES = 2
_CHAPTERS = (LabelKind.PART, LabelKind.SUBPART, LabelKind.CHAPTER, LabelKind.SECTION)
_HEADING_RATIO = 1.15
_ENDS_SENTENCE = re.compile(r"[。；：！？.;:!?）)》”」]$")


@dataclass(frozen=True)
class PrintedParagraph:
    """One paragraph.

    Attributes:
        text: Its text in one line.
        heading_level: 1 to 9 where it is set in larger type than the body, else None.
        page: The page it starts on, from 1.
    """

    text: str
    heading_level: int | None
    page: int


def without_running_lines(pages: list[list[Line]]) -> list[Line]:
    """The lines of all pages without page numbers and without heads and feet that return on most pages."""
    edges = [line for page in pages for line in page if _at_edge(line)]
    seen = Counter((_shape(line.text), _from_edge(line)) for line in edges)
    often = max(3, len(pages) // 2)
    running = {shape for shape, count in seen.items() if count >= often}
    return [line for page in pages for line in page if not _is_running(line, running)]


def _is_running(line: Line, running: set[tuple[str, int]]) -> bool:
    if not _at_edge(line):
        return False
    return bool(_PAGE_NUMBER.fullmatch(line.text)) or (_shape(line.text), _from_edge(line)) in running


def _at_edge(line: Line) -> bool:
    return line.place < _EDGE_LINES or line.lines - line.place <= _EDGE_LINES


def _from_edge(line: Line) -> int:
    return line.place if line.place < _EDGE_LINES else line.place - line.lines


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"\s", "", text))


def paragraphs(lines: list[Line]) -> Iterator[PrintedParagraph]:
    """The paragraphs of a document; type larger than the body's gives headings, the largest size level 1.

    Where columns begin or end, or recognised pages, a paragraph ends.
    """
    for _, flow in groupby(lines, key=lambda line: line.columns):
        yield from _paragraphs_of(list(flow))


def _paragraphs_of(lines: list[Line]) -> Iterator[PrintedParagraph]:
    """The paragraphs of lines that are set alike."""
    column = _Column(lines)
    group: list[Line] = []
    for line in lines:
        if group and column.parts(group[-1], line, first=group[0]):
            yield column.block(group)
            group = []
        group.append(line)
    yield column.block(group)


class _Column:
    """The measures of the text column: the usual size of type, and the left and right margin."""

    def __init__(self, lines: list[Line]) -> None:
        weights: Counter[float] = Counter()
        for line in lines:
            weights[round(line.size, 1)] += len(line.text)
        self.size = weights.most_common(1)[0][0]
        body = [line for line in lines if abs(line.size - self.size) < 0.6]
        lefts = Counter(round(line.left) for line in body if width_in_ems(line.text) > 12) or Counter(
            round(line.left) for line in body
        )
        common = [left for left, count in lefts.items() if count >= 0.1 * lefts.total()]
        self.left = min(common)
        self.right = max(line.right for line in body)
        full = [line.right for line in body if line.right > self.left + 0.8 * (self.right - self.left)]
        self.right = median(full) if full else self.right
        self.indented = any(abs(line.left - self.left - 2 * self.size) < 0.6 * self.size for line in body)
        larger = sorted(
            {round(line.size, 1) for line in lines if line.size >= self.size * _HEADING_RATIO}, reverse=True
        )
        self._levels = {size: level for level, size in enumerate(larger[:9], start=1)}

    def level(self, line: Line) -> int | None:
        """The heading level of a line's size of type."""
        return self._levels.get(round(line.size, 1))

    def parts(self, line: Line, following: Line, first: Line) -> bool:
        """Whether a new paragraph begins with the following line."""
        if abs(line.size - following.size) > 0.08 * self.size:
            return True
        if _is_open_note(first.text, line.text) and line.page == following.page:
            return _opens(following.text)
        if self.level(line) is not None:
            return line.page != following.page or line.top - following.top > 2.2 * line.size or _opens(following.text)
        if _ENTRY.search(line.text) or _is_chapter(following.text):
            return True
        if self._is_indented(following):
            return not (self._is_indented(line) and self._is_full(line) and first is not line)
        if self._is_short(line):
            return True
        return not self.indented and _opens(following.text) and bool(_ENDS_SENTENCE.search(line.text))

    def block(self, group: list[Line]) -> PrintedParagraph:
        """The lines as one paragraph."""
        return PrintedParagraph(
            joined([line.text for line in group]), heading_level=self.level(group[0]), page=group[0].page
        )

    def _is_indented(self, line: Line) -> bool:
        return line.left > self.left + 0.8 * self.size

    def _is_full(self, line: Line) -> bool:
        return line.right >= self.right - 1.5 * self.size

    def _is_short(self, line: Line) -> bool:
        """Whether a line ends before the column does; a character and a mark that may not start a line leave two ems."""
        room = 2.5 if not _ENDS_SENTENCE.search(line.text) else 1.5
        return line.right < self.right - room * self.size


def _is_open_note(first: str, last: str) -> bool:
    """Whether a 题注 in brackets, which is often centred, is not yet at its end."""
    return first.startswith("（") and parse_label(first) is None and "）" not in last


def _opens(text: str) -> bool:
    """Whether a line starts with a label that opens a paragraph: 第X条 and a space, 一、（一）."""
    label = parse_label(text)
    if label is None:
        return False
    return label.separated if label.kind is LabelKind.ARTICLE else label.kind is not LabelKind.DECIMAL


def _is_chapter(text: str) -> bool:
    label = parse_label(text)
    return label is not None and label.kind in _CHAPTERS and label.separated and not _ENDS_SENTENCE.search(text)


def joined(lines: list[str]) -> str:
    """Lines put together: without a space, but for one between two Latin words."""
    text = ""
    for line in lines:
        text += (" " if _is_latin(text[-1:]) and _is_latin(line[:1]) else "") + line
    return text


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
