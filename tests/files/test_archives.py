"""Archives from strangers are checked before anything in them is read."""

from __future__ import annotations

import io
import zipfile

import pytest

from assistant.errors import DocumentError, DocumentTooLarge, EncryptedDocument, UnreadableDocument
from assistant.files.archives import CheckedArchive


def archive(*entries: tuple[str, bytes], flag: int = 0) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            made.writestr(name, content)
        for entry in made.infolist():
            entry.flag_bits |= flag
    return stream.getvalue()


def opened(data: bytes) -> CheckedArchive:
    return CheckedArchive(data, "OFD 文件", "请重新导出后再试")


def test_entries_are_found_whatever_their_case() -> None:
    found = opened(archive(("Doc_0/Document.xml", b"a")))

    assert found.names == ("doc_0/document.xml",)
    assert found.part("DOC_0/document.XML") == b"a"
    assert (found.has("none.xml"), found.has(""), found.part("none.xml")) == (False, False, None)


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"PK\x03\x04", UnreadableDocument, "OFD 文件已损坏.*重新导出"),
        (archive(("a", bytes(20 * 2**20))), DocumentTooLarge, "压缩炸弹"),
        (archive(*((str(number), b"") for number in range(2001))), DocumentTooLarge, "压缩炸弹"),
        (archive(("a", b"1"), ("A", b"2")), UnreadableDocument, "重名"),
        (archive(("a/../../b", b"1")), UnreadableDocument, "越界"),
        (archive(("a", b"1"), flag=1), EncryptedDocument, "加密"),
        (bytes(50 * 2**20 + 1), DocumentTooLarge, "50 MB"),
    ],
    ids=["broken", "bomb", "entries", "names", "leads out", "encrypted", "large"],
)
def test_what_is_over_a_limit_or_made_to_deceive_is_refused(data: bytes, error: type[DocumentError], says: str) -> None:
    with pytest.raises(DocumentError, match=says) as refused:
        opened(data)

    assert type(refused.value) is error


def test_a_damaged_entry_is_refused_when_it_is_read() -> None:
    data = bytearray(archive(("a.xml", b"text" * 99)))
    data[40] ^= 0xFF

    with pytest.raises(UnreadableDocument, match="损坏"):
        opened(bytes(data)).part("a.xml")
