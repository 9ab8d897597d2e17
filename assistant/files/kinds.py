"""What a file really is, told from its bytes, so that a wrong name gives a clear answer."""

from __future__ import annotations

import re

from assistant.errors import EncryptedDocument, UnreadableDocument, UnsupportedDocument

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_WORD, _PDF, _WEB = "Word 文档（.docx）", "PDF 文件", "网页（.html）"
_RTF, _OFD, _ODT = "RTF 文档", "OFD 版式文件", "OpenDocument 文本（.odt）"
_LOCKED, _OLD = "设有密码的 Office 文档", "旧版 Office 文档（.doc、.xls 或 .ppt）"
# The short marks come last: three bytes are found in any large archive.
_ZIPPED = (
    (b"word/", _WORD),
    (b"OFD.xml", _OFD),
    (b"vnd.oasis.opendocument.text", _ODT),
    (b"vnd.oasis.opendocument", "OpenDocument 文档"),
    (b"ppt/", "PowerPoint 演示文稿"),
    (b"xl/", "Excel 表格"),
)
_EXPECTED = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), _WEB),
    **dict.fromkeys((".doc", ".wps"), _OLD),
    ".docx": _WORD,
    ".pdf": _PDF,
    ".rtf": _RTF,
    ".odt": _ODT,
    ".ofd": _OFD,
}


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
    kind = kind_of(data)
    if not kind or kind == _EXPECTED.get(suffix):
        return
    if kind == _LOCKED:
        raise EncryptedDocument("文档设有打开密码，无法读取；请去掉密码后再试。")
    if kind == _OLD:
        raise UnsupportedDocument(f"扩展名是 {suffix}，内容却是{kind}；请用 Word 或 WPS 打开后另存为 .docx 再试。")
    raise UnreadableDocument(f"扩展名是 {suffix}，内容却是{kind}；请改成正确的扩展名，或另存为 {suffix} 格式后再试。")


def kind_of(data: bytes) -> str:
    """The kind of file that the bytes show, in Chinese; empty for plain text and for what is not known."""
    if data.startswith(_OLE):
        return _LOCKED if "EncryptedPackage".encode("utf-16-le") in data else _OLD
    if data.startswith(b"PK\x03\x04"):
        return next((name for mark, name in _ZIPPED if mark in data), "压缩包（ZIP）")
    if b"%PDF-" in data[:1024]:
        return _PDF
    if data.startswith(_PICTURES):
        return "图片"
    if data.startswith(b"{\\rtf"):
        return _RTF
    return _WEB if _PAGE.match(data[:4096]) else ""
