"""A library on disk: published generations, one writer at a time, and the check that nothing is missing.

    DIR/library.json          what is published: format, generation, counts
    DIR/writer.lock           held by the process that changes documents
    DIR/generations/N/        catalogue.sqlite3 and lexical/ of generation N
    DIR/vectors/              see :mod:`assistant.library.vectors`

A new generation is built beside the published one and becomes visible when ``library.json`` is replaced, which is
atomic: readers see all of it or nothing of it, and a writer that is killed leaves the published one untouched.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import LibraryBusy, LibraryDamaged, LibraryMissing, LibraryNotWritable, LibraryVersionMismatch

FORMAT = 1
"""Version of the layout on disk; a library of another version is not read."""

LOCK_TIMEOUT = 1.0
"""Seconds that a second writer waits before it is told that the library is busy."""


@dataclass(frozen=True)
class Published:
    """The content of ``library.json``.

    Attributes:
        generation: Which folder under ``generations`` is the library now.
        updated: When it was published, ISO 8601, UTC.
    """

    format: int
    generation: int
    documents: int
    articles: int
    chunks: int
    updated: str


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

    def _nothing_published(self) -> LibraryMissing | LibraryDamaged:
        if (self.path / "generations").is_dir():
            return self._damaged("清单 library.json 缺失")
        return LibraryMissing(f"{self.path} 中没有知识库，请先运行 gongwu index 建立。")

    def _damaged(self, reason: str) -> LibraryDamaged:
        return LibraryDamaged(f"知识库 {self.path} 已损坏（{reason}），请删除该文件夹后重新运行 gongwu index。")

    @contextmanager
    def writing(self) -> Generator[None]:
        """Holds the library for changes.

        Raises:
            LibraryBusy: Another process is changing it.
            LibraryNotWritable: The folder cannot be written.
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
        finally:
            lock.release()

    def _make(self) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self.path.chmod(0o700)
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
        """
        current = self.published().generation if self.exists else 0
        self._drop_generations(keep=current)
        folder = self.generation(current + 1)
        folder.mkdir(parents=True)
        return folder, self.generation(current) if current else None

    def publish(self, folder: Path, counts: tuple[int, int, int]) -> Published:
        """Makes a finished generation the library.

        Args:
            folder: What :meth:`begin_generation` gave.
            counts: Number of documents, articles and chunks in it.
        """
        documents, articles, chunks = counts
        now = datetime.now(UTC).isoformat(timespec="seconds")
        published = Published(FORMAT, int(folder.name), documents, articles, chunks, now)
        temporary = self.manifest.with_suffix(".new")
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(asdict(published), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, self.manifest)
        return published

    def discard(self, folder: Path) -> None:
        """Removes a generation that was begun and will not be published."""
        shutil.rmtree(folder, ignore_errors=True)

    def _drop_generations(self, keep: int) -> None:
        """Removes all generations but the published one; readers that still have it open keep their open files."""
        generations = self.path / "generations"
        for folder in generations.iterdir() if generations.is_dir() else ():
            if folder.name != str(keep):
                shutil.rmtree(folder, ignore_errors=True)
