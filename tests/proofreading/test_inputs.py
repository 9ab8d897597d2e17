"""Every kind of file gives the same findings about its text; a file that cannot be read is refused by name, in one sentence."""

from __future__ import annotations

import http.server
import io
import os
import re
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import DocumentError, DocumentTooLarge, EncryptedDocument, UnreadableDocument, UnsupportedDocument
from assistant.files import formats, office
from assistant.proofreading.checker import Checker
from assistant.proofreading.inputs import input_of
from assistant.rules.profile import load_profile
from tests.needs import needs_office
from tests.ooxml.building import build, document_parts
from tests.ooxml.packaging import package
from tests.ooxml.test_packages import CFB, MACRO, encrypted_entries, with_body, with_main_type
from tests.proofreading import samples
from tests.proofreading.samples import NOTICE, SLIP, STORY, TEXT, TITLE, as_docx, as_ofd, as_pdf, converted

PROFILE = load_profile()
CONVERTED = formats.endings(formats.converted)


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    with Checker() as checker:
        yield checker


def check(checker: Checker, name: str, data: bytes) -> dict[str, Any]:
    return checker.check(data, PROFILE, name)


def found_slips(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["place"]["text"], each["replacement"]) for each in report["findings"] if each["rule"] == "M008"]


# What is read


