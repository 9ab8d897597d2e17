"""Reading files that somebody else made: checks, then a limited child process that loads and divides them.

    with DocumentReader() as reader:
        parsed = reader.read(Path("办法.docx"))

A file that is too much, or that breaks a library, costs that file: the child is replaced and the next file is read.
"""

from __future__ import annotations

from pathlib import Path

from assistant.isolation.limits import Limits
from assistant.library.reading.reader import DocumentReader, OnPage
from assistant.library.structure import ParsedText

__all__ = ["DocumentReader", "OnPage", "read_document"]


def read_document(path: Path, limits: Limits | None = None) -> ParsedText:
    """Reads one file in a child process of its own; for several files use :class:`DocumentReader`.

    Raises:
        DocumentError: The file cannot be taken in.
    """
    with DocumentReader(limits or Limits()) as reader:
        return reader.read(path)
