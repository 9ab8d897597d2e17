"""Checks of a .docx before any of it is parsed: it is a zip archive from somebody else.

Limits of the design (reliability, item 7): at most 50 MB, 2,000 entries, 200 MB unpacked, 100 times smaller than
unpacked, no name twice, no name that leads out of the archive.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from assistant.errors import DocumentTooLarge, EncryptedDocument, UnreadableDocument

MAXIMUM_BYTES = 50 * 2**20
MAXIMUM_ENTRIES = 2_000
MAXIMUM_UNPACKED = 200 * 2**20
MAXIMUM_RATIO = 100
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGED = "docx 文件已损坏或不完整，无法打开；请用 Word 或 WPS 重新另存后再试。"


class DocxPackage:
    """The parts of a .docx that passed the checks.

    Args:
        data: The bytes of the file.

    Raises:
        EncryptedDocument: The file is protected by a password.
        DocumentTooLarge: It is over one of the limits.
        UnreadableDocument: It is damaged, or no .docx.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            raise EncryptedDocument("文件设有打开密码（或是旧版 .doc），无法读取；请去掉密码并另存为 .docx 后再试。")
        if len(data) > MAXIMUM_BYTES:
            raise DocumentTooLarge(f"文件超过 {MAXIMUM_BYTES // 2**20} MB 的上限；请压缩图片或拆分后再试。")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise UnreadableDocument(_DAMAGED) from error
        self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        self._check(len(data))

    def _check(self, size: int) -> None:
        entries = self._archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if len(entries) > MAXIMUM_ENTRIES or unpacked > MAXIMUM_UNPACKED or unpacked > MAXIMUM_RATIO * size:
            raise DocumentTooLarge("docx 文件解压后过大，可能是压缩炸弹；请用 Word 或 WPS 重新另存后再试。")
        if len(self._entries) < len(entries) or any(_leads_out(name) for name in self._entries):
            raise UnreadableDocument(
                "docx 文件内部结构异常（重名或越界的条目），已拒绝；请用 Word 或 WPS 重新另存后再试。"
            )
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise EncryptedDocument("docx 文件已加密，无法读取；请去掉密码后再试。")

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, or None where the file has no such part.

        Raises:
            UnreadableDocument: The part is damaged.
        """
        if name not in self._entries:
            return None
        try:
            return self._archive.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise UnreadableDocument(_DAMAGED) from error

    def required_part(self, name: str) -> bytes:
        """The bytes of a part that every .docx has.

        Raises:
            UnreadableDocument: It is missing or damaged.
        """
        data = self.part(name)
        if data is None:
            raise UnreadableDocument("文件不是 Word 文档（缺少正文部分）；请用 Word 或 WPS 另存为 .docx 后再试。")
        return data


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]