PAGE = ("<html><head><title>不读</title></head><body>", "<script>不读</script></body></html>")
FILES: dict[str, Callable[[], bytes]] = {
    "通知.docx": as_docx,
    "通知.pdf": as_pdf,
    "通知.ofd": as_ofd,
    "通知.txt": lambda: TEXT.encode(),
    "国标码.txt": lambda: TEXT.encode("gb18030"),
    "通知.html": lambda: "".join(f"<p>{text}</p>" for _, text in NOTICE).join(PAGE).encode(),
    "通知.htm": lambda: "<br>\n".join(text for _, text in NOTICE).join(PAGE).encode("gb18030"),
    "通知.xhtml": lambda: "".join(f"<div>\n {text}</div>" for _, text in NOTICE).join(PAGE).encode(),
    "通知.dotx": samples.as_dotx,
    "有标记.TXT": lambda: ("\ufeff" + TEXT.replace("\n", "\r\n")).encode("utf-16-le"),
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_paragraphs_and_the_planted_slip(checker: Checker, name: str) -> None:
    report = check(checker, name, FILES[name]())

    assert report["file"] == name
    assert [each["text"] for each in report["paragraphs"]] == [text for _, text in NOTICE]
    assert (report["document_type"], report["official"]) == ("通知", True)
    assert found_slips(report) == [(SLIP, "等")]


@needs_office
@pytest.mark.parametrize("suffix", CONVERTED)
def test_other_word_processors_are_converted_and_their_layout_is_judged(checker: Checker, suffix: str) -> None:
    report = check(checker, f"通知{suffix}", converted(suffix))

    assert [each["text"] for each in report["paragraphs"]] == [text for _, text in NOTICE]
    assert report["paragraphs"][0]["align"] == "center"
    assert report["paragraphs"][0]["runs"][0][2]["size"] == 22
    assert found_slips(report) == [(SLIP, "等")]
    assert "LibreOffice" in report["not_judged"][0]


def test_every_ending_is_tested_here() -> None:
    tested = {Path(name).suffix.lower() for name in FILES} | set(CONVERTED)

    assert set(formats.endings(formats.Wing.PROOFREADING.reads)) == tested


@pytest.mark.parametrize("name", ["通知.pdf", "通知.ofd", "通知.txt", "通知.html"])
def test_layout_of_text_alone_is_not_judged_and_this_is_said(checker: Checker, name: str) -> None:
    report = check(checker, name, FILES[name]())

    assert "没有判断" in report["not_judged"][0]
    assert all(sentence.endswith("。") for sentence in report["not_judged"])
    assert {each["changes"] for each in report["findings"]} == {"text"}
    assert all("runs" not in each for each in report["paragraphs"])


def test_pasted_text_is_checked_without_a_file(checker: Checker) -> None:
    report = checker.check_text(TEXT.replace("防汛", "防\x00汛"), PROFILE)

    assert report["file"] == "粘贴的文字"
    first = report["elements"][0]
    assert (first["paragraph"], first["element"], first["text"]) == (0, "标题", TITLE)
    assert found_slips(report) == [(SLIP, "等")]


def test_what_is_no_official_document_is_said_to_be_none_and_general_rules_run(checker: Checker) -> None:
    lines = [("body", line) for line in STORY.splitlines()]
    for report in (check(checker, "故事.docx", as_docx(lines)), check(checker, "故事.txt", STORY.encode())):
        assert not report["official"]
        assert report["reasons"]
        assert all(reason.endswith("。") for reason in report["reasons"])
        assert found_slips(report) == [(SLIP, "等")]


def test_what_of_a_word_document_was_not_judged_is_said(checker: Checker) -> None:
    changed = '<w:ins w:id="1" w:author="审核人"><w:r><w:t>特此通知。</w:t></w:r></w:ins>'
    report = check(checker, "修订.docx", build([{"text": TITLE}, {"xml": f"<w:p>{changed}</w:p>"}]))

    assert report["paragraphs"][1]["text"] == "特此通知。"
    assert [sentence for sentence in report["not_judged"] if "1 处修订" in sentence]


def test_printed_lines_in_spread_characters_are_closed_up() -> None:
    from assistant.proofreading.inputs._printed import closed_up

    assert closed_up("清 教 函 〔 2026 〕 21 号 ， Word 2019 版") == "清教函〔2026〕21号，Word 2019版"


def test_pages_of_an_ofd_are_read_in_order_without_their_numbers() -> None:
    def page(number: int, county: str) -> str:
        lines = [
            (39.2, 40.0, 5.6, f"{county}县承担的工作由县人民政府负责，按照时间节点"),
            (28.0, 50.0, 5.6, f"{county}县逐项完成。"),
        ]
        return samples._ofd_page([*lines, (100.0, 280.0, 5.0, f"— {number} —")])

    counties = "甲乙丙丁戊己庚辛壬癸子丑"
    read = input_of(".ofd").read(
        as_ofd([page(number, county) for number, county in enumerate(counties, 1)]), "多页.ofd"
    )

    assert [each.text for each in read.document.paragraphs] == [
        f"{county}县承担的工作由县人民政府负责，按照时间节点{county}县逐项完成。" for county in counties
    ]


def test_an_ofd_in_scaled_coordinates_is_read_by_lines() -> None:
    def text_object(top: float, x: float, text: str) -> str:
        code = f'<TextCode X="{x}" Y="16">{text}</TextCode>'
        return f'<TextObject Boundary="28 {top} 150 6" CTM="0.353 0 0 0.353 0 0" Size="16">{code}</TextObject>'

    objects = text_object(50, 32, "特此函复。") + text_object(40, 64, "关于来函") + text_object(40, 0, "收悉你局")
    content = f"<Page><Content><Layer>{objects}</Layer></Content></Page>"
    read = input_of(".ofd").read(as_ofd([content]), "无前缀.ofd")

    assert read.document.text == "收悉你局关于来函\n特此函复。"


# What is refused


def package_with(name: str, content: str | bytes) -> bytes:
    return package({**document_parts({"given": [{"text": TITLE}]}), name: content})


def wide_table() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="5000000"/></w:tcPr><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc>'
    return with_body(f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>{f'<w:tr>{cell}</w:tr>' * 50}</w:tbl><w:p/>")


def locked_pdf() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer, stream = PdfWriter(clone_from=PdfReader(io.BytesIO(as_pdf()))), io.BytesIO()
    writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(stream)
    return stream.getvalue()


def locked_odt() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    return stream.getvalue()


def old_word(locked: bool = False) -> bytes:
    """The head of a Word file of before 2007: a sector of the compound file, then the FIB with its flag fEncrypted."""
    fib = bytearray(512)
    fib[:2], fib[11] = b"\xec\xa5", locked
    return CFB + bytes(504) + bytes(fib) + bytes(4096)


def bomb(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, bytes(30 * 2**20))
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
    return stream.getvalue()


LOCKED_OFFICE = CFB + bytes(504) + "EncryptedPackage".encode("utf-16-le")
ENDLESS_OFD = "<a>" * 1_100_000
BAD: dict[str, tuple[str, Callable[[], bytes], type[DocumentError], str]] = {
    "empty file": ("空.docx", lambda: b"", UnreadableDocument, "空的"),
    "not a docx": ("文.docx", lambda: TEXT.encode(), UnreadableDocument, "不是 Word 文档"),
    "truncated": ("半.docx", lambda: as_docx()[:-200], UnreadableDocument, "损坏"),
    "encrypted": ("密.docx", lambda: LOCKED_OFFICE, EncryptedDocument, "密码"),
    "encrypted entries": ("密.docx", lambda: encrypted_entries(as_docx()), EncryptedDocument, "密码"),
    "macro-enabled": ("宏.docx", lambda: with_main_type(MACRO), UnsupportedDocument, "宏"),
    "macros": ("宏.docx", lambda: package_with("word/vbaProject.bin", b"x"), UnsupportedDocument, "宏"),
    "docm": ("宏.docm", as_docx, UnsupportedDocument, "宏"),
    "zip bomb": ("弹.docx", lambda: package_with("word/a.bin", bytes(30 * 2**20)), DocumentTooLarge, "压缩炸弹"),
    "two million paragraphs": ("多.docx", lambda: with_body("<w:p/>" * 2_000_000), DocumentTooLarge, "段落"),
    "too large": ("大.docx", lambda: b"PK\x03\x04word/" + bytes(51 * 2**20), DocumentTooLarge, "51 MB.*50 MB"),
    "no text": ("空白.docx", lambda: build([{"text": " "}, {}]), UnreadableDocument, "没有可以校对的文字"),
    "no paragraph": ("空白.docx", lambda: build([]), UnreadableDocument, "没有可以校对的文字"),
    "an old Word file": ("文.docx", old_word, UnsupportedDocument, "旧版 Office"),
    "macros by another name": ("宏.wps", lambda: with_main_type(MACRO), UnsupportedDocument, "宏"),
    "a page without text": ("空.html", lambda: b"<html><body> <p></p></body></html>", UnreadableDocument, "没有可以"),
    "a picture": ("文.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), UnreadableDocument, "内容却是图片"),
    "a spreadsheet": ("表.xlsx", lambda: b"PK\x03\x04", UnsupportedDocument, "不支持 .xlsx"),
    "no ending": ("文", lambda: b"a", UnsupportedDocument, "没有扩展名"),
    "an encrypted PDF": ("密.pdf", locked_pdf, EncryptedDocument, "密码"),
    "a damaged PDF": ("坏.pdf", lambda: as_pdf()[:300], UnreadableDocument, "损坏"),
    "a damaged OFD": ("坏.ofd", lambda: as_ofd()[:-100], UnreadableDocument, "OFD.*损坏"),
    "an OFD without pages": ("空.ofd", lambda: as_ofd([]), UnreadableDocument, "OFD.*损坏"),
    "an OFD without text": ("扫.ofd", lambda: as_ofd(["<Page/>"]), UnreadableDocument, "扫描件"),
    "an OFD that names no page": ("坏.ofd", lambda: as_ofd(["<Page"]), UnreadableDocument, "OFD.*损坏"),
    "an OFD bomb": ("弹.ofd", lambda: bomb("OFD.xml"), DocumentTooLarge, "压缩炸弹"),
    "an endless OFD": ("长.ofd", lambda: as_ofd([ENDLESS_OFD], noise=os.urandom(2**20)), DocumentTooLarge, "过多"),
    "an ODT bomb": ("弹.odt", lambda: bomb("content.xml"), DocumentTooLarge, "压缩炸弹"),
    "bytes": ("乱.txt", lambda: bytes(range(128, 256)) * 20, UnreadableDocument, "编码"),
    "white space": ("空.txt", lambda: b" \n\n ", UnreadableDocument, "没有文字"),
    "two million lines": ("长.txt", lambda: b"a\n" * 2_000_000, DocumentTooLarge, "段落"),
}
NEEDS_OFFICE: dict[str, tuple[str, Callable[[], bytes], type[DocumentError], str]] = {
    "an encrypted ODT": ("密.odt", locked_odt, EncryptedDocument, "密码"),
    "an encrypted old Word file": ("密.doc", lambda: old_word(locked=True), EncryptedDocument, "密码"),
    "an encrypted Office file": ("密.doc", lambda: LOCKED_OFFICE, EncryptedDocument, "密码"),
    "a damaged old Word file": ("坏.doc", old_word, UnreadableDocument, "无法转换"),
    "a damaged ODT": ("坏.odt", lambda: converted(".odt")[:-300], UnreadableDocument, "损坏"),
}


def refusal(checker: Checker, name: str, data: bytes) -> DocumentError:
    started = time.monotonic()
    with pytest.raises(DocumentError) as refused:
        check(checker, name, data)
    assert time.monotonic() - started < 10
    assert re.fullmatch(r"[^。]+。", refused.value.message)
    return refused.value


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=[needs_office] if kind == "an ODT bomb" else []) for kind in BAD]
)
def test_bad_files_are_refused_by_name_in_one_sentence(checker: Checker, kind: str) -> None:
    name, make, error, says = BAD[kind]
    refused = refusal(checker, name, make())

    assert type(refused) is error
    assert re.search(says, refused.message)


