"""The parent's side of reading: checks that need no parsing, and one child process that is reused and replaced."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.files.admission import admit_file
from assistant.isolation.child import LimitedChild
from assistant.isolation.limits import Limits
from assistant.library.reading.protocol import parsed_text
from assistant.library.structure import ParsedText

OnPage = Callable[[Path, int, int], bool]
"""Called before each page that is recognised: the file, the page of those that are, how many; False cancels the file."""


class DocumentReader:
    """Reads files one at a time in a child process; may be used from several threads, which wait for each other.

    Args:
        limits: What one file may cost.
        on_page: Told of each page that has to be recognised.
    """

    def __init__(self, limits: Limits | None = None, on_page: OnPage | None = None) -> None:
        self._on_page: OnPage = on_page or _go_on
        self._limits = limits or Limits()
        self._child = LimitedChild("assistant.library.reading.worker", self._limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the child process; a later read starts another."""
        self._child.close()

    def cancel(self) -> None:
        """Ends the reading of a file, from another thread: who reads it gets ``Cancelled``."""
        self._child.cancel()

    def read(self, path: Path) -> ParsedText:
        """The document in a file.

        Raises:
            UnreadableDocument: It is missing, empty, damaged, or has no text.
            UnsupportedDocument: No loader reads such files.
            EncryptedDocument: It needs a password.
            DocumentTooLarge: It is over a limit of size, memory or time.
            Cancelled: Somebody stopped it.
        """
        admit_file(path, self._limits.file_bytes)
        on_part = partial(self._on_page, path)
        return parsed_text(self._child.ask({"path": str(path.resolve())}, path.name, on_part))


def _go_on(path: Path, page: int, pages: int) -> bool:  # noqa: ARG001
    return True
