"""Files of strangers: other vocabularies of the same format, damage, tricks, and sheer size."""

from __future__ import annotations

import io
import os
import random
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from assistant.documents.document import OfficialDocument
from assistant.documents.formatting import Origin
from assistant.errors import DocumentError, DocumentTooLarge, EncryptedDocument, UnreadableDocument, UnsupportedDocument
from assistant.ooxml.reader import read_document
from tests.ooxml.building import build, document_parts, field_xml
from tests.ooxml.packaging import TYPE, W_URI, package

SPEC: dict[str, Any] = {
    "given": [{"text": "一、总体要求", "font": "黑体", "size": "三号"}, {"text": "二"}],
    "footers": {"default": [{"xml": f"<w:p>{field_xml('PAGE', '1')}</w:p>"}]},
    "defaults": {"rpr": '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>'},
    "theme": {"minor": {"Hans": "仿宋"}},
}
STRICT = {
    W_URI: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "http://purl.oclc.org/ooxml/drawingml/main",
}


def parts() -> dict[str, Any]:
    return dict(document_parts(SPEC))


def read(files: dict[str, Any]) -> OfficialDocument:
    return read_document(package(files), "文.docx")


def is_understood(document: OfficialDocument) -> bool:
    first, second = (paragraph.runs[0].format for paragraph in document.paragraphs)
    footer = document.sections[0].footer()
    return (
        document.paragraphs[0].text == "一、总体要求"
        and (first.east_asian_font.value, first.size.value.pt) == ("黑体", 16)
        and (second.east_asian_font.value, second.east_asian_font.origin) == ("仿宋", Origin.THEME)
        and footer is not None
        and [number.is_field for number in footer.page_numbers] == [True]
        and document.sections[0].page.lines_per_page == 22
    )


def translated(change: Callable[[str], str]) -> dict[str, Any]:
    return {name: change(xml) if name.endswith((".xml", ".rels")) else xml for name, xml in parts().items()}


def test_the_document_of_these_tests_is_understood() -> None:
    assert is_understood(read(parts()))


def test_strict_documents_are_understood() -> None:
    def strict(xml: str) -> str:
        for transitional, namespace in STRICT.items():
            xml = xml.replace(transitional, namespace)
        return xml

    assert is_understood(read(translated(strict)))


def test_prefixes_do_not_count() -> None:
    def renamed(xml: str) -> str:
        return (
            xml.replace("<w:", "<ns0:")
            .replace("</w:", "</ns0:")
            .replace(" w:", " ns0:")
            .replace("xmlns:w=", "xmlns:ns0=")
        )

    assert is_understood(read(translated(renamed)))


def test_parts_may_lie_and_be_called_otherwise() -> None:
    files = parts()
    moved = {name.replace("word/", "a/").replace("document.xml", "主 文.xml"): xml for name, xml in files.items()}
    types = files["[Content_Types].xml"].replace("/word/", "/A/").replace("document.xml", "主 文.xml")
    moved["[Content_Types].xml"] = types
    moved["_rels/.rels"] = files["_rels/.rels"].replace("word/document.xml", "/a/%E4%B8%BB%20%E6%96%87.xml")

    assert is_understood(read(moved))


def test_utf_16_and_byte_order_marks_are_understood() -> None:
    files = parts()
    files["word/document.xml"] = ('<?xml version="1.0" encoding="UTF-16"?>' + files["word/document.xml"]).encode(
        "utf-16"
    )
    files["word/styles.xml"] = b"\xef\xbb\xbf" + files["word/styles.xml"].encode()

    assert is_understood(read(files))


@pytest.mark.parametrize("missing", ["styles", "settings", "theme", "footer_default"])
def test_parts_that_are_missing_are_done_without(missing: str) -> None:
    files = parts()
    del files[f"word/{missing}.xml"]

    assert read(files).paragraphs[0].text == "一、总体要求"


def test_an_empty_document_is_read() -> None:
    document = read_document(build([]), "空.docx")

    assert (document.paragraphs, document.text, len(document.sections)) == ((), "", 1)
    assert document.sections[0].first_paragraph > document.sections[0].last_paragraph


