"""Several documents at once: each is checked and corrected in turn, failures are told per file, and all are summed up.

A batch keeps reports and corrected copies only; a document itself goes as soon as it has been dealt with. What must be
confirmed is left alone here, since nobody has looked at it: open the file by itself for that.
"""

from __future__ import annotations

import io
import secrets
import threading
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from assistant.documents.document_types import StatedKind
from assistant.errors import InputError, ProtectedDocument, TooManyRequests
from assistant.page.proofreading.norms import profile_of
from assistant.page.proofreading.packed import Packed
from assistant.page.proofreading.repair_desk import copy_name
from assistant.page.proofreading.shelf import HELD_BYTES_OF_ONE, KEPT_SECONDS
from assistant.page.proofreading.state import CheckOptions, Copy, Standing
from assistant.page.proofreading.tasks import Task, TaskPool, Worker
from assistant.proofreading.checker import Checker
from assistant.proofreading.fixing.choice import Choice, FixMode
from assistant.proofreading.report_shapes import FailedFile, RepairReport, Report
from assistant.rules.profile import Profile

MOST_FILES = 200
KEPT_BATCHES = 4
_GONE = "这一批文件已不在内存中，请重新选择文件。"
_TOO_MANY_FILES = f"一批最多 {MOST_FILES} 个文件，其余的没有校对；请分几批。"
_TOO_MUCH = f"这一批文件合计超过 {HELD_BYTES_OF_ONE // 2**20} MB，其余的没有校对；请分几批。"
_BUSY = "正在校对的批次太多，请等一批完成后再试。"
_NO_COPIES = "没有可以下载的修正副本：没有文件有可以自动修正的问题，或者还没有校对完。"


@dataclass(frozen=True)
class Made:
    """What came of a file.

    Attributes:
        report: The report, kept small.
        copy: The corrected copy, where anything was corrected.
        summary: Number of findings of each severity.
        fixed: How many findings were repaired.
        notice: What is to be known of the file before anything else; empty where nothing is.
    """

    report: Packed[Report | RepairReport]
    copy: Copy | None
    summary: Mapping[str, int]
    fixed: int
    notice: str

    @classmethod
    def of(cls, report: Report | RepairReport, copy: Copy | None = None) -> Made:
        """What came of a file that has this report."""
        fixed = sum(finding.get("outcome") == "fixed" for finding in report["findings"])
        return cls(Packed(report), copy, report["summary"], fixed, next(iter(report["not_judged"]), ""))

    @property
    def size(self) -> int:
        """Bytes that are kept."""
        return self.report.size + (len(self.copy.content) if self.copy else 0)


@dataclass(frozen=True)
class FileStatus:
    """How a file of a batch stands."""

    name: str
    standing: Standing
    made: Made | None


@dataclass
class _File:
    name: str
    task: Task[Made]
    waiting_bytes: int

    @property
    def size(self) -> int:
        """Bytes that it holds now: its own until it has been dealt with, then those of its report and copy."""
        if self.task.state.active:
            return self.waiting_bytes
        made = self.task.result
        return made.size if made else 0


@dataclass
class _Batch:
    files: list[_File] = field(default_factory=list[_File])
    used: float = field(default_factory=time.monotonic)

    @property
    def busy(self) -> bool:
        return any(file.task.state.active for file in self.files)


