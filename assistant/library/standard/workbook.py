"""The cells of the first sheet of a workbook (.xlsx, ECMA-376 part 1, 18), as text."""

from __future__ import annotations

import re

from assistant.errors import UnreadableDocument
from assistant.files.archives import CheckedArchive
from assistant.files.xml import Element, parse_xml

_NAMESPACES = ("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}", "{http://purl.oclc.org/ooxml/spreadsheetml/main}")  # fmt: skip
_ADVICE = "请用表格软件另存为 .xlsx 或 .csv 后再试"
_COLUMN = re.compile(r"[A-Z]+")
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")


def rows_of(data: bytes) -> list[list[str]]:
    """The rows in their order, empty ones too, so that they keep their numbers.

    Raises:
        DocumentError: It is no workbook, or cannot be read.
    """
    archive = CheckedArchive(data, "表格", _ADVICE)
    sheets = sorted((int(match[1]), name) for name in archive.names if (match := _SHEET.fullmatch(name)))
    root = _part(archive, sheets[0][1]) if sheets else None
    if root is None:
        raise UnreadableDocument(f"不是可以读取的 .xlsx 表格；{_ADVICE}。")
    strings = _part(archive, "xl/sharedStrings.xml")
    shared = [_text_in(each) for each in _all(strings, "si")] if strings is not None else []
    rows: list[list[str]] = []
    for row in _all(root, "row"):
        number = row.get("r", "")
        while number.isdigit() and len(rows) < int(number) - 1 < 100_000:
            rows.append([])
        rows.append(_cells(row, shared))
    return rows


def _part(archive: CheckedArchive, name: str) -> Element | None:
    data = archive.part(name)
    return parse_xml(data) if data is not None else None


def _all(element: Element, tag: str) -> list[Element]:
    return list(element.iter(*(namespace + tag for namespace in _NAMESPACES)))


def _cells(row: Element, shared: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in _all(row, "c"):
        column = _column(cell.get("r", ""))
        while len(cells) < column < 1_000:
            cells.append("")
        cells.append(_value(cell, shared))
    return cells


def _column(reference: str) -> int:
    """The number of a column, from 0: ``A1`` is 0, ``AA3`` is 26."""
    letters = _COLUMN.match(reference)
    number = 0
    for letter in letters[0] if letters else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Element, shared: list[str]) -> str:
    written = "".join(_text_in(each) for each in _all(cell, "v"))
    match cell.get("t", "n"):
        case "s":
            return shared[int(written)] if written.isdigit() and int(written) < len(shared) else ""
        case "inlineStr":
            return _text_in(cell)
        case _:
            return written


def _text_in(element: Element) -> str:
    """The text without the readings of characters (``rPh``), which stand beside it."""
    tags = {namespace + tag for namespace in _NAMESPACES for tag in ("t", "v")}
    aside = {id(text) for reading in _all(element, "rPh") for text in reading.iter()}
    return "".join(each.text or "" for each in element.iter(*tags) if id(each) not in aside)
