"""What the sections 文件 and 收录 keep from one request to the next: the queue of files, and one writer after the other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Self, TypeVar

from assistant.errors import InputError, LibraryBusy
from assistant.library.indexing import TakenOut, put_back, take_out
from assistant.library.keeping import editing, sheets
from assistant.library.keeping.intake import Intake
from assistant.library.keeping.jobs import How
from assistant.library.keeping.listing import ListedDocument, Listing, Wanted, choices_of, list_documents
from assistant.library.keeping.originals import is_kept
from assistant.page.services import Services

_SECONDS_OF_PATIENCE = 8.0
_MOST_REMOVED = 1000
_ONLY_KEPT = "只有从本页收录的文件可以直接替换；这份文件请选“保留旧版，标为已被新版取代”。"

Result = TypeVar("Result")


class KeepingDesk:
    """Keeps one library; every method may raise ``GongwuError``.

    Args:
        library: The library's folder.
        on_published: Called whenever documents have been published.

    Attributes:
        intake: The files that are taken in.
    """

    def __init__(self, library: Path, on_published: Callable[[], None]) -> None:
        self._library = library
        self._on_published = on_published
        self._changing = threading.Lock()
        self._taken: list[TakenOut] = []
        self.intake = Intake(library, on_published)

    @classmethod
    def opened(cls, services: Services) -> Self:
        """The desk of the page's library, which goes on with what was not finished."""
        desk = cls(services.folder, services.documents_changed)
        desk.intake.resume()
        return desk

    def close(self) -> None:
        """Stops the taking in."""
        self.intake.close()

    def listing(self, wanted: Wanted) -> Listing:
        """A page of the table."""
        return list_documents(self._library, wanted, date.today())

    def choices(self, words: str) -> Sequence[ListedDocument]:
        """Documents to choose one of."""
        return choices_of(self._library, words, date.today())

    def describe(self, doc_id: str) -> editing.Described:
        """What is said of a document."""
        return editing.describe(self._library, doc_id)

    def save(self, doc_id: str, version: int, said: dict[str, Any]) -> list[str]:
        """States what a form says otherwise; gives the names of these fields."""
        return self._change(lambda: editing.save(self._library, doc_id, version, said))

    def remove(self, ids: Sequence[str]) -> int:
        """Takes documents out of the library; how many were there."""
        if not ids or len(ids) > _MOST_REMOVED:
            raise InputError(f"请选择要移除的文件，一次最多 {_MOST_REMOVED} 份。")
        taken = self._change(lambda: take_out(self._library, ids))
        self._taken = taken or self._taken
        return len(taken)

    @property
    def can_put_back(self) -> int:
        """How many documents were removed last and can be put back, until the program ends."""
        return len(self._taken)

    def put_back(self) -> int:
        """Puts back what was removed last; how many documents."""
        if not self._taken:
            raise InputError("没有可以撤销的移除：程序重新启动过，或者已经撤销；请重新收录这些文件。")
        count = self._change(lambda: put_back(self._library, self._taken))
        self._taken = []
        return count

    def manifest(self, ending: str) -> bytes:
        """What is said of every document, as a file."""
        return sheets.written_out(self._library, ending)

    def apply(self, name: str, content: bytes) -> sheets.Applied:
        """States what such a file says otherwise, or nothing where anything in it is wrong."""
        return self._change(lambda: sheets.apply(self._library, name, content))

    def add(self, name: str, content: bytes, replaces: str, how: How) -> int:
        """Takes a file in, perhaps as the new version of a document; gives the number of its job."""
        if how is How.ADD:
            return self.intake.add(name, content)
        if how is How.REPLACE and not is_kept(self.describe(replaces).root):
            raise InputError(_ONLY_KEPT)
        self.describe(replaces)
        return self.intake.add(name, content, replaces, how)

    def _change(self, work: Callable[[], Result]) -> Result:
        """Changes the library, one window after the other; a batch of files that is just published is waited for."""
        until = time.monotonic() + _SECONDS_OF_PATIENCE
        with self._changing:
            while True:
                try:
                    result = work()
                except LibraryBusy:
                    if time.monotonic() > until:
                        raise
                else:
                    break
        self._on_published()
        return result
