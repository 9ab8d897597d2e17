"""A .docx file as a package of parts (ECMA-376 part 2), opened with care: it is a zip archive from somebody else."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from assistant.errors import EncryptedDocument, UnreadableDocument, UnsupportedDocument
from assistant.files.archives import CheckedArchive
from assistant.ooxml.xml import Element, parse

_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_NO_WORD = "文件不是 Word 文档；请用 Word 或 WPS 另存为 .docx 后再试。"
_MACROS = "文件含有宏，出于安全不予读取；请用 Word 或 WPS 另存为不含宏的 .docx 后再试。"


@dataclass(frozen=True)
class Relationship:
    """A link from one part to another or to the outside.

    Attributes:
        type: The last word of its type: styles, footer, attachedTemplate, ….
        target: Name of the part, or the address where it is external.
        external: Whether it leads out of the package; such targets are never fetched.
    """

    type: str
    target: str
    external: bool


class Package:
    """The parts of a .docx that passed the checks.

    Args:
        data: The bytes of the file.
        editable: Whether its trees are to be changed and written: comments stay in them, and a part has one tree.

    Raises:
        EncryptedDocument: It is protected by a password.
        UnsupportedDocument: It holds macros, or is a format of its own: .doc, .xlsx, ….
        DocumentTooLarge: It is over one of the limits.
        UnreadableDocument: It is damaged, empty, or no document at all.
    """

    def __init__(self, data: bytes, *, editable: bool = False) -> None:
        self._editable = editable
        self.trees: dict[str, Element] = {}
        self._archive = _open(data)
        self._types = self._read_types()
        self.main_part = self._find_main_part()

    def _read_types(self) -> dict[str, str]:
        data = self.part("[Content_Types].xml")
        if data is None:
            raise UnreadableDocument(_NO_WORD)
        overrides = parse(data).findall(f"{_TYPES}Override")
        return {entry.get("PartName", "").lstrip("/").lower(): entry.get("ContentType", "") for entry in overrides}

    def _find_main_part(self) -> str:
        links = self.relationships("")
        target = next((link.target for link in links.values() if link.type == "officeDocument"), "")
        kind = self._types.get(target.lower(), "")
        if "macroEnabled" in kind or any(name.endswith("vbaproject.bin") for name in self._archive.names):
            raise UnsupportedDocument(_MACROS)
        if kind and kind not in (_MAIN_TYPE, _TEMPLATE_TYPE) and "wordprocessingml" not in kind:
            raise UnsupportedDocument(_NO_WORD)
        if not self.has(target):
            raise UnreadableDocument("文件不是 Word 文档（缺少正文部分）；请用 Word 或 WPS 另存为 .docx 后再试。")
        return target

    def has(self, name: str) -> bool:
        """Whether the package has a part of that name; case does not count (ECMA-376 part 2, 6.2.2)."""
        return self._archive.has(name)

    @property
    def is_signed(self) -> bool:
        """Whether it bears a digital signature, which any change would break (ECMA-376 part 2, 10)."""
        return any(name.startswith("_xmlsignatures/") for name in self._archive.names)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, or None where the package has no such part.

        Raises:
            UnreadableDocument: The part is damaged.
        """
        return self._archive.part(name)

    def copy_with(self, parts: Mapping[str, bytes]) -> bytes:
        """The bytes of the file with other content in some parts, and with further ones; all else is copied as it was.

        Raises:
            UnreadableDocument: A part does not lie where the archive says.
        """
        return self._archive.copy_with(parts)

    def xml(self, name: str) -> Element | None:
        """The root of a part, or None where the package has no such part.

        Raises:
            DocumentError: The part is damaged or too large.
        """
        if name in self.trees:
            return self.trees[name]
        data = self.part(name)
        root = parse(data, whole=self._editable) if data is not None else None
        if root is not None and self._editable:
            self.trees[name] = root
        return root

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The links of a part, or of the package for an empty name, by their id."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        return (
            {}
            if root is None
            else {link.get("Id", ""): _relationship(link, folder) for link in root.iter(_RELATIONSHIPS)}
        )


def _open(data: bytes) -> CheckedArchive:
    if not data:
        raise UnreadableDocument("文件是空的；请重新导出后再试。")
    if data.startswith(_CFB):
        raise _compound_file_error(data)
    if not data.startswith(b"PK"):
        raise UnreadableDocument(_NO_WORD)
    return CheckedArchive(data, "docx 文件", "请用 Word 或 WPS 重新另存后再试")


def _compound_file_error(data: bytes) -> EncryptedDocument | UnsupportedDocument:
    """Word wraps an encrypted .docx into a compound file with a stream of this name ([MS-OFFCRYPTO] 2.3)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedDocument("文件设有打开密码，无法读取；请去掉密码并另存后再试。")
    return UnsupportedDocument("文件是旧版 .doc（或 .wps）格式；请用 Word 或 WPS 另存为 .docx 后再试。")


def _relationship(link: Element, folder: str) -> Relationship:
    kind = link.get("Type", "").rstrip("/").rpartition("/")[2]
    target = link.get("Target", "")
    if link.get("TargetMode", "") == "External":
        return Relationship(kind, target, external=True)
    path = unquote(target)
    full = path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
    return Relationship(kind, full, external=False)
