"""Checks of a file that need no reading of it."""

from __future__ import annotations

import os
from pathlib import Path

from assistant.errors import DocumentTooLarge, UnreadableDocument


def admit_file(path: Path, most_bytes: int) -> None:
    """Refuses a file that is missing, no file, empty, too large or not to be read.

    Raises:
        UnreadableDocument: It is not there, or empty, or there is no permission.
        DocumentTooLarge: It is over the limit.
    """
    try:
        size = path.stat().st_size if path.is_file() else None
    except OSError as error:
        raise UnreadableDocument("文件无法访问；请检查读取权限。") from error
    if size is None:
        raise UnreadableDocument("文件不存在，或不是普通文件；请检查路径。")
    admit_size(size, most_bytes)
    if not os.access(path, os.R_OK):
        raise UnreadableDocument("没有读取这个文件的权限；请检查文件权限。")


def admit_size(size: int, most_bytes: int) -> None:
    """Refuses what is empty or too large.

    Raises:
        UnreadableDocument: It is empty.
        DocumentTooLarge: It is over the limit.
    """
    if size == 0:
        raise UnreadableDocument("文件是空的（0 字节）；请检查上传或保存是否完整。")
    if size > most_bytes:
        raise DocumentTooLarge(
            f"文件有 {size / 2**20:.0f} MB，超过 {most_bytes // 2**20} MB 的上限；请压缩图片或拆分后再试。"
        )
