"""What is wrong with a data set: every faulty row with its line number, in one message."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.errors import InputError

SHOWN = 2000
"""More than that helps nobody: the file is of another kind."""


class DataFaults(InputError):
    """Rows of a data set cannot be used; nothing was run.

    Args:
        path: The file.
        faults: (line, what is wrong with it), in the order of the lines.
    """

    def __init__(self, path: Path, faults: Sequence[tuple[int, str]]) -> None:
        shown = [f"第 {line} 行：{what}" for line, what in sorted(faults)[:SHOWN]]
        more = [f"……共 {len(faults)} 处"] if len(faults) > SHOWN else []
        heading = f"{path} 有 {len(faults)} 处错误，没有开始评测，请改正后重试："
        super().__init__("\n".join([heading, *shown, *more]))
        self.faults = tuple(faults)

    def __reduce__(self) -> tuple[type[InputError], tuple[str]]:
        return InputError, (self.message,)


def fault_of(error: ValidationError, names: dict[str, str]) -> str:
    """What a row's check found, in Chinese.

    Args:
        names: How the file calls the fields, where it does not call them by their codes.
    """
    return "；".join(dict.fromkeys(_sentence(detail, names) for detail in error.errors()))


def _sentence(detail: Any, names: dict[str, str]) -> str:
    path = [str(part) for part in detail["loc"]]
    field = names.get(path[0], path[0]) if path else ""
    if detail["type"] == "missing":
        return f"字段 {field} 缺失"
    if detail["type"] == "value_error":
        said = str(detail["ctx"]["error"])
        return f"字段 {field}：{said}" if field else said
    if not path:
        return "不是 JSON 对象"
    if detail["type"] == "string_too_short":
        return f"字段 {field} 没有内容"
    return f"字段 {field} 的值不能识别"
