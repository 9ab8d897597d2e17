"""Writes a file beside its place first, then renames it, so that nothing half-written is ever seen."""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from assistant.errors import OutputError

_PREFIX = ".gongwu-"
# A writer that was killed leaves its file; one that still writes is younger than that.
_LEFT_BEHIND_SECONDS = 3600.0
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SENTENCES = {
    errno.ENOSPC: "磁盘空间不足，没有写出文件；请清理后再试。",
    errno.EDQUOT: "磁盘配额已用完，没有写出文件；请清理后再试。",
    errno.EFBIG: "文件超过系统允许的大小，没有写出文件；请换一个位置，或请管理员放宽限制。",
    errno.EROFS: "磁盘是只读的，没有写出文件；请换一个位置。",
    errno.EACCES: "没有写入权限，或文件正被其他程序打开；请关闭该文件或换一个位置。",
    errno.EPERM: "没有写入权限，或文件正被其他程序打开；请关闭该文件或换一个位置。",
    errno.EBUSY: "文件正被其他程序使用；请关闭后再试。",
    errno.ENAMETOOLONG: "文件名太长；请换一个短些的名字。",
}


def save_whole(out: Path, data: bytes, mode: int = 0o666) -> None:
    """Writes bytes to a file, whole or not at all.

    Args:
        out: The file; where it exists it is replaced.
        data: What it shall hold.
        mode: Who may read and write it, less what the process's umask takes away.

    Raises:
        OutputError: There is no permission, no space, or another program holds the file.
    """
    temporary = out.parent / f"{_PREFIX}{token_hex(8)}{out.suffix}"
    try:
        _sweep(out.parent)
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(out)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        sentence = _SENTENCES.get(error.errno or 0, "文件无法写出；请检查位置和权限后再试。")
        raise OutputError(f"{out.name}：{sentence}") from error


def refuse_place(out: Path, folder: str) -> None:
    """Refuses a path at which no file can be.

    Args:
        out: Where a file shall be written.
        folder: How people are told of its folder.

    Raises:
        OutputError: It is a folder, or in a folder that is not there.
    """
    if not out.parent.is_dir():
        raise OutputError(f"{folder} {out.parent} 不存在；请先建立，或换一个位置。")
    if out.is_dir():
        raise OutputError(f"{out} 是文件夹；请写出文件名。")


def no_room(error: OSError) -> OutputError | None:
    """The error that says that a disk or a quota is full; None where that is not what went wrong."""
    if error.errno not in _NO_ROOM:
        return None
    return OutputError("存放临时文件的磁盘空间不足，没有完成处理；请清理磁盘后再试。")


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by whatever names and links."""
    with suppress(OSError):
        return one.samefile(other)
    return one.resolve() == other.resolve()


def _sweep(folder: Path) -> None:
    """Removes what killed writers left in a folder."""
    for path in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if path.is_file() and time.time() - path.lstat().st_mtime > _LEFT_BEHIND_SECONDS:
                path.unlink()
