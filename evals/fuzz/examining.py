"""Checks, repairs and indexes mutants through the public doors, and notes whatever should not be."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from assistant.errors import DocumentTooLarge, GongwuError
from assistant.front_door import fix
from assistant.library.keeper import index_into
from assistant.proofreading.checker import Checker
from assistant.rules.profile import load_profile
from evals.fuzz.copies import lost_parts, lost_words
from evals.fuzz.mutants import Base, Mutant, mutant
from evals.harness.samples import Output

BATCH = 40
"""Mutants that are indexed together; an index of one costs as much as one of many."""

_LATE = "超过时间上限"
_LIMIT = 70.0
"""Seconds by the clock for one file: twice the limit of the child, and what starting and ending it take."""


@dataclass(frozen=True)
class Batch:
    """Numbers of mutants, with the seed that they are made by."""

    numbers: Sequence[int]
    seed: int


class CrashLog(logging.Handler):
    """What the doors log of a child that broke: for people a damaged file, for us a fault that we may mend."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def __enter__(self) -> Self:
        logging.getLogger("assistant").addHandler(self)
        return self

    def __exit__(self, *raised: object) -> None:
        logging.getLogger("assistant").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps a message."""
        self.said.append(record.getMessage())

    def taken(self) -> str:
        """What was said since the last time."""
        said, self.said = "；".join(self.said), []
        return said


@dataclass
class Examiner:
    """Examines mutants one after another, with one limited child for all of them.

    Attributes:
        bases: What mutants are made of.
    """

    bases: Sequence[Base]
    checker: Checker = field(default_factory=Checker)
    log: CrashLog = field(default_factory=CrashLog)

    def examine(self, given: Mutant, folder: Path) -> Output:
        """What check and fix make of a mutant, which stays in the folder."""
        path = folder / given.id
        path.write_bytes(given.data)
        record: Output = {"check": self._done(lambda: self.checker.check(path, load_profile()))}
        if given.suffix == ".docx":
            record |= self._repaired(path, given)
        return {**_named(given), **record, "kept": _digest(path.read_bytes()) == _digest(given.data)}

    def _repaired(self, path: Path, given: Mutant) -> Output:
        """One way of repairing a mutant, by its number, and its copy."""
        mode, confirmed = ("tracked", "clean")[given.number // 2 % 2], given.number % 3 != 0
        out, reports = path.with_name(f"copy-{given.id}"), list[Mapping[str, Any]]()

        def repair() -> None:
            # Rejecting is to give back all there was, the look too.
            reports.append(fix(path, out, mode, track="all", include_confirm=confirmed, checker=self.checker))

        done = {"fix": self._done(repair), "mode": mode}
        if not reports:
            return {**done, "copy": {"unread": out.exists() and "出错了却留下副本"}} if out.exists() else done
        copy = out.read_bytes()
        out.unlink()
        same = copy == given.data
        return {**done, "copy": None if same else self._judged(given.data, copy, reports[0], mode == "tracked")}

    def _judged(self, before: bytes, after: bytes, report: Mapping[str, Any], tracked: bool) -> Output:
        read = self._done(lambda: self.checker.check(after, load_profile(), "copy.docx"))
        fixed = [each for each in report["findings"] if each["outcome"] == "fixed"]
        return {
            # A machine that is busy says nothing about the copy; time is a figure of its own.
            "unread": read["unknown"] or ("" if read["late"] else read["error"] and read["sentence"]),
            "parts": lost_parts(before, after),
            "words": lost_words(before, after, fixed, tracked, report["passes"]),
        }

    def _done(self, work: Callable[[], object], files: int = 1) -> Output:
        """How it ended: ``error`` and ``sentence`` of one of our errors, ``unknown`` for any other, ``crash`` of the child."""
        started = time.perf_counter()
        said: Output = {"error": "", "sentence": "", "unknown": "", "late": False}
        try:
            work()
        except GongwuError as error:
            said |= {"error": type(error).__name__, "sentence": error.message, "late": _is_late(error)}
        except Exception as error:  # noqa: BLE001 - what must not happen is what is measured
            said |= {"unknown": f"{type(error).__name__}: {error}"}
        seconds = time.perf_counter() - started
        return {
            **said,
            "crash": self.log.taken(),
            "seconds": round(seconds, 3),
            "late": said["late"] or seconds > _LIMIT * files,
        }

    def indexed(self, folder: Path, library: Path, names: Sequence[str]) -> dict[str, Output]:
        """What index makes of the files of a folder, by their names; each must be taken in or told."""
        taken = self._done(lambda: _index(folder, library, names), len(names))
        if taken["unknown"] and len(names) > 1:
            parts = [self._alone(folder, library, name) for name in names]
            return {name: part for each in parts for name, part in each.items()}
        crashes = taken["crash"].split("；")
        return {
            name: {
                **taken,
                "crash": "；".join(said for said in crashes if f" on {name} ended" in said),
                "seconds": round(taken["seconds"] / len(names), 3),
            }
            for name in names
        }

    def _alone(self, folder: Path, library: Path, name: str) -> dict[str, Output]:
        with TemporaryDirectory(prefix="gongwu-evals-") as other:
            (Path(other) / name).write_bytes((folder / name).read_bytes())
            return self.indexed(Path(other), library / name, [name])


def _index(folder: Path, library: Path, names: Sequence[str]) -> None:
    report = index_into(library, [folder])
    told = {failure.file for failure in report.failed}
    if report.added + len(told) != len(names) or not told <= set(names):
        raise RuntimeError(f"{len(names)} files, {report.added} taken in, {len(told)} told")


def _is_late(error: GongwuError) -> bool:
    return isinstance(error, DocumentTooLarge) and _LATE in error.message


def _named(given: Mutant) -> Output:
    about = {"number": given.number, "base": given.base, "format": given.suffix[1:], "mutations": list(given.mutations)}
    return {"id": given.id, "key": given.id, **about, "fix": None, "copy": None, "mode": ""}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _examine_batch(batch: Batch) -> list[Output]:
    examiner = _EXAMINERS[-1]
    with TemporaryDirectory(prefix="gongwu-evals-") as root, examiner.log:
        folder = Path(root) / "files"
        folder.mkdir()
        made = [mutant(number, examiner.bases, batch.seed) for number in batch.numbers]
        records = [examiner.examine(each, folder) for each in made]
        indexed = examiner.indexed(folder, Path(root) / "library", [each.id for each in made])
    return [{**record, "index": indexed[record["id"]]} for record in records]


_EXAMINERS: list[Examiner] = []
"""The one of this worker process."""


def _begin(bases: Sequence[Base]) -> None:
    _EXAMINERS.append(Examiner(bases))


def _end() -> None:
    while _EXAMINERS:
        _EXAMINERS.pop().checker.close()


def examine_all(
    batches: Sequence[Batch], bases: Sequence[Base], processes: int | None = None
) -> Iterator[list[Output]]:
    """The records of all batches, in their order.

    Args:
        bases: What mutants are made of.
        processes: How many work side by side; as many as there are processors, four at most, where it is None. One means
            this process itself.
    """
    count = processes or max(1, min(4, os.cpu_count() or 1))
    if count == 1:
        _begin(bases)
        try:
            yield from map(_examine_batch, batches)
        finally:
            _end()
        return
    with get_context("spawn").Pool(count, _begin, (bases,)) as pool:
        yield from pool.imap(_examine_batch, batches)
