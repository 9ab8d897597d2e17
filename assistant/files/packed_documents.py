"""The files in a zip of documents, each by a name of its own: ``包.zip/里面的名字``.

A zip in it is opened too, one in that is not. What all of them unpack to is limited together, or a small archive of
archives would be a bomb that no single limit sees.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from assistant.errors import DocumentError, DocumentTooLarge
from assistant.files.admission import admit_size
from assistant.files.archives import MAXIMUM_BYTES, MAXIMUM_ENTRIES, MAXIMUM_UNPACKED, CheckedArchive

SUFFIX = ".zip"
_ADVICE = "请重新压缩，或解压后再收录"
_TOO_DEEP = "压缩包里的压缩包又套着压缩包，没有打开；请解压后再收录。"
_TOO_MUCH = "压缩包里的压缩包解压后过大，可能是压缩炸弹，没有打开；请解压后再收录。"
# The parts by which an archive is one document and no collection of them (OPC, OpenDocument, OFD).
_OF_DOCUMENTS = ("[content_types].xml", "mimetype", "ofd.xml")


@dataclass(frozen=True)
class PackedFile:
    """A file in an archive.

    Attributes:
        name: Its name with the folders and archives that hold it, below the outermost.
        size: What it unpacks to.
        read: Its bytes; raises a DocumentError where it is damaged.
        fault: Why it cannot be taken in; empty where nothing speaks against it.
    """

    name: str
    size: int = 0
    read: Callable[[], bytes] = bytes
    fault: str = ""


def is_packed(path: Path) -> bool:
    """Whether a file is an archive of documents by its name and by what it holds; damaged ones are what their name says."""
    if path.suffix.lower() != SUFFIX:
        return False
    try:
        return not _is_document(_opened_file(path))
    except (DocumentError, OSError):
        return True


def packed_files(path: Path) -> Iterator[PackedFile]:
    """The files in an archive by their names, but for hidden ones and what systems add.

    Raises:
        DocumentError: The archive is damaged, encrypted or over a limit.
        OSError: It cannot be read.
    """
    archive = _opened_file(path)
    yield from _files(archive, "", _Budget(archive))


def holds(path: Path) -> bool:
    """Whether a path leads into an archive and names a file in it."""
    outermost = next(
        (each for each in reversed(path.parents) if each.suffix.lower() == SUFFIX and each.is_file()), None
    )
    if outermost is None:
        return False
    return path.relative_to(outermost).as_posix() in _names(outermost, outermost.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _names(path: Path, _modified: int) -> frozenset[str]:
    try:
        return frozenset(each.name for each in packed_files(path))
    except (DocumentError, OSError):
        return frozenset()


def _opened_file(path: Path) -> CheckedArchive:
    admit_size(path.stat().st_size, MAXIMUM_BYTES)
    return _opened(path.read_bytes())


def _opened(data: bytes) -> CheckedArchive:
    return CheckedArchive(data, "压缩包", _ADVICE)


def _is_document(archive: CheckedArchive) -> bool:
    return any(archive.has(name) for name in _OF_DOCUMENTS)


class _Budget:
    """What may be unpacked of an archive with all that are in it."""

    def __init__(self, archive: CheckedArchive) -> None:
        self._bytes, self._entries = MAXIMUM_UNPACKED - archive.unpacked, MAXIMUM_ENTRIES - len(archive.files)

    def spend(self, archive: CheckedArchive) -> None:
        """Refuses an archive in it for which nothing is left.

        Raises:
            DocumentTooLarge: It is too much, with those before it.
        """
        if archive.unpacked > self._bytes or len(archive.files) > self._entries:
            raise DocumentTooLarge(_TOO_MUCH)
        self._bytes -= archive.unpacked
        self._entries -= len(archive.files)


def _files(archive: CheckedArchive, above: str, budget: _Budget) -> Iterator[PackedFile]:
    for name, size in sorted(archive.files.items()):
        if _is_hidden(name):
            continue
        read = partial(_part, archive, name)
        if not name.lower().endswith(SUFFIX):
            yield PackedFile(above + name, size, read)
        elif above:
            yield PackedFile(above + name, fault=_TOO_DEEP)
        else:
            yield from _inner(name, size, read, budget)


def _inner(name: str, size: int, read: Callable[[], bytes], budget: _Budget) -> Iterator[PackedFile]:
    """The files of an archive in the outermost one; a document that only bears its ending is a file."""
    try:
        archive = _opened(read())
        if _is_document(archive):
            yield PackedFile(name, size, read)
            return
        budget.spend(archive)
    except DocumentError as error:
        yield PackedFile(name, fault=error.message)
        return
    yield from _files(archive, f"{name}/", budget)


def _part(archive: CheckedArchive, name: str) -> bytes:
    return archive.part(name) or b""


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return parts[-1].startswith("~$") or any(part.startswith((".", "__MACOSX")) for part in parts)
