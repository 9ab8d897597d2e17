"""Sheets of rows and columns as paragraphs: what xlsx and csv share.

The rows of a workbook are data that are looked up one by one, so each becomes a piece of its own. Beyond 10,000 rows a table is
a database and no rule that somebody cites: it would crowd out the laws of the library, so it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.errors import DocumentTooLarge, UnreadableDocument
from assistant.library.loaders import LoadedText, TextBlock
from assistant.library.loaders._tables import Across, table_lines

MAXIMUM_ROWS = 10_000
MAXIMUM_CELLS = 500_000
_TOO_MANY = f"表格超过 {MAXIMUM_ROWS:,} 行（或 {MAXIMUM_CELLS:,} 格）的上限，这样的数据不适合当作依据逐条查找；请只留下要查的行和列，或拆分后再试。"
_EMPTY = "表格里没有内容；请确认保存的是有内容的工作表，如果内容是图片，请提供文字版。"
_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)
_LONGEST_TITLE = 60


@dataclass(frozen=True)
class Sheet:
    """A sheet.

    Attributes:
        name: Its name; empty where it has none.
        rows: The rows that hold anything, each with its number from 1.
    """

    name: str
    rows: Sequence[tuple[int, Sequence[str]]]


class RowCount:
    """Counts what is kept of a file, and refuses what is too much."""

    def __init__(self) -> None:
        self._rows = self._cells = 0

    def kept(self, rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
        """The rows that hold anything.

        Raises:
            DocumentTooLarge: They are more than a table of rules has.
        """
        for number, row in rows:
            if any(row):
                self._rows += 1
                self._cells += len(row)
                if self._rows > MAXIMUM_ROWS or self._cells > MAXIMUM_CELLS:
                    raise DocumentTooLarge(_TOO_MANY)
                yield number, row


def loaded_sheets(sheets: Sequence[Sheet]) -> LoadedText:
    """Sheets as a document: the name of each a heading, the caption of the first its title.

    Raises:
        UnreadableDocument: There is nothing in them.
    """
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise UnreadableDocument(_EMPTY)
    title = _caption(sheets[0])
    blocks = [block for sheet in sheets for block in _blocks(sheet, title, alone=len(sheets) == 1)]
    of_rows = any(len([text for text in row if text]) > 1 for sheet in sheets for _, row in sheet.rows)
    return LoadedText(tuple(blocks), {"title": title} if title and of_rows else {}, of_rows)


def _caption(sheet: Sheet) -> str:
    """The one text of the first row, where it reads as the title of the table below."""
    texts = [text for text in sheet.rows[0][1] if text and not isinstance(text, Across)]
    is_caption = len(texts) == 1 and len(sheet.rows) > 1 and len(texts[0]) <= _LONGEST_TITLE and "。" not in texts[0]
    return texts[0] if is_caption else ""


def _blocks(sheet: Sheet, title: str, alone: bool) -> Iterator[TextBlock]:
    name = "" if _DEFAULT_NAME.fullmatch(sheet.name) else sheet.name
    caption = _caption(sheet)
    heading = name or ("" if alone else caption or sheet.name)
    if heading and not (alone and heading == title):
        yield TextBlock(heading, heading_level=1)
    for table in _tables(sheet.rows):
        for line in table_lines(_cut([row for _, row in table])):
            if line.text not in (title, heading) or not line.is_whole:
                yield TextBlock(line.text, paragraph=table[line.row][0], is_row=not line.is_whole)


def _tables(rows: Sequence[tuple[int, Sequence[str]]]) -> Iterator[Sequence[tuple[int, Sequence[str]]]]:
    """The tables of a sheet: another begins behind an empty row where a caption stands alone in its row."""
    start = 0
    for place in range(1, len(rows)):
        after_gap = rows[place][0] > rows[place - 1][0] + 1
        if after_gap and sum(bool(text) and not isinstance(text, Across) for text in rows[place][1]) == 1:
            yield rows[start:place]
            start = place
    yield rows[start:]


def _cut(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows without empty columns, each as long as the others."""
    width = max(map(len, rows))
    said = [any(row[n] and not isinstance(row[n], Across) for row in rows if n < len(row)) for n in range(width)]
    kept = [n for n in range(width) if said[n]]
    return [[row[n] if n < len(row) else "" for n in kept] for row in rows]
