"""What a file really is, told from its bytes: it is read as that, whatever its name says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class Kind:
    """A kind of content.

    Attributes:
        name: What people call it, in Chinese.
        shown_by: Whether some bytes are of it, where those that stand before it in ``KINDS`` are ruled out.
    """

    name: str
    shown_by: Callable[[bytes], bool] = field(repr=False)


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(marks)


def _archive_with(mark: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(b"PK\x03\x04") and mark in data


def _compound_with(*streams: str) -> Callable[[bytes], bool]:
    """A compound file whose directory names one of these streams ([MS-CFB] 2.6.4: in UTF-16)."""
    marks = [stream.encode("utf-16-le") for stream in streams]
    return lambda data: data.startswith(_OLE) and any(mark in data for mark in marks)


LOCKED = Kind("设有密码的 Office 文档", lambda data: data.startswith(_OLE) and _ENCRYPTED in data)
OLD_WORD = Kind("旧版 Word 文档（.doc）", _compound_with("WordDocument"))
OLD_SHEET = Kind("旧版 Excel 表格（.xls）", _compound_with("Workbook"))
OLD_SLIDES = Kind("旧版 PowerPoint 演示文稿（.ppt）", _compound_with("PowerPoint Document"))
OLD = Kind("旧版 Office 文档（.doc、.xls 或 .ppt）", _begins(_OLE))
WORD = Kind("Word 文档（.docx）", _archive_with(b"word/"))
OFD = Kind("OFD 版式文件", _archive_with(b"OFD.xml"))
ODT = Kind("OpenDocument 文本（.odt）", _archive_with(b"vnd.oasis.opendocument.text"))
OTHER_OPEN_DOCUMENT = Kind("OpenDocument 文档", _archive_with(b"vnd.oasis.opendocument"))
SLIDES = Kind("PowerPoint 演示文稿", _archive_with(b"ppt/"))
SHEET = Kind("Excel 表格", _archive_with(b"xl/"))
ARCHIVE = Kind("压缩包（ZIP）", _archive_with(b""))
PDF = Kind("PDF 文件", lambda data: b"%PDF-" in data[:1024])
PICTURE = Kind("图片", _begins(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*"))
RTF = Kind("RTF 文档", _begins(b"{\\rtf"))
SAVED_PAGE = Kind(
    "另存的网页（.mht）", lambda data: b"MIME-Version:" in data[:1024] and b"multipart/related" in data[:4096]
)
# What programs that fill templates write under the name .doc: Word opens it, and as plain text it is nothing but marks.
WORD_XML = Kind(
    "Word 的 XML 文档（.xml）",
    lambda data: data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") and b'progid="Word.Document"' in data[:1024],
)
WEB = Kind("网页（.html）", lambda data: _PAGE.match(data[:4096]) is not None)
# Of the archives those with short marks come last: three bytes are found in any large one.
# A compound file with the streams of several programs holds an object of another in its text: text comes first.
KINDS = (
    *(LOCKED, OLD_WORD, OLD_SHEET, OLD_SLIDES, OLD, WORD, OFD, ODT, OTHER_OPEN_DOCUMENT, SLIDES, SHEET, ARCHIVE),
    *(PDF, PICTURE, RTF, WORD_XML, SAVED_PAGE, WEB),
)


def kind_of(data: bytes) -> Kind | None:
    """The kind of content that the bytes show; None for plain text and for what is not known."""
    return next((kind for kind in KINDS if kind.shown_by(data)), None)
