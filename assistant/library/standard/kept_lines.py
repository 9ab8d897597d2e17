"""A small file of JSON lines in a library's folder, beside its generations: indexing anew does not touch it.

It is replaced whole, under a lock of its own, so that a reader sees all of a change or nothing of it; what cannot be read is
never written over.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from assistant.errors import LibraryBusy, LibraryDamaged
from assistant.files.saving import save_whole
from assistant.library.faults import not_writable
from assistant.library.folder import LOCK_TIMEOUT, modification


class KeptLines:
    """Reads and replaces one such file.

    Args:
        path: The file; it need not exist yet.
        title: What people call its content.
    """

    def __init__(self, path: Path, title: str) -> None:
        self._path = path
        self._title = title

    @property
    def stamp(self) -> tuple[int, int]:
        """Changes whenever the file is replaced."""
        return modification(self._path)

    def read(self) -> list[dict[str, Any]]:
        """The lines in their order; none where there is no file.

        Raises:
            LibraryDamaged: A line is no JSON object, or the file cannot be read.
        """
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise self.damaged() from error
        # Not splitlines: JSON strings may hold the other characters that it takes for the end of a line.
        numbered = enumerate(text.split("\n"), 1)
        return [self._fields(number, line) for number, line in numbered if line.strip()]

    def _fields(self, number: int, line: str) -> dict[str, Any]:
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise self.damaged(number) from error
        if not isinstance(fields, dict):
            raise self.damaged(number)
        return cast("dict[str, Any]", fields)

    def write(self, lines: Iterable[Mapping[str, Any]]) -> None:
        """Replaces the file; to be called while :meth:`changing`.

        Raises:
            OutputError: There is no permission, or no space.
        """
        text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
        save_whole(self._path, text.encode(), 0o600)

    @contextmanager
    def changing(self) -> Generator[None]:
        """Holds the file for a change.

        Raises:
            LibraryBusy: Another process is changing it.
            LibraryNotWritable: The folder cannot be written.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self._path.with_suffix(".lock"), timeout=LOCK_TIMEOUT)
        try:
            lock.acquire()
        except Timeout as error:
            raise LibraryBusy(f"另一个进程正在写入{self._title}，请稍后再试。") from error
        except OSError as error:
            raise not_writable(self._path.parent, error) from error
        try:
            yield
        finally:
            lock.release()

    def damaged(self, number: int = 0) -> LibraryDamaged:
        """The error that says that the file, or one of its lines, cannot be read."""
        where = f"第 {number} 行" if number else "内容"
        return LibraryDamaged(
            f"{self._title}文件 {self._path} 的{where}无法读取，文件没有改动；请改正这一处，或从备份恢复。"
        )
