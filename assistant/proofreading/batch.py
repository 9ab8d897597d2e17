"""Checks several files, or the files of folders; one that cannot be read does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.documents.document_types import NOTHING_STATED, StatedKind
from assistant.errors import DocumentError, InputError
from assistant.files.formats import Wing, endings, listed
from assistant.proofreading.checker import Checker
from assistant.proofreading.report_shapes import BatchReport, CheckedFile, FailedFile
from assistant.rules.profile import Profile

_READ = Wing.PROOFREADING.reads
_COUNTED = ("error", "warning", "info", "fixable", "groups")


@dataclass(frozen=True)
class Batch:
    """The reports on files, as JSON.

    Attributes:
        reports: One a file: the report of its check, or ``{"file", "error"}``.
    """

    reports: tuple[CheckedFile, ...]

    @property
    def summary(self) -> dict[str, int]:
        """The totals over all files."""
        read = [report["summary"] for report in self.reports if "error" not in report]
        return {name: sum(each[name] for each in read) for name in _COUNTED}

    @property
    def needs_attention(self) -> bool:
        """Whether an error or warning was found, or a file could not be read."""
        failed = any("error" in report for report in self.reports)
        return failed or self.summary["error"] + self.summary["warning"] > 0

    def as_json(self) -> BatchReport:
        """As ``gongwu check --json`` prints several files."""
        return {"files": [printed(report) for report in self.reports], "summary": self.summary}


def printed(report: CheckedFile) -> dict[str, Any]:
    """A report without what only a preview needs."""
    return {name: value for name, value in report.items() if name != "paragraphs"}


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files named, and those that can be read in the folders named, each once.

    Raises:
        InputError: There is no such file or folder, or nothing to read in it.
    """
    found = tuple(dict.fromkeys(path for given in paths for path in _files_at(given)))
    if not found:
        raise InputError(f"文件夹里没有可以校对的文件（{listed(_READ)}）；请换一个文件夹。")
    return found


def _files_at(given: Path) -> Iterator[Path]:
    if given.is_dir():
        # Word leaves lock files named ~$… beside an open document.
        yield from (
            path
            for path in sorted(given.rglob("*"))
            if path.suffix.lower() in endings(_READ) and path.is_file() and not path.name.startswith("~$")
        )
    elif given.is_file():
        yield given
    else:
        raise InputError(f"找不到文件 {given}，请检查路径。")


def check_files(
    checker: Checker,
    paths: Iterable[Path],
    profile: Profile,
    on_file: Callable[[str], None] | None = None,
    stated: StatedKind = NOTHING_STATED,
) -> Batch:
    """Checks files one after another in a process of their own.

    Args:
        checker: What checks them.
        paths: The files.
        profile: The house norm.
        on_file: Told the name of each file before it is checked.
        stated: What somebody has said that they are.
    """
    reports: list[CheckedFile] = []
    for path in paths:
        if on_file:
            on_file(path.name)
        try:
            report = checker.check(path, profile, stated=stated)
            report["file"] = str(path)
            reports.append(report)
        except DocumentError as error:
            reports.append(FailedFile(file=str(path), error=error.message))
    return Batch(tuple(reports))
