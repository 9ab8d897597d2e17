"""What is said where a library cannot be read or written: what happened, and what to do that loses nothing."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from assistant.errors import LibraryDamaged, LibraryNotWritable
from assistant.files.saving import no_room

ROOM = 4 * 2**20
"""In bytes: less than that, and a database that cannot be written is no sign of damage."""

_SIGNS_OF_NO_ROOM = ("disk is full", "No space left", "os error 28", "quota exceeded")


def damaged_library(reason: str, folder: Path | None = None, may_go_back: bool = False) -> LibraryDamaged:
    """The error that says that a library is damaged, and what to do: nothing that deletes what may be the only copy.

    Args:
        reason: What is wrong, in Chinese.
        folder: The library's folder.
        may_go_back: Whether the generation before is there to go back to.
    """
    which = f"知识库 {folder} " if folder else "知识库"
    if may_go_back:
        return LibraryDamaged(
            f"{which}已损坏（{reason}），里面的文件没有改动；请运行 gongwu library undo 退回上一次的内容，或从备份恢复该文件夹。"
        )
    return LibraryDamaged(
        f"{which}已损坏（{reason}），里面的文件没有改动；请从备份恢复该文件夹，没有备份的把它移到别处，再重新运行 gongwu index。"
    )


def not_writable(folder: Path, error: Exception) -> LibraryNotWritable:
    """The error that says why nothing can be written to a folder: a full disk is told from the rest."""
    if is_full(error):
        return full_disk(folder)
    return LibraryNotWritable(f"无法写入 {folder}，请检查权限和磁盘空间，或用 --library 换一个文件夹。")


def full_disk(folder: Path) -> LibraryNotWritable:
    """The error that says that there is no room."""
    return LibraryNotWritable(
        f"磁盘空间不足，无法写入 {folder}；已有的内容不受影响，请腾出磁盘空间后再运行一次 gongwu index。"
    )


def is_full(error: Exception) -> bool:
    """Whether a write failed because there is no room: on the disk, in a quota, or under a limit of file sizes."""
    if isinstance(error, OSError) and no_room(error):
        return True
    return any(sign in str(error) for sign in _SIGNS_OF_NO_ROOM)


def has_room(folder: Path) -> bool:
    """Whether a few megabytes can be written to a folder; tried, because free space says nothing of quotas and limits."""
    try:
        with NamedTemporaryFile(dir=folder, prefix=".room-") as file:
            file.write(bytes(ROOM))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return not is_full(error)
    return True
