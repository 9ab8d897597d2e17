"""Word documents: paragraphs and tables in the order of the document, as accepted (tracked deletions left out)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.documents.document import OfficialDocument
from assistant.documents.formatting import Origin
from assistant.documents.paragraph import Paragraph
from assistant.documents.tables import Cell, Table
from assistant.documents.visibility import WHITE, seen_text
from assistant.errors import UnreadableDocument
from assistant.files import formats
from assistant.library.loaders import LoadedText, TextBlock
from assistant.library.loaders._information import information_pairs, properties_of
from assistant.library.loaders._tables import Across, table_lines
from assistant.ooxml.reader import read_document

FORMAT = formats.DOCX

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*(?P<level>[1-9])", re.IGNORECASE)
# Far more than any table that is read by people: a span may be stated in the millions.
_MOST_COLUMNS = 100
_TITLE_NAMES = ("title", "标题")
# All breaks end a line; signs of symbol fonts, whose meaning only the font tells, and soft hyphens go.
_SIGNS = str.maketrans(
    {"\v": "\n", "\f": "\n", "\u2011": "-", "\u00ad": None, **{chr(sign): None for sign in range(0xF000, 0xF100)}}
)


def load(data: bytes) -> LoadedText:
    """Reads a .docx: headings from the outline level of the styles, automatic numbers spelled out, tables as lines.

    A table in front of all text that holds 标题, 发文机关 and the like becomes properties. Text boxes, headers, footers and
    notes are no part of the running text. What a reader of the page does not see, hidden text and text in the colour of its
    ground, is left out, so that nothing is quoted that nobody could have checked.

    Raises:
        DocumentError: The file cannot be read, or has no text.
    """
    reader = _BodyReader(read_document(data, ""))
    blocks = tuple(reader.blocks())
    if not blocks and not reader.properties:
        raise UnreadableDocument("Word 文档里没有文字；如果内容是图片，请提供文字版。")
    return LoadedText(blocks, reader.properties)


class _BodyReader:
    """Walks the body once; collects properties on the way."""

    def __init__(self, document: OfficialDocument) -> None:
        self.properties: dict[str, str] = {}
        self._document = document
        self._paper = None if document.has_background else WHITE

    def blocks(self) -> Iterator[TextBlock]:
        started = False
        carried = ""
        for block in self._document.blocks:
            if isinstance(block, Paragraph):
                text, carried = carried + seen_text(block, self._paper), ""
                if block.runs_on:
                    carried = text
                    continue
                found = _paragraph(block, text)
            else:
                found = self._table(block, started)
            for line in found:
                started = True
                yield line

    def _table(self, table: Table, started: bool) -> Iterator[TextBlock]:
        if max((len(row.cells) for row in table.rows), default=0) == 1:
            yield from self._single_column(table)
            return
        grid = [[text for cell, text in zip(row.cells, texts, strict=True) for text in _spread(cell, text)]
                for row, texts in zip(table.rows, self._rows(table), strict=True)]  # fmt: skip
        pairs = (
            None
            if started
            else information_pairs([[text for text in row if not isinstance(text, Across)] for row in grid])
        )
        if pairs is not None:
            self.properties |= properties_of(pairs)
            return
        marked = next((n for n, row in enumerate(table.rows) if not row.is_header), len(table.rows))
        for row in table_lines(grid, marked or None):
            yield TextBlock(row.text, paragraph=max(table.before, 1), is_row=not row.is_whole)

    def _single_column(self, table: Table) -> Iterator[TextBlock]:
        """What a frame holds: its paragraphs, each by itself."""
        for cell in table.cells:
            for line in self._lines(cell):
                yield TextBlock(line, paragraph=max(table.before, 1))

    def _rows(self, table: Table) -> Iterator[list[str]]:
        """The texts of the cells row by row; what is merged downwards holds for each of its rows, and stands in each."""
        above: dict[int, str] = {}
        for row in table.rows:
            texts = [
                (above.get(cell.grid_column, "") if cell.merged_above else "") or " ".join(self._lines(cell))
                for cell in row.cells
            ]
            above = {cell.grid_column: text for cell, text in zip(row.cells, texts, strict=True)}
            yield texts

    def _lines(self, cell: Cell) -> Iterator[str]:
        """The paragraphs of a cell, those of tables within it in their place."""
        paper = cell.shading or self._paper
        inner = [(table.before, 0, table) for table in cell.tables]
        for _, _, block in sorted(
            [*inner, *((each.index, 1, each) for each in cell.paragraphs)], key=lambda each: each[:2]
        ):
            if isinstance(block, Table):
                yield from (line for inside in block.cells for line in self._lines(inside))
            else:
                text = seen_text(block, paper).translate(_SIGNS)
                if text.strip():
                    yield " ".join((_label(block) + text).split())


def _spread(cell: Cell, text: str) -> Iterator[str]:
    """The text of a cell in each of the columns that it covers."""
    yield text
    yield from [Across(text)] * (min(cell.span, _MOST_COLUMNS) - 1)


def _paragraph(paragraph: Paragraph, text: str) -> Iterator[TextBlock]:
    lines = [" ".join(line.split()) for line in text.translate(_SIGNS).split("\n")]
    level = _heading_level(paragraph)
    if level is not None:
        lines = ["".join(lines)]
    label = _label(paragraph)
    for line in filter(None, lines):
        yield TextBlock(label + line, heading_level=level, paragraph=paragraph.index + 1)
        label = ""


def _heading_level(paragraph: Paragraph) -> int | None:
    """1 to 9 for headings: what the paragraph itself says, else the name of its style, else the outline level of the style."""
    outline = paragraph.format.outline_level
    said = None if outline.value is None else outline.value + 1
    if outline.origin is Origin.DIRECT:
        return said
    if match := _HEADING_NAME.fullmatch(paragraph.style):
        return int(match["level"])
    return 1 if paragraph.style.lower() in _TITLE_NAMES else said


def _label(paragraph: Paragraph) -> str:
    """The automatic number, parted from the text by a space where Word would show a tab; empty for bullets."""
    number = paragraph.number
    if number is None or not number.text or number.number_format == "bullet":
        return ""
    return number.text if number.text.endswith(("、", "）", ")")) else f"{number.text} "
