"""Files of a data set into rows: JSON lines (also gzipped), CSV and XLSX, each row with the line on which it stands."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from assistant.errors import InputError
from evals.data import sheets
from evals.data.faults import DataFaults, fault_of
from evals.data.rows import Row

RowType = TypeVar("RowType", bound=Row)

Line = tuple[int, Any]
"""A line number, counted from 1 as editors and spreadsheets do, and the fields on it."""

SHEET_SUFFIXES = frozenset({".csv", ".xlsx"})
QUESTION_SUFFIXES = SHEET_SUFFIXES | {".jsonl"}


def read_rows(path: Path, kind: type[RowType], unique: str = "") -> list[tuple[int, RowType]]:
    """The rows of a file with their line numbers.

    Args:
        path: ``.jsonl``, ``.jsonl.gz``, ``.csv`` or ``.xlsx``.
        unique: A field that no two rows may share.

    Raises:
        DataFaults: Rows are at fault: all of them are named.
        InputError: The file is missing, empty, or no such file.
    """
    rows, faults = sift_rows(path, kind, unique)
    if faults:
        raise DataFaults(path, faults)
    return rows


def sift_rows(
    path: Path, kind: type[RowType], unique: str = ""
) -> tuple[list[tuple[int, RowType]], list[tuple[int, str]]]:
    """The rows of a file that can be used, and the faults of the others, both with their line numbers.

    Raises:
        InputError: The file is missing, empty, or no such file.
    """
    lines, faults, names = _lines(path)
    rows: list[tuple[int, RowType]] = []
    seen: dict[str, int] = {}
    for number, fields in lines:
        try:
            row = kind.model_validate(fields)
        except ValidationError as error:
            faults.append((number, fault_of(error, names)))
            continue
        key = str(getattr(row, unique)) if unique else str(number)
        if key in seen:
            faults.append((number, f"{names.get(unique, unique)} {key} 与第 {seen[key]} 行重复"))
        seen.setdefault(key, number)
        rows.append((number, row))
    if not rows and not faults:
        raise InputError(f"{path} 是空的，没有可以评测的内容。")
    return rows, faults


def _lines(path: Path) -> tuple[list[Line], list[tuple[int, str]], dict[str, str]]:
    """Lines that can be read, faults of the others, and how the file calls the fields."""
    try:
        if path.suffix.lower() == ".xlsx":
            return sheets.read_workbook(path)
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"缺少数据文件 {path}，请补上后重试。") from error
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path} 无法读取，请检查文件是否完整、是否有权限。") from error
    if path.suffix.lower() == ".csv":
        return sheets.read_csv(path, data)
    lines: list[Line] = []
    faults: list[tuple[int, str]] = []
    for number, text, fault in _decoded(data):
        if fault:
            faults.append((number, fault))
        elif text.strip():
            _parse(number, text, lines, faults)
    return lines, faults, {}


def _decoded(data: bytes) -> Iterator[tuple[int, str, str]]:
    """(line number, text, fault) of every line."""
    # Only line feeds end a line: JSON strings may hold the other characters that splitlines takes for an end.
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        try:
            yield number, line.decode("utf-8"), ""
        except UnicodeDecodeError:
            yield number, "", "不是 UTF-8 编码，请用编辑器另存为 UTF-8"


def _parse(number: int, text: str, lines: list[Line], faults: list[tuple[int, str]]) -> None:
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        fields = None
    if isinstance(fields, dict):
        lines.append((number, fields))
    else:
        faults.append((number, "不是 JSON 对象"))
