"""The file that a document was read from: found where it was indexed, and given out only while it is the same file."""

from __future__ import annotations

import hashlib
import sys
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.errors import InputError, UnreadableDocument
from assistant.files.pdf_pictures import can_draw
from assistant.files.private_folder import temporary_folder
from assistant.isolation.limits import Limits
from assistant.isolation.program import LimitedProgram
from assistant.library.catalogue import DocumentEntry
from assistant.library.keeping.originals import is_kept, place_of

_GONE = "原件已不在收录时的位置，不能打开；条文仍可在本页阅读。"
_CHANGED = "原件在收录以后改动过，与本页的条文可能不一致；请在知识库里重新收录后再打开。"
_NOT_DRAWN = "这一页显示不出来，请下载原件后查看。"
_DPI, _KEPT_PICTURES = 100, 24
_LIMITS = Limits(memory_bytes=2 * 2**30, cpu_seconds=20, wall_seconds=30.0)


@dataclass(frozen=True)
class Original:
    """The file that is kept of a document.

    Attributes:
        path: Where it lies.
        has_pages: Whether its pages can be shown.
    """

    path: Path
    has_pages: bool


def original_of(entry: DocumentEntry, library: Path) -> Original | None:
    """The file of a document; None where it is not there any more, or never was, as of the national laws.

    Args:
        entry: The document.
        library: The folder of its library, which may have been moved with the files that it keeps.
    """
    root = Path(entry.root)
    if not root.is_absolute():
        return None
    kept = [place_of(library, "/".join(root.parts[-2:]))] if is_kept(entry.root) else []
    for path in (*kept, root, root / entry.document.file, root.parent / entry.document.file):
        if path.is_file():
            return Original(path, path.suffix.lower() == ".pdf" and can_draw())
    return None


def checked_original(entry: DocumentEntry, library: Path) -> Original:
    """The file of a document, which is the one that was read: nothing else is given out, whatever a manifest names.

    Raises:
        InputError: It is gone, or is another one now.
    """
    original = original_of(entry, library)
    if original is None:
        raise InputError(_GONE)
    try:
        state = original.path.stat()
        digest = _digest(original.path, state.st_mtime_ns, state.st_size)
    except OSError as error:
        raise InputError(_GONE) from error
    if digest != entry.document.sha256:
        raise InputError(_CHANGED)
    return original


@lru_cache(maxsize=64)
def _digest(path: Path, _modified: int, _size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class PagePictures:
    """Draws single pages of PDF originals, one at a time, and keeps the last ones."""

    def __init__(self) -> None:
        self._program = LimitedProgram(_LIMITS)
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def page(self, entry: DocumentEntry, library: Path, number: int) -> bytes:
        """A page as a PNG file.

        Args:
            entry: The document.
            library: As for :func:`original_of`.
            number: Counted from 1.

        Raises:
            InputError: The original is not there, is no PDF, or has no such page.
            DocumentError: It cannot be drawn.
        """
        original = checked_original(entry, library)
        if not original.has_pages:
            raise InputError(_NOT_DRAWN)
        key = entry.document.sha256, number
        with self._lock:
            if key not in self._kept:
                self._kept[key] = self._drawn(original.path, number)
            self._kept.move_to_end(key)
            while len(self._kept) > _KEPT_PICTURES:
                self._kept.popitem(last=False)
            return self._kept[key]

    def close(self) -> None:
        """Ends what is being drawn."""
        self._program.cancel()

    def _drawn(self, path: Path, number: int) -> bytes:
        with temporary_folder() as folder:
            wanted = [str(path), str(folder), "1", str(_DPI), str(number)]
            self._program.run([sys.executable, "-m", "assistant.files.pdf_pictures", *wanted], path.name, folder)
            picture = folder / f"{number}.png"
            if not picture.is_file():
                raise UnreadableDocument(_NOT_DRAWN)
            return picture.read_bytes()
