"""The folder of this process for temporary files: for this user only, removed at its end, or by the next process.

Whatever is written there may be somebody's document. A process that is killed cannot clean up; so each holds a lock in its
folder as long as it lives, and the next one removes the folders whose lock nobody holds any more.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.files.saving import no_room

PREFIX = "gongwu-work-"
_LOCK = "in-use.lock"
_making = threading.Lock()


@dataclass(frozen=True)
class _Held:
    """A folder, with the open file whose lock says that its process lives."""

    path: Path
    lock: int
    process: int


_held: list[_Held] = []


def private_folder(name: str = "") -> Path:
    """This process's folder, or a folder in it, made at the first call; folders of killed processes go then.

    Args:
        name: Of a folder in it, which stays until the end; empty for the folder itself.
    """
    with _making:
        if not _held or _held[-1].process != os.getpid() or not _held[-1].path.is_dir():
            _sweep(Path(tempfile.gettempdir()))
            _held.append(_new())
            atexit.register(_remove, _held[-1])
        folder = _held[-1].path / name
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder


@contextmanager
def temporary_folder() -> Generator[Path]:
    """An empty folder within the private one, for the length of a ``with`` block.

    Raises:
        OutputError: What was done in it found the disk full.
    """
    try:
        # LibreOffice may still write into its profile while it is removed.
        with tempfile.TemporaryDirectory(dir=private_folder(), ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    except OSError as error:
        raise no_room(error) or error from error


def _new() -> _Held:
    """A folder that is locked before anybody takes it for one that was left behind."""
    while True:
        path = Path(tempfile.mkdtemp(prefix=PREFIX))
        lock = _locked(path / _LOCK)
        if lock is not None and (path / _LOCK).exists():
            return _Held(path, lock, os.getpid())


def _locked(file: Path) -> int | None:
    """The open lock file; None where another process holds the lock, or the folder is gone.

    flock, as filelock does it, without the asyncio that filelock imports: every check of a document comes by here.
    """
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    if sys.platform != "win32":
        from fcntl import LOCK_EX, LOCK_NB, flock

        try:
            flock(descriptor, LOCK_EX | LOCK_NB)
        except OSError:
            os.close(descriptor)
            return None
    return descriptor


def _sweep(where: Path) -> None:
    """Removes folders of this user whose process has ended without doing so; Windows cannot tell which those are."""
    if sys.platform == "win32":
        return
    for path in where.glob(f"{PREFIX}*"):
        if _is_ours(path) and (lock := _locked(path / _LOCK)) is not None:
            shutil.rmtree(path, ignore_errors=True)
            os.close(lock)


def _is_ours(path: Path) -> bool:
    """Whether a process of this user made the folder; what merely has such a name holds no lock file."""
    try:
        owner = path.lstat().st_uid
        return path.is_dir() and not path.is_symlink() and owner == os.geteuid() and (path / _LOCK).is_file()
    except OSError:
        return False


def _remove(held: _Held) -> None:
    if held.process == os.getpid():
        os.close(held.lock)
        shutil.rmtree(held.path, ignore_errors=True)
