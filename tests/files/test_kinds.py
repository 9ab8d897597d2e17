"""What a file really is."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from assistant.errors import EncryptedDocument, UnreadableDocument, UnsupportedDocument
from assistant.files.admission import recognise
from assistant.files.formats import Wing
from assistant.files.kinds import kind_of

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
OLD_WORD = OLD + "WordDocument".encode("utf-16-le")
OLD_SHEET = OLD + "Workbook".encode("utf-16-le")
LOCKED = OLD + "EncryptedPackage".encode("utf-16-le")


def zipped(name: str, content: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


WORD = zipped("word/document.xml")
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
        (OLD_WORD, "旧版 Word 文档（.doc）"),
        (OLD_SHEET, "旧版 Excel 表格（.xls）"),
        (LOCKED, "设有密码的 Office 文档"),
        (rb"{\rtf1 a}", "RTF 文档"),
        (b"%PDF-1.7", "PDF 文件"),
        (b"<!DOCTYPE html><html>", "网页（.html）"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package>', "Word 的 XML 文档（.xml）"),
        ("关于放假的通知".encode(), ""),
        (b"", ""),
    ],
)
def test_the_bytes_tell_the_kind(data: bytes, kind: str) -> None:
    found = kind_of(data)

    assert (found.name if found else "") == kind


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        *((".doc", OLD), (".wps", OLD), (".wps", OLD_WORD), (".rtf", rb"{\rtf1 a}"), (".odt", ODT), (".txt", b"a")),
        *((".docx", b"a"), (".dotx", WORD)),
    ],
)
def test_a_name_that_fits_or_content_that_is_not_known_is_what_it_says(suffix: str, data: bytes) -> None:
    found = recognise(suffix, data, Wing.PROOFREADING)

    assert (found.suffix, found.notice) == (suffix, "")
    assert suffix in found.format.suffixes


@pytest.mark.parametrize(
    ("suffix", "data", "wing", "real"),
    [
        (".docx", OLD_WORD, Wing.PROOFREADING, ".doc"),
        (".doc", WORD, Wing.PROOFREADING, ".docx"),
        (".wps", WORD, Wing.PROOFREADING, ".docx"),
        (".doc", rb"{\rtf1 a}", Wing.PROOFREADING, ".rtf"),
        (".doc", b"<html><body>a", Wing.PROOFREADING, ".html"),
        (".docx", b"%PDF-1.7", Wing.PROOFREADING, ".pdf"),
        (".odt", zipped("OFD.xml"), Wing.PROOFREADING, ".ofd"),
        (".bak", WORD, Wing.PROOFREADING, ".docx"),
        ("", WORD, Wing.PROOFREADING, ".docx"),
        (".doc", WORD, Wing.LIBRARY, ".docx"),
        (".docx", b"%PDF-1.7", Wing.LIBRARY, ".pdf"),
        (".docx", OLD_WORD, Wing.LIBRARY, ".doc"),
        (".doc", rb"{\rtf1 a}", Wing.LIBRARY, ".rtf"),
        (".pdf", zipped("OFD.xml"), Wing.LIBRARY, ".ofd"),
        (".xls", zipped("xl/a"), Wing.LIBRARY, ".xlsx"),
        (".xls", b"<html><body>a", Wing.LIBRARY, ".html"),
        (".doc", b"MIME-Version: 1.0\nContent-Type: multipart/related; a", Wing.LIBRARY, ".mht"),
    ],
)
def test_a_name_that_says_another_format_is_told_and_the_file_is_read(
    suffix: str, data: bytes, wing: Wing, real: str
) -> None:
    found = recognise(suffix, data, wing)

    assert found.suffix == real
    assert real in found.format.suffixes
    assert f"扩展名改成 {real}" in found.notice
    assert found.notice.endswith("。")


@pytest.mark.parametrize(
    ("suffix", "data", "wing", "error"),
    [
        (".docx", OLD, Wing.PROOFREADING, UnsupportedDocument),
        (".doc", LOCKED, Wing.PROOFREADING, EncryptedDocument),
        (".doc", OLD_SHEET, Wing.PROOFREADING, UnreadableDocument),
        (".docx", b"\x89PNG", Wing.PROOFREADING, UnreadableDocument),
        (".docx", zipped("a"), Wing.PROOFREADING, UnreadableDocument),
        (".docx", OLD, Wing.LIBRARY, UnsupportedDocument),
        (".xlsx", zipped("a"), Wing.LIBRARY, UnreadableDocument),
        (".docm", WORD, Wing.PROOFREADING, UnsupportedDocument),
        (".dotm", WORD, Wing.LIBRARY, UnsupportedDocument),
        (".zip", zipped("a"), Wing.PROOFREADING, UnsupportedDocument),
        (".unheard", b"a", Wing.PROOFREADING, UnsupportedDocument),
        ("", b"\x89PNG", Wing.PROOFREADING, UnsupportedDocument),
    ],
)
def test_what_nobody_reads_is_refused_whatever_its_name(
    suffix: str, data: bytes, wing: Wing, error: type[Exception]
) -> None:
    with pytest.raises(error, match="。$"):
        recognise(suffix, data, wing)
