"""Takes files in, one worker for all windows: several files make one generation, and each is told how it stands."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from assistant.errors import DocumentError, GongwuError, InputError, LibraryBusy, UnreadableDocument
from assistant.library.collections import Candidate, FolderCollection
from assistant.library.indexing import index_collections
from assistant.library.keeping import originals
from assistant.library.keeping.editing import supersede
from assistant.library.keeping.jobs import How, Job, Jobs, JobState
from assistant.library.keeping.listing import ids_of_root, title_of_content
from assistant.library.reading import DocumentReader
from assistant.library.source import SourceDocument

_MOST_IN_A_BATCH, _SECONDS_OF_A_BATCH = 200, 60.0
_SECONDS_BETWEEN_TRIES = 1.0
_SECONDS_TO_END = 10.0
"""Then the program ends with a file still being read, which is read again at the next start."""

_FAULT_OF_OURS = "程序内部出错，这个文件没有收录；请重试，仍不行的请联系管理员。"
_CANCELLED = "已取消。"


class Intake:
    """The files that are taken in through the page.

    Args:
        library: The library's folder.
        on_published: Called whenever documents have been published.
    """

    def __init__(self, library: Path, on_published: Callable[[], None]) -> None:
        self._library = library
        self._on_published = on_published
        self.jobs = Jobs(library)
        self._stop = threading.Event()
        self._starting = threading.Lock()
        self._worker: threading.Thread | None = None

    def resume(self) -> None:
        """Goes on with what an earlier program did not finish; nothing where there is nothing."""
        if any(count for state, count in self.jobs.counts().items() if state.active):
            self._start()

    def add(self, name: str, content: bytes, replaces: str = "", how: How = How.ADD) -> int:
        """Puts a file into the queue; what cannot be taken in stands there as failed, with the reason.

        Args:
            name: What it is called.
            content: Its bytes.
            replaces: Id of the document whose new version it is.
            how: What becomes of that document.
        """
        try:
            name = originals.fit_name(name)
            originals.refuse_format(name)
            if not content:
                raise InputError("这个文件是空的，请检查后重新选择。")
        except (DocumentError, InputError) as error:
            return self.jobs.add(name, "", len(content), replaces, how, error.message)
        job_id = self.jobs.add(name, originals.keep(self._library, name, content), len(content), replaces, how)
        self._start()
        return job_id

    def cancel(self, ids: Sequence[int] = ()) -> int:
        """Ends the named jobs, or all, that are not done; one that is being read is thrown away when it has been."""
        return self.jobs.move_all((JobState.QUEUED, JobState.READING), JobState.CANCELLED, ids)

    def retry(self, ids: Sequence[int] = ()) -> int:
        """Puts the named jobs, or all, that failed or were cancelled into the queue again."""
        again = [job_id for job_id in ids if (job := self.jobs.get(job_id)) and job.kept]
        if ids and not again:
            raise InputError("这个文件没有保存下来，请重新选择文件上传。")
        count = self.jobs.move_all((JobState.FAILED, JobState.CANCELLED), JobState.QUEUED, again)
        self._start()
        return count

    def clear(self) -> None:
        """Forgets what has ended; files that are in no document go, the others stay as originals."""
        for job in self.jobs.drop((JobState.DONE, JobState.FAILED, JobState.CANCELLED)):
            if job.kept and job.state is not JobState.DONE:
                originals.forget(self._library, job.kept)

    def close(self) -> None:
        """Stops before the next file; what is finished is published, the rest goes on at the next start."""
        self._stop.set()
        if self._worker:
            self._worker.join(_SECONDS_TO_END)
        self.jobs.close()

    def _start(self) -> None:
        with self._starting:
            if self._stop.is_set() or (self._worker and self._worker.is_alive()):
                return
            self._worker = threading.Thread(target=self._work, name="library-intake", daemon=True)
            self._worker.start()

    def _work(self) -> None:
        """Works until nothing waits; another program that does so already is waited for."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._library / "intake.lock", timeout=0)
        while not self._stop.is_set():
            try:
                with lock:
                    self.jobs.move_all((JobState.READING, JobState.INDEXING), JobState.QUEUED)
                    self._work_through()
            except Timeout:
                self._stop.wait(_SECONDS_BETWEEN_TRIES)
            with self._starting:
                if self.jobs.next() is None:
                    self._worker = None
                    return

    def _work_through(self) -> None:
        while not self._stop.is_set() and self.jobs.next() is not None:
            with DocumentReader() as reader:
                batch = _Batch(self._library, self.jobs, reader, self._stop)
                if batch.run():
                    self._on_published()
                else:
                    self._stop.wait(_SECONDS_BETWEEN_TRIES)


