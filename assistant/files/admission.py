"""Checks of a file before it is read: that it is there, is not too large, and what it is."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import DocumentTooLarge, EncryptedDocument, UnreadableDocument, UnsupportedDocument
from assistant.files import kinds
from assistant.files.formats import ZIP, Format, Wing, fits, format_in, format_of, unsupported
from assistant.files.kinds import Kind


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


@dataclass(frozen=True)
class Recognised:
    """What a file is.

    Attributes:
        format: The row of the table under which it is read.
        suffix: The ending that tells its format: that of its name, or of what it really is.
        notice: A Chinese sentence where its name says something else; empty where it does not.
    """

    format: Format
    suffix: str
    notice: str = ""


def recognise(suffix: str, data: bytes, wing: Wing) -> Recognised:
    """What a file is by its content; by its name where the content does not tell it.

    A wrong name is common: systems of offices rename .doc to .docx, WPS writes .docx into .wps. Such a file is read as what it
    is, and this is said, so that its owner can put the name right.

    Args:
        suffix: The ending of the file's name in lower case, with the dot.
        data: The whole content.
        wing: Who reads it.

    Raises:
        UnsupportedDocument: The wing does not read what it is.
        EncryptedDocument: An Office document that needs a password.
        UnreadableDocument: Its name says a format that is read, and its content is of one that is not.
    """
    kind, named = kinds.kind_of(data), format_of(suffix)
    if kind is kinds.LOCKED:
        raise EncryptedDocument("文档设有打开密码，无法读取；请去掉密码后再试。")
    if fits(named, kind):
        if named is None or not wing.reads(named):
            raise unsupported(suffix, wing)
        return Recognised(named, suffix)
    assert kind is not None  # what is not known fits any name
    found = format_in(kind, wing)
    # What stands in an archive is taken in under its name, so an archive under another name is no document.
    if found is None or found is ZIP:
        raise _misnamed(suffix, kind, wing)
    said = f"文件名以 {suffix} 结尾" if suffix else "文件名没有扩展名"
    notice = (
        f"{said}，内容其实是“{kind.name}”，已按实际内容读取；请把扩展名改成 {found.suffixes[0]}，以免别的软件打不开。"
    )
    return Recognised(found, found.suffixes[0], notice)


def _misnamed(suffix: str, kind: Kind, wing: Wing) -> UnreadableDocument | UnsupportedDocument:
    """Why content that nobody reads is refused under a name that says something else."""
    named = format_of(suffix)
    if named is None or not wing.reads(named):
        return unsupported(suffix, wing)
    said = f"扩展名是 {suffix}，内容却是{kind.name}"
    if kind in (kinds.OLD, kinds.OLD_WORD):
        return UnsupportedDocument(f"{said}；请用 Word 或 WPS 打开后另存为 .docx 再试。")
    return UnreadableDocument(f"{said}；请改成正确的扩展名，或另存为 {suffix} 格式后再试。")
