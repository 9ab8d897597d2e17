"""A library on disk: published generations, one writer at a time, and the check that nothing is missing.

    DIR/library.json                  what is published: format, generation, counts
    DIR/library.new                   the next library.json, only while it takes the place of the last one
    DIR/writer.lock                   held by the process that changes documents
    DIR/generations/N/                catalogue.sqlite3 and lexical/ of generation N
    DIR/generations/N.unpublished/    the same while it is built
    DIR/standard-answers.jsonl        see :mod:`assistant.library.standard.shelf`; no generation has a part in it
    DIR/unanswered.jsonl              see :mod:`assistant.library.standard.gaps`
    DIR/originals/                    see :mod:`assistant.library.keeping.originals`
    DIR/intake.sqlite3                see :mod:`assistant.library.keeping.jobs`
    DIR/vectors/                      see :mod:`assistant.library.vectors`

A new generation is built under another name beside the published one. It is renamed, and becomes visible when
``library.json`` is replaced, which is atomic: readers see all of it or nothing of it, and a writer that is killed leaves
the published one untouched. So a generation of full name without ``library.json`` is a library that lost it, which is
damage and never overwritten, and what a killed first writer leaves is not. Folders are open to their owner only, files too.
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

from assistant.errors import LibraryBusy, LibraryDamaged, LibraryMissing, LibraryVersionMismatch
from assistant.library.faults import damaged_library, not_writable

FORMAT = 2
"""Version of the layout on disk; a library of another version is not read."""

Opened = TypeVar("Opened")

LOCK_TIMEOUT = 0.5
"""Seconds that a second writer waits before it is told that the library is busy."""

_UNPUBLISHED = ".unpublished"
_LARGEST = 10**9
_PARTS = frozenset({"catalogue.sqlite3", "catalogue.sqlite3-journal", "lexical"})
"""What a generation is made of; a folder that holds anything else is not ours to remove."""


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

    @property
    def counts(self) -> tuple[int, int, int]:
        """Number of documents, articles and chunks."""
        return self.documents, self.articles, self.chunks


class LibraryFolder:
    """Paths and publication of one library.

    Args:
        path: The folder; it need not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifest = path / "library.json"
        self._next_manifest = path / "library.new"
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
        if not self.exists:
            missing = self._nothing_published()
            if not self.exists:  # Else it was published while we looked.
                raise missing
        published = self._stated()
        if self._is_older(published):
            raise self._damaged("清单 library.json 比已经发布的内容旧")
        if not self._catalogue_of(published.generation).is_file():
            raise self._damaged("目录文件缺失")
        if not self._index_of(published.generation).is_file():
            raise self._damaged("检索索引缺失")
        return published

    def _catalogue_of(self, number: int) -> Path:
        return self.generation(number) / "catalogue.sqlite3"

    def _index_of(self, number: int) -> Path:
        return self.generation(number) / "lexical" / "meta.json"

    def _is_whole(self, number: int) -> bool:
        return self._catalogue_of(number).is_file() and self._index_of(number).is_file()

    def _is_older(self, published: Published) -> bool:
        """Whether something newer was published, as where an older ``library.json`` was put back.

        A writer that publishes, or was killed on the way, has written which generation is to follow.
        """
        newer = [number for number in self._generations() if number > published.generation and self._is_whole(number)]
        return bool(newer) and newer != [self._next] and self._stated() == published

    @property
    def _next(self) -> int:
        """The generation that ``library.new`` names; 0 where it names none."""
        try:
            return int(json.loads(self._next_manifest.read_text(encoding="utf-8"))["generation"])
        except (ValueError, KeyError, TypeError, OSError, RecursionError):
            return 0

    def _stated(self) -> Published:
        """What ``library.json`` says."""
        try:
            fields = json.loads(self.manifest.read_text(encoding="utf-8"))
            if fields["format"] != FORMAT:
                raise LibraryVersionMismatch(
                    f"知识库 {self.path} 由另一版本的程序建立，请用那个版本打开，或用 --library 换一个文件夹重新运行 gongwu index。"
                )
            return _checked(Published(**fields))
        except (ValueError, KeyError, TypeError, OSError, RecursionError) as error:
            raise self._damaged("清单 library.json 无法读取") from error

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
        if self._lost_manifest:
            return self._damaged("清单 library.json 缺失")
        if self._unpublished() or self._next_manifest.is_file():
            return LibraryMissing(f"{self.path} 中的第一次收录没有完成，再运行一次 gongwu index 即可。")
        return LibraryMissing(f"{self.path} 中没有知识库，请先运行 gongwu index 建立。")

    @property
    def _lost_manifest(self) -> bool:
        """Whether something here was published and ``library.json`` is gone; vectors are only made of what is published.

        A first writer that was killed between its last two steps leaves generation 1 and the manifest that was to follow.
        """
        generations = self._generations()
        if generations == [1] and not self.vectors.exists():
            return self._next != 1
        return bool(generations) or self.vectors.exists()

    def _damaged(self, reason: str) -> LibraryDamaged:
        return damaged_library(reason, self.path)

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
            raise not_writable(self.path, error) from error
        try:
            yield
        except (OSError, sqlite3.OperationalError) as error:
            raise not_writable(self.path, error) from error
        finally:
            lock.release()

    def _make(self) -> None:
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not os.access(self.path, os.W_OK):
                raise PermissionError(self.path)
        except OSError as error:
            raise not_writable(self.path, error) from error

    def begin_generation(self) -> tuple[Path, Path | None]:
        """A new folder to build the next generation in, and the folder of the published one, if any.

        To be called while :meth:`writing`. Leftovers of writers that were killed are removed.

        Raises:
            LibraryError: What is published cannot be built upon.
        """
        current = self._built_upon()
        self._drop_leftovers(keep=current)
        number = max([current, *self._taken_numbers()]) + 1
        folder = self.generation(number).with_suffix(_UNPUBLISHED)
        folder.parent.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700)
        return folder, self.generation(current) if current else None

    def _built_upon(self) -> int:
        """The published generation, whole; 0 where nothing was ever published."""
        if not self.exists and not self._lost_manifest:
            return 0
        published = self.published()
        self.verify(published)
        return published.generation

    def publish(self, folder: Path, counts: tuple[int, int, int]) -> Published:
        """Makes a finished generation the library.

        Args:
            folder: What :meth:`begin_generation` gave.
            counts: Number of documents, articles and chunks in it.
        """
        documents, articles, chunks = counts
        now = datetime.now(UTC).isoformat(timespec="seconds")
        published = Published(FORMAT, int(folder.stem), documents, articles, chunks, now, _digest(folder))
        _restrict(folder)
        # Not through a link that somebody has put there.
        self._next_manifest.unlink(missing_ok=True)
        with self._next_manifest.open("x", encoding="utf-8") as file:
            json.dump(asdict(published), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        self._next_manifest.chmod(0o600)
        os.rename(folder, self.generation(published.generation))
        os.replace(self._next_manifest, self.manifest)
        return published

    def discard(self, folder: Path) -> None:
        """Removes a generation that was begun; nothing where it was published meanwhile."""
        if folder.exists():
            shutil.rmtree(folder, ignore_errors=True)
            self._next_manifest.unlink(missing_ok=True)

    def _drop_leftovers(self, keep: int) -> None:
        """Removes all generations but the published one; readers that still have it open keep their open files."""
        others = [self.generation(number) for number in self._generations() if number != keep]
        for folder in [*others, *self._unpublished()]:
            if {path.name for path in folder.iterdir()} <= _PARTS:
                shutil.rmtree(folder, ignore_errors=True)

    def _taken_numbers(self) -> list[int]:
        """Of whatever bears the name of a generation, a stray file too."""
        generations = self.path / "generations"
        names = [path.name.removesuffix(_UNPUBLISHED) for path in generations.iterdir()] if generations.is_dir() else []
        return [int(name) for name in names if _is_number(name)]

    def _generations(self) -> list[int]:
        return sorted(int(folder.name) for folder in self._folders() if _is_number(folder.name))

    def _unpublished(self) -> list[Path]:
        return [path for path in self._folders() if path.suffix == _UNPUBLISHED and _is_number(path.stem)]

    def _folders(self) -> list[Path]:
        generations = self.path / "generations"
        return [path for path in generations.iterdir() if path.is_dir()] if generations.is_dir() else []


def _checked(published: Published) -> Published:
    """The same, where its numbers are numbers and its time is one.

    Raises:
        ValueError: They are not.
    """
    numbers = (published.generation, published.documents, published.articles, published.chunks)
    if not all(type(number) is int and 0 <= number < _LARGEST for number in numbers) or published.generation == 0:
        raise ValueError(numbers)
    datetime.fromisoformat(published.updated)
    return published


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdecimal() and not name.startswith("0") and int(name[:10]) < _LARGEST


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