@needs_office
@pytest.mark.parametrize("kind", NEEDS_OFFICE)
def test_bad_files_of_other_word_processors_are_refused(checker: Checker, kind: str) -> None:
    name, make, error, says = NEEDS_OFFICE[kind]
    refused = refusal(checker, name, make())

    assert type(refused) is error
    assert re.search(says, refused.message)


def test_the_checker_goes_on_after_all_of_these(checker: Checker) -> None:
    assert found_slips(check(checker, "通知.docx", as_docx())) == [(SLIP, "等")]


def test_missing_files_and_folders_are_named(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "夹.docx").mkdir()
    for name in ("无.docx", "夹.docx"):
        with pytest.raises(UnreadableDocument, match="不存在"):
            checker.check(tmp_path / name, PROFILE)


def test_white_space_is_nothing_to_check(checker: Checker) -> None:
    with pytest.raises(UnreadableDocument, match="粘贴"):
        checker.check_text(" \n　", PROFILE)


def test_merged_cells_in_the_millions_cost_nothing(checker: Checker) -> None:
    started = time.monotonic()
    report = check(checker, "宽表.docx", wide_table())

    assert time.monotonic() - started < 5
    assert sum(each["place"]["part"] == "table" for each in report["paragraphs"]) == 50


def test_three_hundred_pages_are_checked(checker: Checker) -> None:
    body = (
        "body",
        "各级各部门要严格落实值班制度，对水库、河道、低洼地带逐一排查，发现险情立即处置并报告市防汛指挥部。" * 2,
    )
    started = time.monotonic()
    report = check(checker, "长.docx", as_docx([*NOTICE[:3], *[body] * (300 * 22 // 4), *NOTICE[-2:]]))

    assert time.monotonic() - started < 20
    assert len(report["paragraphs"]) == 300 * 22 // 4 + 5


# LibreOffice


def test_without_libreoffice_people_are_told_what_to_do(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "office_program", lambda: None)
    for suffix in CONVERTED:
        content = {".rtf": rb"{\rtf1 a}", ".odt": locked_odt()}.get(suffix, old_word())
        with pytest.raises(UnsupportedDocument, match=f"{suffix} .*没有安装 LibreOffice；.*另存为 .docx"):
            check(checker, f"文{suffix}", content)


def odt_with_picture_at(address: str) -> bytes:
    """With LibreOffice's usual settings, converting it asks for the picture three times."""
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    names = {"office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible"}
    spaces = "".join(f' xmlns:{prefix}="{oasis}:{name}:1.0"' for prefix, name in names.items())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        entries = (("/", "application/vnd.oasis.opendocument.text"), ("content.xml", "text/xml"))
        listed = "".join(f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>' for path, kind in entries)
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{oasis}:manifest:1.0">{listed}</m:manifest>')
        archive.writestr(
            "content.xml",
            f'<office:document-content{spaces} office:version="1.2" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
            f'<text:p>特此通知。<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{address}" xlink:type="simple"/>'
            "</draw:frame></text:p></office:text></office:body></office:document-content>",
        )
    return stream.getvalue()


@needs_office
def test_nothing_that_a_document_names_is_fetched_while_it_is_converted(checker: Checker) -> None:
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            pass

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        report = check(checker, "链接.odt", odt_with_picture_at(f"{address}/picture.png"))
        server.shutdown()

    assert report["paragraphs"][0]["text"] == "特此通知。"
    assert asked == []


@needs_office
def test_nothing_is_left_of_a_conversion(checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    check(checker, "通知.rtf", converted(".rtf"))

    assert list(tmp_path.iterdir()) == []
