"""Files of standard answers: JSON lines, YAML and JSON lists, CSV and XLSX tables; read, and written again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, cast

from assistant.errors import DocumentError, InputError
from assistant.files.encodings import decode_text
from assistant.library.standard.entries import COLUMNS, Entry
from assistant.library.standard.standard_answer import StandardAnswer
from assistant.library.standard.workbook import rows_of

LARGEST = 10 * 2**20
READ = (".jsonl", ".json", ".yaml", ".yml", ".csv", ".xlsx")
WRITTEN = (".jsonl", ".yaml", ".csv")


def entries_in(path: Path) -> list[Entry]:
    """What a file says, not yet checked.

    Raises:
        InputError: It does not exist, is too large, of another format, damaged, or holds nothing.
    """
    if path.suffix.lower() not in READ:
        raise InputError(f"不认识 {path.name} 的格式，标准答复可以写在 {'、'.join(READ)} 文件里。")
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path.name} 超过 {LARGEST // 2**20} MB 的上限，请分成几个文件导入。")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"文件 {path} 无法读取，请检查路径和权限。") from error
    entries = _entries(path, data)
    if not entries:
        raise InputError(f"{path.name} 里没有标准答复，每条要写问题和答复。")
    return entries


def _entries(path: Path, data: bytes) -> list[Entry]:
    try:
        if path.suffix.lower() == ".xlsx":
            return _from_table(rows_of(data))
        text = decode_text(data)
    except DocumentError as error:
        raise InputError(f"{path.name}：{error.message}") from error
    match path.suffix.lower():
        case ".csv":
            return _from_csv(path, text)
        case ".jsonl":
            # Not splitlines: JSON strings may hold the other characters that it takes for the end of a line.
            lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
            return [_entry(f"第 {number} 行", _parsed(line, json.loads, ValueError)) for number, line in lines]
        case ".json":
            return _from_list(path, _parsed(text, json.loads, ValueError))
        case _:
            import yaml

            return _from_list(path, _parsed(text, yaml.safe_load, (yaml.YAMLError, ValueError)))


def _parsed(text: str, parse: Callable[[str], Any], faults: type[Exception] | tuple[type[Exception], ...]) -> Any:
    try:
        return parse(text)
    except RecursionError:
        return None
    except faults:
        return None


def _from_list(path: Path, value: Any) -> list[Entry]:
    if not isinstance(value, list):
        raise InputError(f"{path.name} 应为一个列表，每项是一条标准答复，请改正后再导入。")
    return [_entry(f"第 {number} 项", each) for number, each in enumerate(cast("list[Any]", value), 1)]


def _entry(place: str, value: Any) -> Entry:
    if isinstance(value, dict):
        return Entry(place, cast("dict[str, Any]", value))
    return Entry(place, {}, [f"{place}不是一个可以读取的对象"])


def _from_csv(path: Path, text: str) -> list[Entry]:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise InputError(f"{path.name} 不是有效的 CSV，请用表格软件另存一次。") from error
    return _from_table(rows)


def _from_table(rows: Sequence[Sequence[str]]) -> list[Entry]:
    """The rows under the first one that holds anything, which holds the headings."""
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    if not filled:
        return []
    headings = [heading.strip() for heading in filled[0][1]]
    doubled = sorted({heading for heading in headings if heading and headings.count(heading) > 1})
    if doubled:
        raise InputError(f"表格里栏目 {'、'.join(doubled)} 重复，请保留一栏后再导入。")
    return [
        Entry(f"第 {number} 行", {name or "（无标题）": cell for name, cell in zip(headings, row, strict=False)})
        for number, row in filled[1:]
    ]


def written_out(answers: Iterable[StandardAnswer], ending: str) -> bytes:
    """The answers as a file that can be taken in again.

    Args:
        answers: What it shall hold.
        ending: One of :data:`WRITTEN`.
    """
    lines = [_fields(answer) for answer in answers]
    if ending == ".csv":
        return _as_csv(lines)
    if ending == ".yaml":
        import yaml

        return yaml.safe_dump(lines, allow_unicode=True, sort_keys=False, width=120).encode()
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()


def _fields(answer: StandardAnswer) -> dict[str, Any]:
    return {**answer.as_fields(), "citations": [cited.name for cited in answer.citations]}


def _as_csv(lines: Iterable[dict[str, Any]]) -> bytes:
    """With a byte order mark, by which spreadsheets know UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*COLUMNS.values(), "撰写日期"])
    for line in lines:
        writer.writerow([_cell(line[name]) for name in (*COLUMNS, "written")])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(cast("list[str]", value))
    if isinstance(value, bool):
        return "是" if value else ""
    return "" if value is None else str(value)
