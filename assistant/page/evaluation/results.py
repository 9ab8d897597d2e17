"""The folder of results: which there are, what they hold, and which of their files may leave it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from assistant.errors import InputError
from assistant.page.evaluation.figures import figure_text
from assistant.page.evaluation.result import Case, Config, Result
from assistant.page.evaluation.state import DOWNLOADS, Entry, EntryState

_NAME = re.compile(r"\d{8}-\d{6}-[a-z][a-z0-9_-]*")
_PLOT = re.compile(r"plots/[\w.-]+\.svg")
Read = TypeVar("Read", bound=BaseModel)


class ResultFolders:
    """Results by the name of their folder; no other name and no other file than those found here is opened.

    Args:
        root: The folder in which every run has its own.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def history(self) -> tuple[Entry, ...]:
        """Every result, newest first."""
        return tuple(_entry(folder, _changed(folder)) for folder in sorted(self._folders(), reverse=True))

    def folder(self, name: str) -> Path:
        """The folder of a result.

        Raises:
            InputError: There is none of this name.
        """
        for folder in self._folders():
            if folder.name == name:
                return folder
        raise InputError("这次评测的结果已经不在了，请刷新本页。")

    def result(self, name: str) -> Result:
        """What ``result.json`` holds.

        Raises:
            InputError: It is not there or cannot be read.
        """
        return _read(self.folder(name) / "result.json", Result)

    def cases(self, name: str) -> tuple[Case, ...]:
        """What ``cases.jsonl`` holds; nothing where the task has no cases.

        Raises:
            InputError: It cannot be read.
        """
        path = self.folder(name) / "cases.jsonl"
        return _cases(path, path.stat().st_mtime_ns) if path.is_file() else ()

    def file(self, name: str, file: str) -> Path:
        """A file that may be downloaded, or a plot that the result names.

        Raises:
            InputError: There is no such file, or it may not leave the folder.
        """
        folder = self.folder(name)
        allowed = file in DOWNLOADS or (_PLOT.fullmatch(file) and file in self.result(name).plots)
        path = folder / file
        if not allowed or not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
            raise InputError("没有这个文件，请刷新本页。")
        return path

    def delete(self, name: str) -> None:
        """Removes a result for good.

        Raises:
            InputError: There is none of this name, or it cannot be removed.
        """
        try:
            shutil.rmtree(self.folder(name))
        except OSError as error:
            raise InputError(f"不能删除 {self._root / name}，请检查文件夹的权限。") from error

    def _folders(self) -> Iterator[Path]:
        for path in self._root.iterdir() if self._root.is_dir() else ():
            if _NAME.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
                yield path


def _changed(folder: Path) -> tuple[int, ...]:
    """When the files that an entry rests on were last written; one that is not there is left out."""
    files = (folder / name for name in ("config.json", "result.json"))
    return tuple(file.stat().st_mtime_ns for file in files if file.is_file())


# A history is read at every click; results do not change once they are there.
@lru_cache(maxsize=1000)
def _entry(folder: Path, _stamp: tuple[int, ...]) -> Entry:
    config = _config(folder)
    task = config.task or folder.name.split("-", 2)[2]
    started = config.started or _time_of(folder.name)
    entry = Entry(folder.name, task, config.title or task, _data_name(config), started, EntryState.INCOMPLETE)
    if not (folder / "result.json").is_file():
        return entry
    try:
        result = _read(folder / "result.json", Result)
    except InputError:
        return replace(entry, state=EntryState.DAMAGED)
    title, data = result.title or entry.title, result.data_name or entry.data
    return replace(entry, title=title, data=data, state=EntryState.COMPLETE, headline=_headline(result))


def _headline(result: Result) -> str:
    return next((f"{result.metric_title(name)} {figure_text(value)}" for name, value in result.metrics.items()), "")


def _config(folder: Path) -> Config:
    try:
        return _read(folder / "config.json", Config)
    except InputError:
        return Config()


def _data_name(config: Config) -> str:
    return config.data.name or Path(str(config.options.get("data") or "")).stem


def _time_of(name: str) -> str:
    day, time = name.split("-")[:2]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{time[:2]}:{time[2:4]}:{time[4:]}"


def _read(path: Path, kind: type[Read]) -> Read:
    try:
        return kind.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError) as error:
        raise InputError(f"结果文件 {path} 无法读取，请重新评测，或删除这次结果。") from error


@lru_cache(maxsize=2)
def _cases(path: Path, _stamp: int) -> tuple[Case, ...]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return tuple(Case.model_validate(json.loads(line)) for line in lines if line.strip())
    except (OSError, ValueError, ValidationError) as error:
        raise InputError(f"结果文件 {path} 无法读取，请重新评测，或删除这次结果。") from error
