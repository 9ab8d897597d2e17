"""Takes the national laws in beside the running page, telling how far it is; can be stopped."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from pathlib import Path

from assistant.errors import GongwuError
from assistant.library.keeper import index_national_laws
from assistant.library.summary import IndexProgress


class LawLoading:
    """One run of taking the laws in.

    Args:
        library: The library's folder.
        total: How many laws there are.

    Attributes:
        latest: How far it is, whoever follows it.
    """

    def __init__(self, library: Path, total: int) -> None:
        self._library = library
        self._total = total
        self._done = 0
        self.latest = IndexProgress(0, total)
        self._stop = threading.Event()
        self._events: queue.Queue[IndexProgress | GongwuError | None] = queue.Queue()

    def run(self) -> Iterator[IndexProgress]:
        """Progress law by law; closing the iterator stops before the next law and keeps what is finished.

        Raises:
            GongwuError: The laws are not installed, or the library cannot be changed.
        """
        thread = threading.Thread(target=self._work, daemon=True)
        thread.start()
        try:
            while (event := self._events.get()) is not None:
                if isinstance(event, GongwuError):
                    raise event
                yield event
            if not self._stop.is_set():
                yield IndexProgress(self._total, self._total)
        finally:
            self._stop.set()
            thread.join()

    def stop(self) -> None:
        """Ends the run before the next law."""
        self._stop.set()

    def _work(self) -> None:
        try:
            index_national_laws(self._library, self._on_file)
        except GongwuError as error:
            self._events.put(error)
        finally:
            self._events.put(None)

    def _on_file(self, file: str) -> bool:
        self.latest = IndexProgress(self._done, self._total, file.rsplit("/", 1)[-1])
        self._events.put(self.latest)
        self._done += 1
        return not self._stop.is_set()