def test_what_leads_outside_is_reported_and_not_fetched() -> None:
    files = parts()
    template = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    files["word/_rels/settings.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{template}" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/></Relationships>'
    )

    assert read(files).not_read == ("外部模板",)


def zipped(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return stream.getvalue()


def with_part(name: str, content: str | bytes) -> bytes:
    return package({**parts(), name: content})


def encrypted_entries(data: bytes) -> bytes:
    """Sets the flag of encryption in every entry of the directory."""
    changed, at = bytearray(data), 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        changed[at + 8] |= 1
        at += 4
    return bytes(changed)


def symbolic_link() -> bytes:
    stream = io.BytesIO(package(parts()))
    with zipfile.ZipFile(stream, "a") as archive:
        entry = zipfile.ZipInfo("word/link.xml")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return stream.getvalue()


def with_main_type(kind: str) -> bytes:
    types = parts()["[Content_Types].xml"].replace(TYPE.format("document.main"), kind)
    return with_part("[Content_Types].xml", types)


def corrupted() -> bytes:
    data = bytearray(package(parts()))
    at = data.find(b"word/document.xml") + 200
    data[at : at + 40] = b"\xff" * 40
    return bytes(data)


CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
BAD: dict[str, tuple[Callable[[], bytes], type[DocumentError]]] = {
    "empty": (lambda: b"", UnreadableDocument),
    "text": (lambda: "特此通知。".encode(), UnreadableDocument),
    "truncated": (lambda: package(parts())[:-200], UnreadableDocument),
    "first half": (lambda: package(parts())[:1000], UnreadableDocument),
    "damaged part": (corrupted, UnreadableDocument),
    "any zip": (lambda: zipped(("a.txt", b"a")), UnreadableDocument),
    "no main part": (
        lambda: package({k: v for k, v in parts().items() if k != "word/document.xml"}),
        UnreadableDocument,
    ),
    "no body": (lambda: with_part("word/document.xml", f'<w:document xmlns:w="{W_URI}"/>'), UnreadableDocument),
    "no XML": (lambda: with_part("word/document.xml", "<w:document"), UnreadableDocument),
    "entities": (lambda: with_part("word/document.xml", ENTITIES + parts()["word/document.xml"]), UnreadableDocument),
    "styles are no XML": (lambda: with_part("word/styles.xml", "styles"), UnreadableDocument),
    "a name that leads out": (lambda: with_part("../evil.xml", "x"), UnreadableDocument),
    "an absolute name": (lambda: with_part("/evil.xml", "x"), UnreadableDocument),
    "a name of a drive": (lambda: with_part("C:/evil.xml", "x"), UnreadableDocument),
    "names that differ in case": (lambda: with_part("WORD/document.xml", "x"), UnreadableDocument),
    "a symbolic link": (symbolic_link, UnreadableDocument),
    "encrypted as Word does": (lambda: CFB + bytes(504) + "EncryptedPackage".encode("utf-16-le"), EncryptedDocument),
    "encrypted entries": (lambda: encrypted_entries(package(parts())), EncryptedDocument),
    "an old .doc": (lambda: CFB + bytes(504) + "WordDocument".encode("utf-16-le"), UnsupportedDocument),
    "macro-enabled": (lambda: with_main_type(MACRO), UnsupportedDocument),
    "macros under a false name": (lambda: with_part("word/vbaProject.bin", "x"), UnsupportedDocument),
    "a spreadsheet": (lambda: with_main_type(SHEET), UnsupportedDocument),
    "a bomb": (lambda: with_part("word/media/a.bin", bytes(30 * 2**20)), DocumentTooLarge),
    "too many entries": (lambda: zipped(*((f"{n}", b"") for n in range(2001))), DocumentTooLarge),
    "too large": (lambda: b"PK" + bytes(50 * 2**20), DocumentTooLarge),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_files_are_refused_by_name_in_one_chinese_sentence(kind: str) -> None:
    make, error = BAD[kind]

    with pytest.raises(DocumentError) as refused:
        read_document(make(), "坏.docx")

    assert type(refused.value) is error
    assert refused.value.message.endswith("。")
    assert refused.value.message.count("。") == 1


def with_body(body: str) -> bytes:
    """A document of that body, with enough noise beside it that the archive is not a hundred times smaller."""
    noise = os.urandom(len(body) // 90 + 1)
    document = parts()["word/document.xml"].partition("<w:body>")[0] + f"<w:body>{body}</w:body></w:document>"
    return package({**parts(), "word/document.xml": document, "word/media/noise.png": noise})


@pytest.mark.parametrize(
    "piece", ["<w:p/>", "<w:p><w:r><w:t>a</w:t></w:r></w:p>", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"]
)
def test_two_million_paragraphs_are_refused(piece: str) -> None:
    with pytest.raises(DocumentTooLarge, match="上限"):
        read_document(with_body(piece * 2_000_000), "多.docx")


def test_three_hundred_pages_are_read() -> None:
    line = "<w:p><w:r><w:rPr><w:sz w:val='32'/></w:rPr><w:t>一是加强组织领导，</w:t></w:r><w:r><w:t>压实责任。</w:t></w:r></w:p>"

    document = read_document(with_body(line * (300 * 22)), "长.docx")

    assert len(document.paragraphs) == 6600
    assert document.paragraphs[-1].index == 6599


def test_many_runs_in_one_paragraph_become_one() -> None:
    document = read_document(with_body(f"<w:p>{'<w:r><w:t>文</w:t></w:r>' * 100_000}</w:p>"), "长.docx")

    assert [len(run.text) for run in document.paragraphs[0].runs] == [100_000]


def test_deep_nesting_ends_in_a_document_or_an_error() -> None:
    wrapped = "<w:sdt><w:sdtContent>" * 100 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 100
    nested = "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80
    too_deep = "<w:sdt>" * 5000 + "</w:sdt>" * 5000

    assert len(read_document(with_body(wrapped), "深.docx").paragraphs) == 1
    assert len(read_document(with_body(nested), "深.docx").tables) == 1
    with pytest.raises(DocumentTooLarge, match="嵌套过深"):
        read_document(with_body(too_deep), "深.docx")


@pytest.mark.parametrize(
    "body",
    [
        '<w:p><w:pPr><w:ind w:firstLine="many" w:left="99999999999999"/><w:spacing w:line=""/></w:pPr></w:p>',
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="-1"/><w:numId w:val="x"/></w:numPr><w:outlineLvl w:val="77"/></w:pPr></w:p>',
        '<w:p><w:r><w:rPr><w:sz w:val="big"/><w:color w:val="red" w:themeColor="none" w:themeTint="zz"/></w:rPr></w:r></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar/></w:r><w:r><w:instrText/></w:r></w:p>',
        '<w:tbl><w:tblPr><w:tblLook w:val="zz"/></w:tblPr><w:tr/><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-5"/></w:tcPr></w:tc></w:tr></w:tbl>',
        "<w:p><w:r><w:drawing/><w:pict/><w:object/></w:r><w:r><w:drawing><wp:anchor/></w:drawing></w:r></w:p>",
        '<w:p><w:r><mc:AlternateContent/></w:r></w:p><w:sdt/><w:sectPr><w:pgSz w:w=""/><w:docGrid w:type="lines"/></w:sectPr>',
    ],
)
def test_values_that_make_no_sense_count_as_not_said(body: str) -> None:
    document = read_document(with_body(body), "怪.docx")

    assert len(document.blocks) == 1


NONSENSE = ("", "-1", "x", "99999999999", "1e9", "nan", "²", "٣", "%1", "true")


def mutated(seed: int) -> dict[str, Any]:
    """The document with three attributes made nonsense, or removed, in one of its parts."""
    chance = random.Random(seed)
    files = parts()
    name = chance.choice(sorted(files))
    for _ in range(3):
        said = chance.choice(list(re.finditer(r' [\w:]+="([^"]*)"', files[name])))
        new = "" if chance.random() < 0.3 else said.group().replace(f'"{said[1]}"', f'"{chance.choice(NONSENSE)}"')
        files[name] = files[name][: said.start()] + new + files[name][said.end() :]
    return files


@pytest.mark.parametrize("seed", range(200))
def test_mutated_files_give_a_document_or_an_error_of_documents(seed: int) -> None:
    try:
        document = read(mutated(seed))
    except DocumentError as error:
        assert error.message.endswith("。")
    else:
        assert document == read(mutated(seed))
