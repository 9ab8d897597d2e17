"""Documents that are being proofread, in memory only: under keys that nobody can guess, and forgotten after a time."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.errors import InputError
from assistant.proofreading.fixing.choice import FixMode
from assistant.proofreading.rendering.pages import Pages
from assistant.rules.profile import Profile
from assistant.server.proofreading_tasks import Task
from assistant.web.proofreading_repairs import Side

KEPT = 20
HELD_BYTES = 400 * 2**20
KEPT_SECONDS = 2 * 60 * 60.0
_GONE = "这次校对已不在内存中，请重新上传文件。"


@dataclass(frozen=True)
class Repaired:
    """A corrected copy, with the report on its repair and on what it is now."""

    data: bytes
    report: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True)
class Repair:
    """The making of a copy, and which findings it was to repair."""

    accept: frozenset[str]
    task: Task[Repaired]


@dataclass
class Entry:
    """One document, its latest check, and what was made of it since.

    Attributes:
        name: The file's name; empty for pasted text.
        content: The bytes of the file, or of the text in UTF-8.
        norm: The house norm of the check.
        check: Gives the JSON of ``gongwu check``.
        repairs: The copies of each mode.
        accept: What was accepted for the latest copy.
        drawing: Pictures of its pages and of the copy's.
        pages: Pictures of the document itself, which stay while copies change.
    """

    name: str
    content: bytes
    norm: Profile
    check: Task[Mapping[str, Any]]
    repairs: dict[FixMode, Repair] = field(default_factory=dict)
    accept: frozenset[str] = frozenset()
    drawing: Task[Mapping[Side, Pages]] | None = None
    pages: Pages | None = None
    used: float = field(default_factory=time.monotonic)

    @property
    def size(self) -> int:
        """Bytes of the document and its copies."""
        made = [repair.task.result for repair in self.repairs.values()]
        return len(self.content) + sum(len(each.data) for each in made if each is not None)

    def tasks(self) -> list[Task[Any]]:
        """All that may still be running for it."""
        made = [repair.task for repair in self.repairs.values()]
        return [self.check, *made, *([self.drawing] if self.drawing else [])]


class Shelf:
    """Keeps entries; several threads may use it.

    Args:
        dropped: Is told of each entry that is forgotten.
        seconds: How long an entry is kept that nobody asks for.
    """

    def __init__(self, dropped: Callable[[Entry], None], seconds: float = KEPT_SECONDS) -> None:
        self._lock = threading.Lock()
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._dropped = dropped
        self._seconds = seconds
        self._timer: threading.Timer | None = None

    def put(self, entry: Entry) -> str:
        """Keeps an entry; gives its key. The oldest go where there are too many, or they are too large together."""
        key = secrets.token_urlsafe(16)
        with self._lock:
            self._entries[key] = entry
            old = []
            while self._too_many():
                old.append(self._entries.popitem(last=False)[1])
            self._watch()
        self._tell(old)
        return key

    def get(self, key: str) -> Entry:
        """The entry under a key.

        Raises:
            InputError: There is none, or it was forgotten.
        """
        with self._lock:
            entry = self._entries.get(key)
            if entry is None:
                raise InputError(_GONE)
            entry.used = time.monotonic()
            self._entries.move_to_end(key)
            return entry

    def drop(self, key: str) -> None:
        """Forgets an entry."""
        with self._lock:
            entry = self._entries.pop(key, None)
        self._tell([entry] if entry else [])

    def clear(self) -> None:
        """Forgets all of them."""
        with self._lock:
            entries = list(self._entries.values())
            self._entries.clear()
            if self._timer is not None:
                self._timer.cancel()
        self._tell(entries)

    def _too_many(self) -> bool:
        held = sum(entry.size for entry in self._entries.values())
        return len(self._entries) > KEPT or (held > HELD_BYTES and len(self._entries) > 1)

    def _tell(self, entries: list[Entry]) -> None:
        for entry in entries:
            self._dropped(entry)

    def _watch(self) -> None:
        """Looks again later, as long as there is something to forget."""
        if self._timer is None and self._entries:
            self._timer = threading.Timer(self._seconds / 4, self._forget_old)
            self._timer.daemon = True
            self._timer.start()

    def _forget_old(self) -> None:
        with self._lock:
            too_old = time.monotonic() - self._seconds
            keys = [key for key, entry in self._entries.items() if entry.used < too_old]
            old = [self._entries.pop(key) for key in keys]
            self._timer = None
            self._watch()
        self._tell(old)
