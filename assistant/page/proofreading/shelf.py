"""Documents that are being proofread, in memory only: under keys that nobody can guess, and forgotten after a time.

Where there are too many, those whose check has ended go first, and those of the browser that brings another one before those
of others; a check that is running is never given up for another one.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.documents.document_types import NOTHING_STATED, StatedKind
from assistant.errors import InputError, TooManyRequests
from assistant.page.proofreading.packed import Packed
from assistant.page.proofreading.state import Side
from assistant.page.proofreading.tasks import Task
from assistant.proofreading.fixing.choice import FixMode
from assistant.proofreading.rendering.pages import Pages
from assistant.proofreading.report_shapes import RepairReport, Report
from assistant.rules.profile import Profile

KEPT = 20
HELD_BYTES = 400 * 2**20
KEPT_OF_ONE = 8
HELD_BYTES_OF_ONE = 200 * 2**20
"""Of one browser; programs that keep no cookie are one together."""

KEPT_SECONDS = 2 * 60 * 60.0
_GONE = "这次校对已不在内存中，请重新上传文件。"
_TOO_MANY_OF_ONE = (
    f"这个浏览器正在校对的文件已有 {KEPT_OF_ONE} 份，或合计超过 {HELD_BYTES_OF_ONE // 2**20} MB，请等一份完成后再上传。"
)
_TOO_MANY = "正在校对的文件太多，请过几分钟再上传。"


@dataclass(frozen=True)
class Repaired:
    """A corrected copy, with the report on its repair and on what it is now."""

    data: bytes
    report: Packed[RepairReport]
    after: Packed[Report]

    @property
    def size(self) -> int:
        """Bytes of all of it."""
        return len(self.data) + self.report.size + self.after.size


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
        owner: Whose it is: what tells browsers apart.
        stated: What the user has said that it is.
        check: Gives the JSON of ``gongwu check``.
        repairs: The copies of each mode.
        accept: What was accepted for the latest copy.
        drawing: Pictures of its pages and of the copy's.
        pages: Pictures of the document itself, which stay while copies change.
    """

    name: str
    content: bytes
    norm: Profile
    check: Task[Packed[Report]]
    owner: str = ""
    stated: StatedKind = NOTHING_STATED
    repairs: dict[FixMode, Repair] = field(default_factory=dict)
    accept: frozenset[str] = frozenset()
    drawing: Task[Mapping[Side, Pages]] | None = None
    pages: Pages | None = None
    used: float = field(default_factory=time.monotonic)

    @property
    def size(self) -> int:
        """Bytes of the document, of the reports on it, of its copies, and of the pictures of pages."""
        made = [repair.task.result for repair in self.repairs.values()]
        reports = self.check.result.size if self.check.result else 0
        return len(self.content) + reports + sum(each.size for each in made if each) + self._drawn

    @property
    def _drawn(self) -> int:
        drawn = self.drawing.result if self.drawing else None
        pages = {id(each): each for each in (self.pages, *(drawn or {}).values()) if each}
        return sum(len(picture) for each in pages.values() for picture in each.pictures)

    def tasks(self) -> list[Task[Any]]:
        """All that may still be running for it."""
        made = [repair.task for repair in self.repairs.values()]
        return [self.check, *made, *([self.drawing] if self.drawing else [])]

    @property
    def busy(self) -> bool:
        """Whether somebody waits for it."""
        return any(task.state.active for task in self.tasks())


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
        """Keeps an entry; gives its key.

        Raises:
            TooManyRequests: There is no room, and nothing that may go for it.
        """
        key = secrets.token_urlsafe(16)
        with self._lock:
            going = self._making_room(entry)
            old = [self._entries.pop(each) for each in going]
            self._entries[key] = entry
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

    def _making_room(self, new: Entry) -> list[str]:
        """Keys of what goes for a new entry, the longest unused first.

        Raises:
            TooManyRequests: It would not be enough.
        """
        idle = [key for key, entry in self._entries.items() if not entry.busy]
        own = [key for key in idle if self._entries[key].owner == new.owner]
        going = _least(own, lambda gone: self._fits_owner(new, gone), _TOO_MANY_OF_ONE)
        others = [key for key in idle if key not in own]
        rest = [*own[len(going) :], *others]
        return going + _least(rest, lambda gone: self._fits_all(new, {*going, *gone}), _TOO_MANY)

    def _fits_owner(self, new: Entry, gone: Collection[str]) -> bool:
        own = [entry for key, entry in self._entries.items() if entry.owner == new.owner and key not in gone]
        return _fit([*own, new], KEPT_OF_ONE, HELD_BYTES_OF_ONE)

    def _fits_all(self, new: Entry, gone: Collection[str]) -> bool:
        staying = [entry for key, entry in self._entries.items() if key not in gone]
        return _fit([*staying, new], KEPT, HELD_BYTES)

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


def _least(keys: Sequence[str], enough: Callable[[Sequence[str]], bool], sentence: str) -> list[str]:
    """As few of the first keys as are enough.

    Raises:
        TooManyRequests: All of them are not, with that sentence.
    """
    for count in range(len(keys) + 1):
        if enough(keys[:count]):
            return list(keys[:count])
    raise TooManyRequests(sentence)


def _fit(entries: Sequence[Entry], most: int, most_bytes: int) -> bool:
    return len(entries) <= most and sum(entry.size for entry in entries) <= most_bytes
