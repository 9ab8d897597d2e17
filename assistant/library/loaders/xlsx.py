"""Workbooks of Excel and WPS: the sheets that are shown, row by row, with the values that were saved."""

from __future__ import annotations

import io
import posixpath
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, cast

from assistant.errors import UnreadableDocument, UnsupportedDocument
from assistant.files import formats
from assistant.files.archives import CheckedArchive
from assistant.files.xml import Element, parse_xml
from assistant.library.loaders import LoadedText
from assistant.library.loaders._sheets import RowCount, Sheet, loaded_sheets
from assistant.library.loaders._tables import Across

FORMAT = formats.XLSX

_ADVICE = "请用 Excel 或 WPS 重新另存后再试"
_DAMAGED = f"表格文件已损坏或不完整，无法读取；{_ADVICE}。"
_MACROS = "表格含有宏，出于安全不予读取；请另存为不含宏的 .xlsx 后再试。"
_NOT_COUNTED = (
    "表格里有公式没有保存计算结果（多为其他程序导出的），读不到数值；请用 Excel 或 WPS 打开并保存一次后再试。"
)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
# A formula that gives an empty text says so by its type; one that was never counted has no value at all.
_UNCOUNTED = re.compile(
    rb'<(?:\w+:)?c(?![^>]*\st="str")[^>]*>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_MOST_COLUMNS = 500
_DECIMALS = re.compile(r"0\.(0+)")


@dataclass(frozen=True)
class _Merge:
    """Cells that are one: rows from 1, columns from 0, both ends within."""

    top: int
    left: int
    bottom: int
    right: int


def load(data: bytes) -> LoadedText:
    """Reads a workbook: each row names its columns, merged cells repeat their value, dates and percentages as they are shown.

    Raises:
        UnreadableDocument: It is damaged, has nothing in it, or formulas whose values nobody has counted.
        UnsupportedDocument: It holds macros.
        DocumentTooLarge: It has more rows than a table of rules.
        EncryptedDocument: It needs a password.
    """
    import openpyxl

    archive = CheckedArchive(data, "表格文件", _ADVICE)
    if any(name.endswith("vbaproject.bin") for name in archive.names):
        raise UnsupportedDocument(_MACROS)
    parts = dict(_sheet_parts(archive))
    count = RowCount()
    sheets: list[Sheet] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that openpyxl leaves out, such as conditional formats
        book = cast(Any, openpyxl).load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                part = archive.part(parts.get(sheet.title, "")) or b""
                if _UNCOUNTED.search(part):
                    raise UnreadableDocument(_NOT_COUNTED)
                rows = _with_merges(_rows(sheet), list(_merges(part)))
                sheets.append(Sheet(" ".join(str(sheet.title).split()), list(count.kept(rows))))
    return loaded_sheets(sheets)


def _sheet_parts(archive: CheckedArchive) -> Iterator[tuple[str, str]]:
    """The name of each sheet, and that of its part."""
    book, relations = (_xml(archive, name) for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id", ""): each.get("Target", "") for each in relations.iter("{*}Relationship")}
    for sheet in book.iter("{*}sheet"):
        ids = (sheet.get(f"{{{space}}}id", "") for space in _RELATIONS)
        target = next((targets[each] for each in ids if each in targets), "")
        yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)


_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


def _xml(archive: CheckedArchive, name: str) -> Element:
    data = archive.part(name)
    root = parse_xml(data) if data is not None else None
    if root is None:
        raise UnreadableDocument(_DAMAGED)
    return root


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # what a file states of its size may be wrong by a million rows
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, [_shown(cell.value, cell) for cell in row[:_MOST_COLUMNS]]


def _merges(part: bytes) -> Iterator[_Merge]:
    for match in _MERGED.finditer(part):
        left, top, right, bottom = match.groups()
        yield _Merge(int(top), _column(left), int(bottom), min(_column(right), _MOST_COLUMNS - 1))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _with_merges(rows: Iterable[tuple[int, list[str]]], merges: list[_Merge]) -> Iterator[tuple[int, list[str]]]:
    """The rows with the value of merged cells in each of the cells."""
    waiting = sorted(merges, key=lambda merge: merge.top, reverse=True)
    reaching: list[tuple[_Merge, str]] = []
    for number, row in rows:
        reaching = [(merge, text) for merge, text in reaching if merge.bottom >= number]
        while waiting and waiting[-1].top <= number:
            merge = waiting.pop()
            reaching.append((merge, row[merge.left] if merge.top == number and merge.left < len(row) else ""))
        for merge, text in reaching:
            if text:
                row += [""] * (merge.right + 1 - len(row))
                row[merge.left : merge.right + 1] = [text, *[Across(text)] * (merge.right - merge.left)]
        yield number, row


def _shown(value: object, cell: Any) -> str:
    """A value as people see it in the sheet."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int() | float():
            return _number(value, str(cell.number_format))
        case datetime():
            return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case _:
            return "" if cell.data_type == "e" else " ".join(str(value).split())


def _number(value: float, number_format: str) -> str:
    shown = number_format.partition(";")[0]
    decimals = _DECIMALS.search(shown)
    if "%" in shown:
        return f"{value * 100:.{len(decimals[1])}f}%" if decimals else f"{value * 100:.10g}%"
    if shown.strip("0") == "" and shown and float(value).is_integer():
        return str(int(value)).zfill(len(shown))
    comma = "," if "#,##0" in shown else ""
    if decimals:
        return f"{value:{comma}.{len(decimals[1])}f}"
    whole = float(value).is_integer() and abs(value) < 1e15
    return f"{int(value):{comma}}" if whole else f"{value:.10g}"
