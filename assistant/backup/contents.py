# pyright: strict
"""What goes into a backup, each part copied in one state of itself while everybody goes on working."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from assistant.errors import LibraryBusy
from assistant.library.folder import LibraryFolder
from assistant.library.vectors import VectorFolder
from assistant.records.audit.witness import WITNESSES
from assistant.records.database import Records

LIBRARY, RECORDS = "library", "records"
"""The two folders of a backup."""

PATIENCE = 60.0
"""Seconds that a backup waits for who is changing the library."""

_TRANSIENT = (".lock", ".new", "-wal", "-shm", "-journal")


def library_files(library: Path, stack: ExitStack) -> Iterator[tuple[str, Path]]:
    """The files of a library with their names in the backup; nobody changes it until the stack is left.

    Vectors that another process is computing now are left out as far as they are not published: they are computed again.

    Args:
        library: The library's folder.
        stack: Holds the library.

    Raises:
        LibraryBusy: Somebody changes it for longer than a minute.
        LibraryError: There is none, or it is damaged.
    """
    folder = LibraryFolder(library)
    stack.enter_context(_held(folder))
    published = folder.published()
    folder.verify(published)
    left_out = set[Path]() if _hold_vectors(folder.vectors, stack) else {folder.vectors / "chroma"}
    left_out |= set(folder.vectors.glob("services/*/chroma"))
    kept = folder.generation(published.generation)
    for path in sorted(library.rglob("*")):
        older = library / "generations" in path.parents and kept not in path.parents
        if _is_kept(path) and not older and left_out.isdisjoint(path.parents):
            yield f"{LIBRARY}/{path.relative_to(library).as_posix()}", path


@contextmanager
def _held(folder: LibraryFolder) -> Generator[None]:
    until = time.monotonic() + PATIENCE
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(folder.writing())
                break
            except LibraryBusy:
                if time.monotonic() > until:
                    raise
        yield


def _hold_vectors(vectors: Path, stack: ExitStack) -> bool:
    if not vectors.is_dir():
        return True
    try:
        stack.enter_context(VectorFolder(vectors).writing())
    except LibraryBusy:
        return False
    return True


def _is_kept(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and not path.name.endswith(_TRANSIENT)


def records_files(records: Records, workspace: Path) -> Iterator[tuple[str, Path]]:
    """A copy of the records as they are at one moment, and the files beside them.

    Args:
        records: The database; one of a server is not copied.
        workspace: Where the copy is made.
    """
    database = records.file
    if database is None or not database.is_file():
        return
    # Beside it first: the witnesses may know less than the chain, and never more.
    for path in (database.parent / name for name in WITNESSES):
        if not path.is_file():
            continue
        copy = workspace / path.name
        copy.write_bytes(path.read_bytes())
        yield f"{RECORDS}/{path.name}", copy
    copy = workspace / database.name
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    yield f"{RECORDS}/{database.name}", copy