@dataclass
class _Batch:
    """Files that become documents in one generation."""

    library: Path
    jobs: Jobs
    reader: DocumentReader
    stop: threading.Event
    taken: list[_Watched] = field(default_factory=list["_Watched"])

    def run(self) -> bool:
        """Takes the files in; False where somebody else is writing, so that they have to wait."""
        failure = _FAULT_OF_OURS
        try:
            index_collections(self.library, self._collections(), lambda _file: not self.stop.is_set())
            failure = ""
            self._settle()
        except LibraryBusy:
            failure = ""
            self._back_to_queue("另一个进程正在写入知识库，等它完成后自动继续。")
            return False
        except GongwuError as error:
            failure = error.message
        finally:
            if failure:
                self._end_all(failure)
        return True

    def _collections(self) -> Iterator[_Watched]:
        until = time.monotonic() + _SECONDS_OF_A_BATCH
        contents: dict[str, str] = {}
        while not self.stop.is_set() and len(self.taken) < _MOST_IN_A_BATCH and time.monotonic() < until:
            if (job := self.jobs.next()) is None:
                return
            self.jobs.move(job.job_id, JobState.READING)
            watched = _Watched(self.library, job, self.jobs, self.reader, contents)
            self.taken.append(watched)
            yield watched

    def _settle(self) -> None:
        for watched in self.taken:
            ids = ids_of_root(self.library, watched.root)
            if watched.unread and self.stop.is_set():
                self.jobs.move(watched.job.job_id, JobState.QUEUED)
            elif ids:
                watched.supersede(ids[0])
                watched.end(JobState.DONE)
            else:
                watched.end(JobState.FAILED, "里面没有可以收录的内容，请检查文件。")

    def _back_to_queue(self, reason: str) -> None:
        for watched in self.taken or [None]:
            job = watched.job if watched else self.jobs.next()
            if job:
                self.jobs.move(job.job_id, JobState.QUEUED, reason, but=JobState.CANCELLED)

    def _end_all(self, failure: str) -> None:
        waiting = self.jobs.next() if not self.taken else None
        if waiting:  # The library was refused before it asked for the first file.
            self.jobs.move(waiting.job_id, JobState.FAILED, failure)
        for watched in self.taken:
            self.jobs.move(watched.job.job_id, JobState.FAILED, failure, but=JobState.CANCELLED)


class _Watched:
    """The documents of one file, a collection of its own that tells its job how far it is."""

    def __init__(self, library: Path, job: Job, jobs: Jobs, reader: DocumentReader, contents: dict[str, str]) -> None:
        self.job = job
        self._library, self._jobs, self._contents = library, jobs, contents
        self._inner = FolderCollection(originals.place_of(library, job.kept), reader, None)
        self._faults: list[str] = []
        self.unread = True

    @property
    def root(self) -> str:
        """The file."""
        return self._inner.root

    @property
    def failures(self) -> tuple[tuple[str, str], ...]:
        """None before it is read."""
        return self._inner.failures

    @property
    def notices(self) -> tuple[tuple[str, str], ...]:
        """What was read and is not what its name says."""
        return self._inner.notices

    def candidates(self) -> Iterator[Candidate]:
        """The documents in the file; a new version in the place of an old one takes its id."""
        for candidate in self._inner.candidates():
            self.unread = False
            watched = replace(candidate, read=partial(self._read, candidate))
            if self.job.how is How.REPLACE:
                watched = replace(watched, source_id=self.job.replaces, other_id="")
            yield watched
        self._jobs.move(self.job.job_id, JobState.INDEXING, but=JobState.CANCELLED)

    def supersede(self, source_id: str) -> None:
        """States that the document which the file is a new version of is superseded by it."""
        if self.job.how is How.SUPERSEDE and self.job.replaces != source_id:
            supersede(self._library, self.job.replaces, source_id)

    def end(self, state: JobState, reason: str = "") -> None:
        """Notes how it ended, with what is to be known."""
        known = [*self._faults, *(sentence for _, sentence in self._inner.notices)]
        self._jobs.move(self.job.job_id, state, "；".join(known[:5]) or reason, but=JobState.CANCELLED)

    def _read(self, candidate: Candidate) -> SourceDocument:
        try:
            return self._document(candidate)
        except DocumentError as error:
            named = "" if candidate.file == self.job.name else f"{candidate.file}："
            self._faults.append(f"{named}{error.message}")
            raise

    def _document(self, candidate: Candidate) -> SourceDocument:
        document = candidate.read()
        now = self._jobs.get(self.job.job_id)
        if now is None or now.state is JobState.CANCELLED:
            raise UnreadableDocument(_CANCELLED)
        same = title_of_content(self._library, document.sha256) or self._contents.get(document.sha256, "")
        if same:
            raise UnreadableDocument(f"与《{same}》的文件完全相同，没有重复收录。")
        self._contents[document.sha256] = document.title
        return document
