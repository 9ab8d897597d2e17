"""The parent's side of reading: checks that need no parsing, conversion by LibreOffice, and one child that is reused.

LibreOffice needs more memory than the child may have, so the parent starts it; what it makes is read in the child.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.errors import UnsupportedDocument
from assistant.files.admission import Recognised, admit_file, recognise
from assistant.files.formats import TXT, ZIP, Wing, converted
from assistant.files.kinds import kind_of
from assistant.files.office import CONVERSION_LIMITS, convert
from assistant.files.private_folder import temporary_folder
from assistant.isolation.child import LimitedChild
from assistant.isolation.limits import Limits
from assistant.isolation.program import LimitedProgram
from assistant.library.reading.protocol import parsed_text
from assistant.library.structure import ParsedText

_ARCHIVE = "压缩包里的文件要逐个收录，不能当作一个文件读取；请收录压缩包本身，或解压后再试。"
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
        self._program = LimitedProgram(CONVERSION_LIMITS)

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
            UnsupportedDocument: No loader reads such files, or LibreOffice is not there to convert it.
            EncryptedDocument: It needs a password.
            DocumentTooLarge: It is over a limit of size, memory or time.
            Cancelled: Somebody stopped it.
        """
        admit_file(path, self._limits.file_bytes)
        what = recognise(path.suffix.lower(), path.read_bytes(), Wing.LIBRARY)
        if what.format is ZIP:
            raise UnsupportedDocument(_ARCHIVE)
        with self._loadable(path, what) as (file, suffix):
            asked = {"path": str(file.resolve()), "suffix": suffix}
            parsed = parsed_text(self._child.ask(asked, path.name, partial(self._on_page, path)))
        return replace(parsed, notice=what.notice)

    @contextmanager
    def _loadable(self, path: Path, what: Recognised) -> Generator[tuple[Path, str]]:
        """A file that a loader reads, and the ending of its format: the file itself, or what LibreOffice makes of it.

        What shows no kind is text under the name of a document; LibreOffice would make something of any bytes.
        """
        if not converted(what.format):
            yield path, what.suffix
        elif kind_of(data := path.read_bytes()) is None:
            yield path, TXT.suffixes[0]
        else:
            with temporary_folder() as folder:
                made = folder / "document.docx"
                made.write_bytes(convert(data, what.suffix, self._program))
                yield made, made.suffix


def _go_on(path: Path, page: int, pages: int) -> bool:  # noqa: ARG001
    return True
