"""A library on disk: published generations, one writer at a time, and the check that nothing is missing.

    DIR/library.json          what is published: format, generation, counts
    DIR/writer.lock           held by the process that changes documents
    DIR/generations/N/        catalogue.sqlite3 and lexical/ of generation N
    DIR/vectors/              see :mod:`assistant.library.vectors`

A new generation is built beside the published one and becomes visible when ``library.json`` is replaced, which is
atomic: readers see all of it or nothing of it, and a writer that is killed leaves the published one untouched.
Folders are open to their owner only, files too.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from assistant.errors import LibraryBusy, LibraryDamaged, LibraryMissing, LibraryNotWritable, LibraryVersionMismatch

FORMAT = 1
"""Version of the layout on disk; a library of another version is not read."""

Opened = TypeVar("Opened")

LOCK_TIMEOUT = 1.0
"""Seconds that a second writer waits before it is told that the library is busy."""


@dataclass(frozen=True)
class Published:
    """The content of ``library.json``.

    Attributes:
        generation: Which folder under ``generations`` is the library now.
        updated: When it was published, ISO 8601, UTC.
        digest: Of all files of the generation, so that damage is found before it is searched.
    """

    format: int
    generation: int
    documents: int
    articles: int
    chunks: int
    updated: str
    digest: str = ""


class LibraryFolder:
    """Paths and publication of one library.

    Args:
        path: The folder; it need not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifest = path / "library.json"
        self.vectors = path / "vectors"

    def generation(self, number: int) -> Path:
        """The folder of a generation."""
        return self.path / "generations" / str(number)

    @property
    def exists(self) -> bool:
        """Whether a library was ever published here."""
        return self.manifest.is_file()

    def published(self) -> Published:
        """What is published here.

        Raises:
            LibraryMissing: Nothing was ever indexed into this folder.
            LibraryVersionMismatch: It was made by another version of this program.
            LibraryDamaged: The manifest, or what it names, is missing or unreadable.
        """
        if not self.manifest.is_file():
            raise self._nothing_published()
        try:
            fields = json.loads(self.manifest.read_text(encoding="utf-8"))
            if fields["format"] != FORMAT:
                raise LibraryVersionMismatch(
                    f"知识库 {self.path} 由另一版本的程序建立，请换一个文件夹，或删除它后重新运行 gongwu index。"
                )
            published = Published(**fields)
        except (ValueError, KeyError, TypeError, OSError) as error:
            raise self._damaged("清单 library.json 无法读取") from error
        if not (self.generation(published.generation) / "catalogue.sqlite3").is_file():
            raise self._damaged("目录文件缺失")
        if not (self.generation(published.generation) / "lexical" / "meta.json").is_file():
            raise self._damaged("检索索引缺失")
        return published

    def opened(self, open_generation: Callable[[Published, Path], Opened]) -> Opened:
        """What ``open_generation`` makes of the published generation and its folder.

        A writer may publish twice between the reading of the manifest and the opening of what it names, and remove the
        latter: then it is tried again with what is published now.

        Raises:
            LibraryError: As :meth:`published`, and what ``open_generation`` raises.
        """
        while True:
            stamp = modification(self.manifest)
            try:
                published = self.published()
                return open_generation(published, self.generation(published.generation))
            except LibraryDamaged:
                if stamp == modification(self.manifest):
                    raise

    def verify(self, published: Published) -> None:
        """Reads all files of a generation and compares them with what was published.

        Raises:
            LibraryDamaged: They are not the same any more.
        """
        if published.digest and published.digest != _digest(self.generation(published.generation)):
            raise self._damaged("索引文件与发布时不一致")

    def _nothing_published(self) -> LibraryMissing | LibraryDamaged:
        if self._generations():
            return self._damaged("清单 library.json 缺失")
        return LibraryMissing(f"{self.path} 中没有知识库，请先运行 gongwu index 建立。")

    def _damaged(self, reason: str) -> LibraryDamaged:
        return LibraryDamaged(f"知识库 {self.path} 已损坏（{reason}），请删除该文件夹后重新运行 gongwu index。")

    @contextmanager
    def writing(self) -> Generator[None]:
        """Holds the library for changes.

        Raises:
            LibraryBusy: Another process is changing it.
            LibraryNotWritable: The folder cannot be written, or the disk is full.
        """
        from filelock import FileLock, Timeout

        self._make()
        lock = FileLock(self.path / "writer.lock", timeout=LOCK_TIMEOUT)
        try:
            lock.acquire()
        except Timeout as error:
            raise LibraryBusy(f"另一个进程正在写入知识库 {self.path}，请等它完成后再试。") from error
        except OSError as error:
            raise self._not_writable() from error
        try:
            yield
        except (OSError, sqlite3.OperationalError) as error:
            raise self._not_writable() from error
        finally:
            lock.release()

    def _make(self) -> None:
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not os.access(self.path, os.W_OK):
                raise PermissionError(self.path)
        except OSError as error:
            raise self._not_writable() from error

    def _not_writable(self) -> LibraryNotWritable:
        return LibraryNotWritable(
            f"无法写入知识库文件夹 {self.path}，请检查权限和磁盘空间，或用 --library 换一个文件夹。"
        )

    def begin_generation(self) -> tuple[Path, Path | None]:
        """A new folder to build the next generation in, and the folder of the published one, if any.

        To be called while :meth:`writing`. Leftovers of writers that were killed are removed.

        Raises:
            LibraryError: What is published cannot be built upon.
        """
        current = 0 if self._never_finished else self._verified().generation
        self._drop_generations(keep=current)
        folder = self.generation(current + 1)
        folder.parent.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700)
        return folder, self.generation(current) if current else None

    @property
    def _never_finished(self) -> bool:
        """Whether nothing was published, not even by a first writer that was killed."""
        return not self.exists and set(self._generations()) <= {1}

    def _verified(self) -> Published:
        published = self.published()
        self.verify(published)
        return published

    def publish(self, folder: Path, counts: tuple[int, int, int]) -> Published:
        """Makes a finished generation the library.

        Args:
            folder: What :meth:`begin_generation` gave.
            counts: Number of documents, articles and chunks in it.
        """
        documents, articles, chunks = counts
        now = datetime.now(UTC).isoformat(timespec="seconds")
        published = Published(FORMAT, int(folder.name), documents, articles, chunks, now, _digest(folder))
        _restrict(folder)
        temporary = self.manifest.with_suffix(".new")
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(asdict(published), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o600)
        os.replace(temporary, self.manifest)
        return published

    def discard(self, folder: Path) -> None:
        """Removes a generation that was begun and will not be published."""
        shutil.rmtree(folder, ignore_errors=True)

    def _drop_generations(self, keep: int) -> None:
        """Removes all generations but the published one; readers that still have it open keep their open files."""
        for number in self._generations():
            if number != keep:
                shutil.rmtree(self.generation(number), ignore_errors=True)

    def _generations(self) -> list[int]:
        generations = self.path / "generations"
        names = [folder.name for folder in generations.iterdir()] if generations.is_dir() else []
        return [int(name) for name in names if name.isascii() and name.isdecimal()]


def modification(path: Path) -> tuple[int, int]:
    """Changes whenever a file is replaced; zeros where there is none."""
    try:
        state = path.stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_ino


def _digest(folder: Path) -> str:
    """Digest of names and contents; locks and hidden files, which opening may change, are left out."""
    digest = hashlib.sha256()
    try:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
            with path.open("rb") as file:
                digest.update(f"{path.relative_to(folder).as_posix()}:".encode())
                digest.update(hashlib.file_digest(file, "sha256").digest())
    except OSError:
        return "unreadable"
    return digest.hexdigest()


def _restrict(folder: Path) -> None:
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
