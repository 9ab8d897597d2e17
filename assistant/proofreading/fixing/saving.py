"""Writes a copy: beside its place first, then renamed, so that nothing half-written is ever seen; never over the original."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from assistant.errors import OutputError
from assistant.files.formats import endings, listed, repaired

_SENTENCES = {
    errno.ENOSPC: "磁盘空间不足，没有写出文件；请清理后再试。",
    errno.EDQUOT: "磁盘配额已用完，没有写出文件；请清理后再试。",
    errno.EROFS: "磁盘是只读的，没有写出文件；请换一个位置。",
    errno.EACCES: "没有写入权限，或文件正被其他程序打开；请关闭该文件或换一个位置。",
    errno.EPERM: "没有写入权限，或文件正被其他程序打开；请关闭该文件或换一个位置。",
    errno.EBUSY: "文件正被其他程序使用；请关闭后再试。",
    errno.ENAMETOOLONG: "文件名太长；请换一个短些的名字。",
}


def refuse_output(out: Path, source: Path) -> None:
    """Refuses a place where no copy may or can be written, before any work is done.

    Raises:
        OutputError: It is the original, of no format that is written, a folder, or in a folder that is not there.
    """
    if out.suffix.lower() not in endings(repaired):
        raise OutputError(f"输出文件 {out.name} 应当以 {listed(repaired)} 结尾；请改名后再试。")
    if not out.parent.is_dir():
        raise OutputError(f"输出文件夹 {out.parent} 不存在；请先建立，或换一个位置。")
    if out.is_dir():
        raise OutputError(f"{out} 是文件夹；请写出文件名。")
    if _same(out, source):
        raise OutputError("不能覆盖原件；请给修正稿另起一个文件名。")


def refuse_ending(out: Path, ending: str) -> None:
    """Refuses a name that says another format than the copy will have.

    Raises:
        OutputError: Its ending is another.
    """
    if out.suffix.lower() != ending:
        raise OutputError(
            f"这份文件的修正副本是 {ending} 文件，输出文件 {out.name} 应当以 {ending} 结尾；请改名后再试。"
        )


def _same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return one.resolve() == other.resolve()


def save_copy(out: Path, data: bytes) -> None:
    """Writes bytes to a file, whole or not at all.

    Raises:
        OutputError: There is no permission, no space, or another program holds the file.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".gongwu-", suffix=out.suffix, dir=out.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(out)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
        sentence = _SENTENCES.get(error.errno or 0, "文件无法写出；请检查位置和权限后再试。")
        raise OutputError(f"{out.name}：{sentence}") from error
