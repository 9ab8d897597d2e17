"""Questions that somebody wrote in a spreadsheet: CSV and XLSX, with headings in Chinese or the codes of the fields.

In a cell, several things stand one a line; spellings of one value are joined by ``=``; the conversation before a
question is lines of ``问：…`` and ``答：…``.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from evals.data.references import parse_references

HEADINGS = {
    "编号": "id",
    "问题": "question",
    "类型": "type",
    "上文": "history",
    "标准条文": "gold_articles",
    "也可引用": "also_acceptable",
    "要点": "gold_answer_points",
    "关键数值": "key_values",
    "必须拒答": "must_refuse",
    "期望": "expected_behavior",
    "期望状态": "expected_status",
    "不得依据": "must_not_rely_on",
    "提问日期": "as_of",
    "备注": "note",
}
"""The Chinese headings and the fields they stand for."""

REQUIRED = ("id", "question", "type")
_SPEAKERS = {"问": "user", "答": "assistant"}
_YES, _NO = frozenset(["是", "true", "1", "yes", "y", "√"]), frozenset(["否", "false", "0", "no", "n", ""])

Lines = tuple[list[tuple[int, Any]], list[tuple[int, str]], dict[str, str]]


def read_csv(path: Path, data: bytes) -> Lines:
    """The rows of a CSV file in UTF-8 or, as Chinese spreadsheets save it, GB 18030.

    Raises:
        InputError: It is in another encoding, or a heading is missing or unknown.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decode_gb18030(path, data)
    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[tuple[int, Sequence[Any]]] = []
    end = 0
    try:
        for row in reader:
            # A cell may hold line breaks: the row is named by the line on which it begins.
            rows.append((end + 1, row))
            end = reader.line_num
    except csv.Error as error:
        raise InputError(f"{path} 第 {end + 1} 行起不是有效的 CSV，请用表格软件另存一次。") from error
    return _lines(path, rows)


def read_workbook(path: Path) -> Lines:
    """The rows of the first sheet of an XLSX workbook.

    Raises:
        InputError: It is no workbook, or a heading is missing or unknown.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = load_workbook(path, read_only=True, data_only=True)
        rows = [(number, row) for number, row in enumerate(workbook.worksheets[0].iter_rows(values_only=True), 1)]
        workbook.close()
    except FileNotFoundError:
        raise
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError, EOFError) as error:
        raise InputError(f"{path} 不是可以读取的 XLSX 表格，请用表格软件另存一次。") from error
    return _lines(path, rows)


def _decode_gb18030(path: Path, data: bytes) -> str:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            f"{path} 第 {line} 行：既不是 UTF-8 也不是 GB 18030 编码，请用表格软件另存为 CSV UTF-8。"
        ) from error


def _lines(path: Path, rows: Iterable[tuple[int, Sequence[Any]]]) -> Lines:
    rows = [(number, row) for number, row in rows if any(_text(cell) for cell in row)]
    if not rows:
        raise InputError(f"{path} 是空的，没有可以评测的内容。")
    fields = _fields(path, rows[0][1])
    names = {field: heading for heading, field in HEADINGS.items() if _called_by_chinese(rows[0][1], heading)}
    lines: list[tuple[int, Any]] = []
    faults: list[tuple[int, str]] = []
    for number, row in rows[1:]:
        cells = {field: cell for field, cell in zip(fields, row, strict=False) if field and _text(cell)}
        try:
            lines.append((number, {field: _value(field, cell) for field, cell in cells.items()}))
        except ValueError as error:
            faults.append((number, str(error)))
    return lines, faults, names


def _called_by_chinese(headings: Sequence[Any], heading: str) -> bool:
    return heading in [_text(cell) for cell in headings]


def _fields(path: Path, headings: Sequence[Any]) -> list[str]:
    """The field of each column; columns without a heading are passed over."""
    known = {**HEADINGS, **{field: field for field in HEADINGS.values()}}
    named = [_text(cell) for cell in headings]
    unknown = [name for name in named if name and name not in known]
    if unknown:
        raise InputError(f"{path} 第 1 行：列名 {'、'.join(unknown)} 不认识，可用的列名：{'、'.join(HEADINGS)}。")
    fields = [known.get(name, "") for name in named]
    missing = [heading for heading, field in HEADINGS.items() if field in REQUIRED and field not in fields]
    if missing:
        raise InputError(f"{path} 第 1 行：缺少列 {'、'.join(missing)}，请补上列名后重试。")
    doubled = sorted({name for name in named if name and named.count(name) > 1})
    if doubled:
        raise InputError(f"{path} 第 1 行：列名 {'、'.join(doubled)} 重复，请保留一列。")
    return fields


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _value(field: str, cell: Any) -> Any:
    """A cell as the row wants it.

    Raises:
        ValueError: It cannot be read; the reason is in Chinese.
    """
    text = _text(cell)
    heading = next(heading for heading, name in HEADINGS.items() if name == field)
    match field:
        case "history":
            return [_turn(line) for line in _items(text)]
        case "gold_articles" | "also_acceptable" | "must_not_rely_on":
            return _references(heading, text)
        case "gold_answer_points":
            return _items(text)
        case "key_values":
            return [[spelling.strip() for spelling in line.split("=")] for line in _items(text)]
        case "must_refuse":
            return _yes_or_no(heading, text)
        case _:
            return text


def _items(text: str) -> list[str]:
    return [line.strip() for line in text.replace("｜", "\n").splitlines() if line.strip()]


def _turn(line: str) -> dict[str, str]:
    speaker, separator, content = line.replace(":", "：", 1).partition("：")
    if not separator or speaker.strip() not in _SPEAKERS:
        raise ValueError(f"上文“{line}”应以“问：”或“答：”开头")
    return {"role": _SPEAKERS[speaker.strip()], "content": content.strip()}


def _references(heading: str, text: str) -> list[dict[str, Any]]:
    found = parse_references(text)
    if not found:
        raise ValueError(f"{heading}“{text}”应写成《文件标题》第几条，一行一处")
    return [{"title": r.title, "version": r.version, "article": r.article} for r in found]


def _yes_or_no(heading: str, text: str) -> bool:
    if text.lower() in _YES | _NO:
        return text.lower() in _YES
    raise ValueError(f"{heading}“{text}”应写“是”或“否”")
