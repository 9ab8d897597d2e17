"""The files that were taken in through the page, as they came: ``DIR/originals/KEY/NAME``, open to their owner only.

Each has a folder of its own, so that files of one name stay apart, and keeps its name, which is what citations show.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from pathlib import Path, PurePosixPath

from assistant.errors import InputError
from assistant.files.formats import Wing, format_of, unsupported
from assistant.library.faults import not_writable

FOLDER = "originals"
_LONGEST_BYTES = 200
# What no system, or not each of them, takes in a name.
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_KEPT_ROOT = re.compile(rf"[/\\]{FOLDER}[/\\][0-9a-f]{{16}}[/\\][^/\\]+$")


def fit_name(said: str) -> str:
    """A name that a file can have everywhere, of what a browser says it is called: without folders, not too long.

    Raises:
        InputError: Nothing is left of it.
    """
    name = PurePosixPath(said.replace("\\", "/")).name
    name = _UNFIT.sub("_", name.encode("utf-8", "replace").decode()).strip().strip(".")
    path = PurePosixPath(name)
    stem = path.stem.encode()[: _LONGEST_BYTES - len(path.suffix.encode())].decode("utf-8", "ignore")
    if not stem.strip("_. ") or len(path.suffix) > 20:
        raise InputError("文件没有名称，请给它起一个带扩展名的名称后重新上传。")
    return f"{stem}{path.suffix}"


def refuse_format(name: str) -> None:
    """Refuses what the library reads under no name.

    Raises:
        UnsupportedDocument: Its ending is of no format that is taken in.
    """
    suffix = PurePosixPath(name).suffix.lower()
    found = format_of(suffix)
    if found is None or not Wing.LIBRARY.reads(found):
        raise unsupported(suffix, Wing.LIBRARY)


def keep(library: Path, name: str, content: bytes) -> str:
    """Keeps a file; gives its place below :data:`FOLDER`.

    Raises:
        LibraryNotWritable: There is no permission, or no room.
    """
    key = secrets.token_hex(8)
    folder = library / FOLDER / key
    try:
        (library / FOLDER).mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
        with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise not_writable(library, error) from error
    return f"{key}/{name}"


def place_of(library: Path, kept: str) -> Path:
    """The file at a place that :func:`keep` gave."""
    return library.resolve() / FOLDER / kept


def forget(library: Path, kept: str) -> None:
    """Removes a file that is in no generation."""
    shutil.rmtree(place_of(library, kept).parent, ignore_errors=True)


def is_kept(root: str) -> bool:
    """Whether a collection is a file that was taken in through the page, of this library or before it was moved."""
    return _KEPT_ROOT.search(root) is not None
