"""The parent's side of reading: checks that need no parsing, and one child process that is reused and replaced."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.files.admission import admit_file
from assistant.isolation.child import LimitedChild
from assistant.isolation.limits import Limits
from assistant.library.reading.protocol import parsed_text
from assistant.library.structure import ParsedText


class DocumentReader:
    """Reads files one at a time in a child process; may be used from several threads, which wait for each other.

    Args:
        limits: What one file may cost.
    """

    def __init__(self, limits: Limits | None = None) -> None:
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

    def read(self, path: Path) -> ParsedText:
        """The document in a file.

        Raises:
            UnreadableDocument: It is missing, empty, damaged, or has no text.
            UnsupportedDocument: No loader reads such files.
            EncryptedDocument: It needs a password.
            DocumentTooLarge: It is over a limit of size, memory or time.
        """
        admit_file(path, self._limits.file_bytes)
        return parsed_text(self._child.ask({"path": str(path.resolve())}, path.name))
