"""A zip archive from somebody else (.docx, .odt, .ofd, .zip), checked before anything in it is read.

Limits of the design (reliability, item 7): at most 50 MB, 2,000 entries, 200 MB unpacked, 100 times smaller than
unpacked, no name twice, no name that leads out of the archive, no symbolic links.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress

from assistant.errors import DocumentTooLarge, EncryptedDocument, UnreadableDocument
from assistant.files.archive_copies import copy_with

MAXIMUM_BYTES = 50 * 2**20
MAXIMUM_ENTRIES = 2_000
MAXIMUM_UNPACKED = 200 * 2**20
MAXIMUM_RATIO = 100
_NAMES_ARE_UTF8 = 0x800  # APPNOTE 4.4.4, bit 11
_BROKEN_ZIP = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError),
)
# What packages may be packed with (ECMA-376 part 2, annex B); libraries for other ways fail in ways of their own.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class CheckedArchive:
    """The entries of an archive that passed the checks.

    Args:
        data: The bytes of the file.
        kind: What people call it, as ``docx 文件``.
        advice: What to do about a damaged one, as ``请用 Word 或 WPS 重新另存后再试``.

    Raises:
        DocumentTooLarge: It is over one of the limits.
        UnreadableDocument: It is no archive, damaged, or made to deceive.
        EncryptedDocument: It is protected by a password.
    """

    def __init__(self, data: bytes, kind: str, advice: str) -> None:
        self._damaged = f"{kind}已损坏或不完整，无法打开；{advice}。"
        self._data = data
        if len(data) > MAXIMUM_BYTES:
            raise DocumentTooLarge(f"文件超过 {MAXIMUM_BYTES // 2**20} MB 的上限；请压缩图片或拆分后再试。")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN_ZIP as error:
            raise UnreadableDocument(self._damaged) from error
        self._names = {readable_name(entry).lower(): entry.filename for entry in self._archive.infolist()}
        self._check(len(data), kind, advice)

    def _check(self, size: int, kind: str, advice: str) -> None:
        entries = self._archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if len(entries) > MAXIMUM_ENTRIES or unpacked > MAXIMUM_UNPACKED or unpacked > MAXIMUM_RATIO * size:
            raise DocumentTooLarge(f"{kind}解压后过大，可能是压缩炸弹；{advice}。")
        if len(self._names) < len(entries) or any(_is_unsafe(entry) for entry in entries):
            raise UnreadableDocument(f"{kind}内部结构异常（重名、越界或链接条目），已拒绝；{advice}。")
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise EncryptedDocument(f"{kind}已加密，无法读取；请去掉密码后再试。")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its entries in lower case, with slashes."""
        return tuple(self._names)

    @property
    def files(self) -> dict[str, int]:
        """The names of its entries that are no folders, as people read them, and what each unpacks to."""
        return {readable_name(each): each.file_size for each in self._archive.infolist() if not each.is_dir()}

    @property
    def unpacked(self) -> int:
        """What all of it unpacks to."""
        return sum(self.files.values())

    def has(self, name: str) -> bool:
        """Whether it has an entry of that name; case does not count (ECMA-376 part 2, 6.2.2)."""
        return bool(name) and name.lower() in self._names

    def part(self, name: str) -> bytes | None:
        """The bytes of an entry, or None where it has none of that name.

        Raises:
            UnreadableDocument: The entry is damaged.
        """
        if not self.has(name):
            return None
        entry = self._archive.getinfo(self._names[name.lower()])
        if entry.compress_type not in _METHODS:
            raise UnreadableDocument(self._damaged)
        try:
            return self._archive.read(entry)
        except _BROKEN_ZIP as error:
            raise UnreadableDocument(self._damaged) from error

    def copy_with(self, parts: Mapping[str, bytes]) -> bytes:
        """The archive with other content in some entries, and with further ones; the packed bytes of all others as they are.

        Args:
            parts: What entries hold, by name; names that it has not are added.

        Raises:
            UnreadableDocument: An entry does not lie where the archive says.
        """
        changed = {self._names[name.lower()]: content for name, content in parts.items() if self.has(name)}
        new = {name: content for name, content in parts.items() if not self.has(name)}
        try:
            copy = copy_with(self._data, self._archive, changed, new)
        except _BROKEN_ZIP as error:
            raise UnreadableDocument(self._damaged) from error
        if copy is None:
            raise UnreadableDocument(self._damaged)
        return copy


def readable_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry as people read it, with slashes.

    Where an archive does not say that its names are UTF-8, zipfile takes them for the code page of the first PCs; in China
    they are of the Windows of whoever packed it (GBK), or of macOS, which writes UTF-8 and does not say so.
    """
    name = entry.filename
    if not entry.flag_bits & _NAMES_ARE_UTF8 and not name.isascii():
        written = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            with suppress(UnicodeDecodeError):
                name = written.decode(encoding)
                break
    return name.replace("\\", "/")


def _is_unsafe(entry: zipfile.ZipInfo) -> bool:
    parts = readable_name(entry).split("/")
    return not parts[0] or ".." in parts or ":" in parts[0] or stat.S_ISLNK(entry.external_attr >> 16)
