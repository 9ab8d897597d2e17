"""The files that wait to be taken in, and how each of them stands: ``DIR/intake.sqlite3``.

It outlives the program, so that what was not finished goes on at the next start, and any window sees the same.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from assistant.library.faults import not_writable

_SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    job_id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, kept TEXT NOT NULL, size INTEGER NOT NULL,
    replaces TEXT NOT NULL, how TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, added TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (state, job_id);
"""
_COLUMNS = "job_id, name, kept, size, replaces, how, state, reason, added"


class JobState(Enum):
    """How a file stands."""

    QUEUED = "排队"
    READING = "解析"
    INDEXING = "索引"
    DONE = "完成"
    FAILED = "失败"
    CANCELLED = "已取消"

    @property
    def active(self) -> bool:
        """Whether something is still to be done."""
        return self in _ACTIVE


_ACTIVE = (JobState.QUEUED, JobState.READING, JobState.INDEXING)


class How(Enum):
    """What becomes of the document whose new version a file is."""

    ADD = ""
    SUPERSEDE = "supersede"
    REPLACE = "replace"


@dataclass(frozen=True)
class Job:
    """A file.

    Attributes:
        kept: Its place below the originals; empty where it was refused before it was kept.
        replaces: Id of the document whose new version it is; empty for a document of its own.
        reason: Why it failed, or what is to be known of it; empty where nothing is.
        added: When it came, ISO 8601, UTC.
    """

    job_id: int
    name: str
    kept: str
    size: int
    replaces: str
    how: How
    state: JobState
    reason: str
    added: str


class Jobs:
    """Reads and changes the list; thread-safe.

    Args:
        library: The library's folder; the file is made with the first job.
    """

    def __init__(self, library: Path) -> None:
        self._path = library / "intake.sqlite3"
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def close(self) -> None:
        """Closes the file; a later call opens it again."""
        with self._lock:
            if self._connection:
                self._connection.close()
            self._connection = None

    def add(self, name: str, kept: str, size: int, replaces: str, how: How, reason: str = "") -> int:
        """Puts a file into the list, as one that failed already where there is a reason; gives its number."""
        state = JobState.FAILED if reason else JobState.QUEUED
        added = datetime.now(UTC).isoformat(timespec="seconds")
        values = (name, kept, size, replaces, how.value, state.name, reason, added)
        places = "name, kept, size, replaces, how, state, reason, added"
        return self._change(f"INSERT INTO jobs ({places}) VALUES (?,?,?,?,?,?,?,?)", values)[1]  # noqa: S608

    def next(self) -> Job | None:
        """The first one that waits."""
        found = self._read(f"SELECT {_COLUMNS} FROM jobs WHERE state = 'QUEUED' ORDER BY job_id LIMIT 1")  # noqa: S608
        return _job(found[0]) if found else None

    def get(self, job_id: int) -> Job | None:
        """A job by its number."""
        found = self._read(f"SELECT {_COLUMNS} FROM jobs WHERE job_id = ?", (job_id,))  # noqa: S608
        return _job(found[0]) if found else None

    def move(self, job_id: int, state: JobState, reason: str = "", *, but: JobState | None = None) -> bool:
        """Sets how a job stands, unless it stands in a certain way already; whether it did."""
        query = "UPDATE jobs SET state = ?, reason = ? WHERE job_id = ? AND state <> ?"
        return bool(self._change(query, (state.name, reason, job_id, but.name if but else ""))[0])

    def move_all(self, before: Sequence[JobState], after: JobState, ids: Sequence[int] = ()) -> int:
        """Sets how all jobs, or some, stand that stood in one of several ways; how many there were."""
        where, values = _among(before, ids)
        query = f"UPDATE jobs SET state = ?, reason = '' WHERE {where}"  # noqa: S608
        return self._change(query, (after.name, *values))[0]

    def drop(self, states: Sequence[JobState]) -> list[Job]:
        """Forgets the jobs that stand so, and gives them."""
        where, values = _among(states)
        dropped = self._read(f"SELECT {_COLUMNS} FROM jobs WHERE {where}", values)  # noqa: S608
        self._change(f"DELETE FROM jobs WHERE {where}", values)  # noqa: S608
        return [_job(row) for row in dropped]

    def counts(self) -> dict[JobState, int]:
        """How many jobs stand in each way."""
        rows = self._read("SELECT state, count(*) FROM jobs GROUP BY state")
        found = {JobState[state]: count for state, count in rows}
        return {state: found.get(state, 0) for state in JobState}

    def listed(self, states: Sequence[JobState], page: int, rows: int) -> list[Job]:
        """A page of the jobs that stand so: what is at work first, then what failed, then the latest."""
        where, values = _among(states)
        order = "CASE state WHEN 'READING' THEN 0 WHEN 'INDEXING' THEN 1 WHEN 'FAILED' THEN 2 WHEN 'QUEUED' THEN 3 ELSE 4 END"
        query = f"SELECT {_COLUMNS} FROM jobs WHERE {where} ORDER BY {order}, job_id DESC LIMIT ? OFFSET ?"  # noqa: S608
        return [_job(row) for row in self._read(query, (*values, rows, page * rows))]

    def _read(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        with self._lock:
            if self._connection is None and not self._path.is_file():
                return []
            try:
                return self._open().execute(query, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise not_writable(self._path.parent, error) from error

    def _change(self, query: str, values: Sequence[object]) -> tuple[int, int]:
        """Number of changed rows, and of the row that was added."""
        with self._lock:
            try:
                with self._open() as connection:
                    cursor = connection.execute(query, values)
            except (sqlite3.DatabaseError, OSError) as error:
                raise not_writable(self._path.parent, error) from error
            return cursor.rowcount, cursor.lastrowid or 0

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            self._connection = sqlite3.connect(self._path, timeout=10, check_same_thread=False)
            self._connection.executescript(_SCHEMA)
        return self._connection


def _among(states: Sequence[JobState], ids: Sequence[int] = ()) -> tuple[str, tuple[object, ...]]:
    where = f"state IN ({','.join('?' * len(states))})"
    if ids:
        where += f" AND job_id IN ({','.join('?' * len(ids))})"
    return where, (*(state.name for state in states), *ids)


def _job(row: Sequence[Any]) -> Job:
    job_id, name, kept, size, replaces, how, state, reason, added = row
    return Job(job_id, name, kept, size, replaces, How(how), JobState[state], reason, added)
