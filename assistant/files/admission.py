"""Checks of a file before it is read: that it is there, is not too large, and is what its name says."""

from __future__ import annotations

import os
from pathlib import Path

from assistant.errors import DocumentTooLarge, EncryptedDocument, UnreadableDocument, UnsupportedDocument
from assistant.files import kinds
from assistant.files.formats import format_of


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


def check_content(suffix: str, data: bytes) -> None:
    """Refuses a file whose content is not what its name says.

    A wrong name is refused and not read as another format: it is a mistake that its owner wants to know of, or somebody's
    attempt to pass a file off as another kind. Content that is not known passes: who reads it will say what is wrong with it.

    Args:
        suffix: The ending of the file's name in lower case, with the dot.
        data: The whole content.

    Raises:
        UnreadableDocument: The content is of another kind than the name says.
        EncryptedDocument: An Office document that needs a password.
        UnsupportedDocument: A Word document of before 2007.
    """
    kind, named = kinds.kind_of(data), format_of(suffix)
    if kind is None or (named is not None and kind is named.kind):
        return
    if kind is kinds.LOCKED:
        raise EncryptedDocument("文档设有打开密码，无法读取；请去掉密码后再试。")
    said = f"扩展名是 {suffix}，内容却是{kind.name}"
    if kind is kinds.OLD:
        raise UnsupportedDocument(f"{said}；请用 Word 或 WPS 打开后另存为 .docx 再试。")
    raise UnreadableDocument(f"{said}；请改成正确的扩展名，或另存为 {suffix} 格式后再试。")