class BatchDesk:
    """Checks batches for the page; every method may raise ``GongwuError``.

    Args:
        pool: What runs the work, together with that on single documents.
        seconds: How long a batch is kept that nobody asks for.
    """

    def __init__(self, pool: TaskPool, seconds: float = KEPT_SECONDS) -> None:
        self._pool = pool
        self._seconds = seconds
        self._lock = threading.Lock()
        self._batches: dict[str, _Batch] = {}
        self._timer: threading.Timer | None = None

    def add(self, key: str, name: str, content: bytes, options: CheckOptions) -> str:
        """Takes a file into a batch, and begins with it; gives the batch's key, which nobody can guess.

        Args:
            key: Of the batch; empty for a new one.
            name: Of the file, with its folders where a folder was chosen.
            content: Its bytes.
            options: How it shall be checked.
        """
        norm, said = profile_of(options), _clean(name)
        file = _File(said, _task(said, content, norm, options.stated), len(content))
        with self._lock:
            key, batch = (key, self._known(key)) if key else self._new()
            if len(batch.files) >= MOST_FILES:
                raise InputError(_TOO_MANY_FILES)
            if sum(each.size for each in batch.files) + len(content) > HELD_BYTES_OF_ONE:
                raise InputError(_TOO_MUCH)
            batch.files.append(file)
        self._pool.start(file.task)
        return key

    def look(self, key: str) -> list[FileStatus]:
        """How its files stand, in the order in which they came."""
        with self._lock:
            files = list(self._known(key).files)
        return [FileStatus(file.name, file.task.standing, file.task.result) for file in files]

    def cancel(self, key: str) -> None:
        """Ends what is not done; what is done stays."""
        with self._lock:
            tasks = [file.task for file in self._known(key).files]
        self._pool.cancel(tasks)

    def drop(self, key: str) -> None:
        """Ends a batch and forgets it."""
        with self._lock:
            batch = self._batches.pop(key, None)
        self._pool.cancel([file.task for file in batch.files] if batch else [])

    def clear(self) -> None:
        """Ends and forgets all of them."""
        if self._timer is not None:
            self._timer.cancel()
        for key in list(self._batches):
            self.drop(key)

    def reports(self, key: str) -> list[Report | RepairReport | FailedFile]:
        """The reports of what is done, and why what failed did."""
        return [each for each in map(_reported, self.look(key)) if each is not None]

    def archive(self, key: str) -> bytes:
        """The corrected copies as a zip archive, in the folders in which the files lay."""
        copies = [status.made.copy for status in self.look(key) if status.made and status.made.copy]
        if not copies:
            raise InputError(_NO_COPIES)
        stream, names = io.BytesIO(), set[str]()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            for copy in copies:
                names.add(name := _free_name(copy.name, lambda each: each in names))
                archive.writestr(name, copy.content)
        return stream.getvalue()

    def _known(self, key: str) -> _Batch:
        batch = self._batches.get(key)
        if batch is None:
            raise InputError(_GONE)
        batch.used = time.monotonic()
        return batch

    def _new(self) -> tuple[str, _Batch]:
        """A batch of its own; the longest unused that is done goes where there are too many."""
        if len(self._batches) >= KEPT_BATCHES:
            idle = [key for key, batch in self._batches.items() if not batch.busy]
            if not idle:
                raise TooManyRequests(_BUSY)
            del self._batches[min(idle, key=lambda each: self._batches[each].used)]
        key, batch = secrets.token_urlsafe(16), _Batch()
        self._batches[key] = batch
        self._watch()
        return key, batch

    def _watch(self) -> None:
        """Looks again later, as long as there is something to forget."""
        if self._timer is None and self._batches:
            self._timer = threading.Timer(self._seconds / 4, self._forget_old)
            self._timer.daemon = True
            self._timer.start()

    def _forget_old(self) -> None:
        with self._lock:
            too_old = time.monotonic() - self._seconds
            for key in [key for key, batch in self._batches.items() if batch.used < too_old and not batch.busy]:
                del self._batches[key]
            self._timer = None
            self._watch()


def _task(name: str, content: bytes, norm: Profile, stated: StatedKind) -> Task[Made]:
    held = [content]

    def work(worker: Worker) -> Made:
        # The document goes as soon as it has been dealt with.
        return _made(worker.checker, name, held.pop(), norm, stated)

    return Task(work)


def _made(checker: Checker, name: str, content: bytes, norm: Profile, stated: StatedKind) -> Made:
    if not content:
        raise InputError("这个文件是空的，请检查后重新选择。")
    form = checker.recognise(content, name).format
    if not form.repaired:
        return Made.of(checker.check(content, norm, name, stated))
    try:
        report, data = checker.fix(content, norm, FixMode.TRACKED, Choice(), name, stated)
    except ProtectedDocument:
        return Made.of(checker.check(content, norm, name, stated))
    if not any(finding["outcome"] == "fixed" for finding in report["findings"]):
        return Made.of(report)
    path = PurePosixPath(name)
    return Made.of(report, Copy(str(path.with_name(copy_name(path.name, form, FixMode.TRACKED))), data))


def _reported(status: FileStatus) -> Report | RepairReport | FailedFile | None:
    if status.made is not None:
        return status.made.report.read()
    failed = not status.standing.state.active
    return FailedFile(file=status.name, error=status.standing.sentence or "已取消。") if failed else None


def _clean(name: str) -> str:
    """A relative path without steps upward: it becomes a name in an archive."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "未命名"


def _free_name(name: str, taken: Callable[[str], bool]) -> str:
    path = PurePosixPath(name)
    number, free = 2, name
    while taken(free):
        number, free = number + 1, str(path.with_name(f"{path.stem}（{number}）{path.suffix}"))
    return free
