"""What a file really is."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from assistant.errors import EncryptedDocument, UnreadableDocument, UnsupportedDocument
from assistant.files.admission import check_content
from assistant.files.kinds import kind_of

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = OLD + "EncryptedPackage".encode("utf-16-le")


def zipped(name: str, content: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


ODT = zipped("mimetype", b"application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped("word/document.xml"), "Word 文档（.docx）"),
        (zipped("xl/workbook.xml"), "Excel 表格"),
        (zipped("OFD.xml", b"xl/ ppt/" + os.urandom(99)), "OFD 版式文件"),
        (ODT, "OpenDocument 文本（.odt）"),
        (zipped("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument 文档"),
        (zipped("a"), "压缩包（ZIP）"),
        (OLD, "旧版 Office 文档（.doc、.xls 或 .ppt）"),
        (LOCKED, "设有密码的 Office 文档"),
        (rb"{\rtf1 a}", "RTF 文档"),
        (b"%PDF-1.7", "PDF 文件"),
        (b"<!DOCTYPE html><html>", "网页（.html）"),
        ("关于放假的通知".encode(), ""),
        (b"", ""),
    ],
)
def test_the_bytes_tell_the_kind(data: bytes, kind: str) -> None:
    found = kind_of(data)

    assert (found.name if found else "") == kind


@pytest.mark.parametrize(
    ("suffix", "data"),
    [(".doc", OLD), (".wps", OLD), (".rtf", rb"{\rtf1 a}"), (".odt", ODT), (".txt", b"a"), (".docx", b"a")],
)
def test_a_name_that_fits_or_content_that_is_not_known_passes(suffix: str, data: bytes) -> None:
    assert check_content(suffix, data) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize(
    ("suffix", "data", "error"),
    [
        (".docx", OLD, UnsupportedDocument),
        (".doc", LOCKED, EncryptedDocument),
        (".doc", zipped("word/document.xml"), UnreadableDocument),
        (".odt", zipped("OFD.xml"), UnreadableDocument),
        (".ofd", ODT, UnreadableDocument),
    ],
)
def test_a_name_that_deceives_is_refused(suffix: str, data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match="。$"):
        check_content(suffix, data)
