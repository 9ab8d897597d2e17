"""The files of ``data/security`` that the tasks ``sensitive`` and ``injection`` read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from evals.data.dataset import DataSet
from evals.harness.locations import shared_folder
from evals.harness.task import Wanted


def security_data(wanted: Wanted, task: str, title: str, patterns: Sequence[str]) -> DataSet:
    """The folder, or the one file, with the rows of a task.

    Args:
        task: What is run, for the sentence that says that something is missing.
        title: What the data are, for people.
        patterns: Names of the files that are wanted, the first one at least.

    Raises:
        InputError: There is no such file, or a subset was asked for.
    """
    folder = wanted.path or shared_folder() / "data" / "security"
    if wanted.subset:
        raise InputError(f"{task} 没有名为 {wanted.subset} 的子集，请去掉 --subset。")
    found = files_of(folder, patterns)
    if not found:
        raise InputError(f"{folder} 里没有 {' 或 '.join(patterns)}，请用 --data 指明文件夹或文件。")
    return DataSet(name=folder.stem, path=folder, questions=found[0], drafts=(), title=title)


def files_of(path: Path, patterns: Sequence[str]) -> list[Path]:
    """The files of these names in a folder; a file that was named itself is wanted whatever its name."""
    if path.is_file():
        return [path]
    return [file for pattern in patterns for file in sorted(path.glob(pattern))] if path.is_dir() else []


def rows_of(file: Path, required: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines.

    Raises:
        InputError: A line is no JSON object with the fields that are needed.
    """
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"{file.name} 第 {number} 行不是 JSON，请检查。") from error
        missing = [name for name in required if not isinstance(row, dict) or name not in row]
        if missing:
            raise InputError(f"{file.name} 第 {number} 行缺少 {'、'.join(missing)}，请检查。")
        yield row
