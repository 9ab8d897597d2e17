"""Proofreads documents for the page: two at a time, each in a process of its own; documents stay in memory until they are old."""

from __future__ import annotations

from pathlib import PurePath
from typing import Self

from assistant.documents.document_types import StatedKind
from assistant.errors import InputError
from assistant.page.proofreading.batches import BatchDesk
from assistant.page.proofreading.norms import profile_of
from assistant.page.proofreading.packed import Packed, Turns
from assistant.page.proofreading.repair_desk import RepairDesk, why_not_repaired
from assistant.page.proofreading.shelf import Entry, Shelf
from assistant.page.proofreading.state import TEXT_LIMIT, CheckOptions, CheckStatus
from assistant.page.proofreading.tasks import Task, TaskPool, Worker
from assistant.page.services import Services
from assistant.proofreading.report_shapes import Report
from assistant.rules.profile import Profile, load_profile, profile_names


class ProofreadingDesk:
    """Checks documents for the page; every method may raise ``GongwuError``.

    Attributes:
        repairs: Corrected copies of the documents.
        batches: Several documents at once.
        turns: Lets few at a time read reports.
    """

    def __init__(self) -> None:
        self._pool = TaskPool()
        self._shelf = Shelf(lambda entry: self._pool.cancel(entry.tasks()))
        self.turns = Turns()
        self.repairs = RepairDesk(self._shelf, self._pool, self.turns)
        self.batches = BatchDesk(self._pool)

    @classmethod
    def opened(cls, _services: Services) -> Self:
        """A desk with nothing on it; checking needs no library."""
        return cls()

    def profiles(self) -> tuple[tuple[str, str], ...]:
        """Name and title of every house norm; the standard comes first."""
        names = sorted(profile_names(), key=lambda name: (name != "standard", name))
        return tuple((name, load_profile(name).title) for name in names)

    def start(self, name: str, content: bytes, options: CheckOptions, owner: str = "") -> str:
        """Begins to check a file; gives the key under which it is found again, which nobody can guess.

        Args:
            name: Of the file.
            content: Its bytes.
            options: How it shall be checked.
            owner: What tells browsers apart; each may have so many documents only.
        """
        name = PurePath(name.replace("\\", "/")).name.strip()
        if name in ("", ".."):
            raise InputError("文件没有名称，请给它起一个带扩展名的名称后重新上传。")
        if not content:
            raise InputError("这个文件是空的，请检查后重新上传。")
        return self._begin(name, content, options, owner)

    def start_text(self, text: str, options: CheckOptions, owner: str = "") -> str:
        """Begins to check pasted text."""
        if not text.strip():
            raise InputError("还没有要校对的文字，请粘贴后再开始。")
        if len(text) > TEXT_LIMIT:
            raise InputError(f"粘贴的文字超过 {TEXT_LIMIT // 10_000} 万字，请分几次粘贴，或存成文件上传。")
        return self._begin("", text.encode("utf-8", "replace"), options, owner)

    def again(self, key: str, options: CheckOptions) -> None:
        """Checks the same document in another way; copies that were made of the earlier check go."""
        entry, norm = self._shelf.get(key), profile_of(options)
        self._pool.cancel(entry.tasks())
        entry.norm, entry.stated = norm, options.stated
        entry.check = _check(entry.name, entry.content, norm, options.stated)
        self.repairs.forget(entry)
        self._pool.start(entry.check)

    def look(self, key: str) -> CheckStatus:
        """How a check stands."""
        entry = self._shelf.get(key)
        return CheckStatus(entry.name, entry.check.standing, entry.check.result, why_not_repaired(entry))

    def cancel(self, key: str) -> None:
        """Ends a check; the document and its copies are forgotten."""
        self._shelf.drop(key)

    def close(self) -> None:
        """Ends all that is running, and forgets all documents."""
        self._shelf.clear()
        self.batches.clear()
        self._pool.close()

    def _begin(self, name: str, content: bytes, options: CheckOptions, owner: str) -> str:
        # What cannot be done is said before anybody waits for it.
        norm = profile_of(options)
        check = _check(name, content, norm, options.stated)
        entry = Entry(name, content, norm, check, owner, stated=options.stated)
        key = self._shelf.put(entry)
        self._pool.start(entry.check)
        return key


def _check(name: str, content: bytes, norm: Profile, stated: StatedKind) -> Task[Packed[Report]]:
    def work(worker: Worker) -> Packed[Report]:
        if name:
            return Packed(worker.checker.check(content, norm, name, stated))
        return Packed(worker.checker.check_text(content.decode("utf-8"), norm, stated=stated))

    return Task(work)
