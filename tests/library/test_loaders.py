"""Files become paragraphs: real files of every format, made here, go through the loader that the registry names."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import PurePath

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.errors import DocumentTooLarge, EncryptedDocument, UnreadableDocument, UnsupportedDocument
from assistant.files.formats import FORMATS, PICTURE, endings, format_of, loaded
from assistant.library.loaders import LoadedText
from assistant.library.loaders.registry import loader_for
from assistant.library.structure import parse_structure
from tests.library import sample_files
from tests.library.sample_files import INTENDED, TITLE, docx_bytes

FILES = {
    "办法.md": sample_files.as_markdown,
    "办法.txt": sample_files.as_txt,
    "办法.docx": sample_files.as_docx,
    "办法.dotx": sample_files.as_dotx,
    "办法.html": sample_files.as_html,
    "办法.mht": sample_files.as_mht,
    "办法.pdf": sample_files.as_pdf,
    "办法.ofd": sample_files.as_ofd,
    "办法.pptx": sample_files.as_pptx,
}
# Their rows are pieces of their own: tests/library/test_sheets.py.
SHEETS = {format_of(".xlsx"), format_of(".csv")}


def load(name: str, data: bytes) -> LoadedText:
    return loader_for(PurePath(name)).load(data)


def texts(name: str, data: bytes) -> list[str]:
    return [block.text for block in load(name, data).blocks]


@pytest.mark.parametrize("suffix", endings(loaded))
def test_loader_keeps_its_contract(suffix: str) -> None:
    loader = loader_for(PurePath("x" + suffix.upper()))

    assert loader.__doc__
    assert loader.FORMAT is format_of(suffix)
    assert callable(loader.load)


def test_what_is_tried_here_is_every_format_of_the_library() -> None:
    assert {format_of(PurePath(name).suffix) for name in FILES} | SHEETS | {PICTURE} == {
        each for each in FORMATS if loaded(each)
    }


@pytest.mark.parametrize("name", ["图.heic", "旧.rar", "无扩展名"])
def test_other_formats_are_refused_with_advice(name: str) -> None:
    with pytest.raises(UnsupportedDocument, match="不支持.*再试"):
        loader_for(PurePath(name))


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_articles(name: str) -> None:
    parsed = parse_structure(load(name, FILES[name]()))

    assert parsed.title == TITLE
    assert [(article.number, article.path) for article in parsed.articles] == list(INTENDED)
    reference = parse_structure(load("办法.txt", sample_files.as_txt()))
    assert [article.text for article in parsed.articles] == [article.text for article in reference.articles]
    assert parsed.articles[1].text.split("\n")[1].startswith("第三条规定的情形")
    assert parsed.document_number == "示例市人民政府令第12号"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_every_encoding(encoding: str) -> None:
    assert texts("办法.txt", sample_files.as_txt(encoding)) == texts("办法.txt", sample_files.as_txt())


def test_big5_is_not_taken_for_gb18030() -> None:
    text = "為了規範機關公務用車的配備和使用，保障公務出行，降低運行成本，制定本辦法。本市機關適用本辦法。"

    assert texts("辦法.txt", text.encode("big5")) == [text]


@pytest.mark.parametrize("data", [b"\x00\x01\x02\xff" * 200, bytes(range(128, 256)) * 20, b"PK\x03\x04\x00\x00"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="编码"):
        load("办法.txt", data)


@pytest.mark.parametrize("name", ["办法.txt", "办法.md", "办法.html"])
def test_a_file_of_white_space_is_refused(name: str) -> None:
    with pytest.raises(UnreadableDocument, match="没有文字"):
        load(name, " \n　\n".encode())


def test_markdown_loses_its_marks_and_keeps_its_headings() -> None:
    source = """---
title: 用车须知
doc_number: 示政发〔2021〕12号
---
# 用车须知 #
## 一、借用
**先**登记，再[取车](https://example.invalid/a)。<!-- 旧文 -->
- 一辆*一*卡
1. 交回钥匙

| 车型 | 座位 |
|:---|---:|
| 轿车 | 5 |
"""
    loaded = load("须知.md", source.encode())

    assert loaded.properties == {"title": "用车须知", "doc_number": "示政发〔2021〕12号"}
    assert [(block.heading_level, block.text) for block in loaded.blocks] == [
        (1, "用车须知"),
        (2, "一、借用"),
        (None, "先登记，再取车。"),
        (None, "一辆一卡"),
        (None, "1. 交回钥匙"),
        (None, "车型：轿车；座位：5"),
    ]


def test_page_gives_its_text_and_its_information_table() -> None:
    page = """<html><head><meta charset="gb2312"><meta name="PubDate" content="2020-01-01"></head><body>
<div class="breadcrumb"><a>首页</a></div>
<table><tr><td>发文字号：</td><td>示政发〔2021〕12号</td><td>成文日期</td><td>2021年3月4日</td></tr>
<tr><td>施行日期</td><td>2021年6月1日</td><td>索引号</td><td>1</td></tr></table>
<table><tr><td><h1>用车须知</h1><p>先登记。<br>再取车。</p></td></tr></table>
<table><tr><th>车型</th><th>座位</th></tr><tr><td>轿车</td><td>5</td></tr></table>
<style>p{}</style><div style="display: none">看不见</div></body></html>"""
    loaded = load("须知.html", page.encode("gb18030"))

    assert [block.text for block in loaded.blocks] == ["用车须知", "先登记。", "再取车。", "车型：轿车；座位：5"]
    assert loaded.blocks[0].heading_level == 1
    assert loaded.properties == {
        "doc_number": "示政发〔2021〕12号",
        "publish_date": "2021年3月4日",
        "effective_date": "2021年6月1日",
    }


def test_word_gives_tables_in_their_place_and_the_first_as_properties() -> None:
    document = docx.Document()
    for rows in ((("标题", "用车须知"), ("发布机关", "示例市人民政府")), (("车型", "座位"), ("轿车", "5"))):
        table = document.add_table(0, 2)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.add_paragraph("先登记。")
    loaded = load("须知.docx", docx_bytes(document))

    assert loaded.properties == {"title": "用车须知", "issuing_body": "示例市人民政府"}
    assert [block.text for block in loaded.blocks] == ["先登记。", "车型：轿车；座位：5", "先登记。"]


def test_word_text_is_the_accepted_one() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("三十")._p
    for change in (
        "<w:del {} w:id='1'><w:r><w:delText>十五</w:delText></w:r></w:del>",
        "<w:ins {} w:id='2'><w:r><w:t>六十</w:t></w:r></w:ins>",
        "<w:moveFrom {} w:id='3'><w:r><w:t>移走</w:t></w:r></w:moveFrom>",
        "<w:r {}><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>",
        "<w:sdt {}><w:sdtContent><w:r><w:t>日</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        paragraph.append(parse_xml(change.format(nsdecls("w"))))

    assert texts("须知.docx", docx_bytes(document)) == ["三十六十日"]


def test_automatic_numbers_of_word_are_spelled_out() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f"<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='{text}'/></w:lvl>"
        for level, text in enumerate(("第%1条", "（%2）"))
    )
    numbering.insert(0, parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'>{levels}</w:abstractNum>"))
    numbering.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"))
    for level, text in ((0, "车辆应当："), (1, "登记；"), (1, "年检。"), (0, "本办法由本局解释。")):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        number = f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{level}'/><w:numId w:val='77'/></w:numPr>"
        properties.append(parse_xml(number))

    assert texts("须知.docx", docx_bytes(document)) == [
        "第一条 车辆应当：",
        "（一）登记；",
        "（二）年检。",
        "第二条 本办法由本局解释。",
    ]


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def rezipped(change: dict[str, bytes], data: bytes | None = None) -> bytes:
    """A Word document with entries added or replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data or sample_files.as_docx())) as source, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                target.writestr(entry.filename, source.read(entry))
            for name, content in change.items():
                target.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (sample_files.as_docx()[:3000], UnreadableDocument, "损坏"),
        (rezipped({"word/media/a.bin": bytes(30_000_000)}), DocumentTooLarge, "压缩炸弹"),
        (rezipped({f"x/{i}": b"" for i in range(2001)}), DocumentTooLarge, "解压后过大"),
        (rezipped({"word/document.xml": b"<a/>"}), UnreadableDocument, "重名"),
        (rezipped({"../../etc/passwd": b"x"}), UnreadableDocument, "越界"),
        (rezipped({"/etc/passwd": b"x"}), UnreadableDocument, "越界"),
        (OLD, UnsupportedDocument, "旧版"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), EncryptedDocument, "密码"),
        (docx_bytes(docx.Document()), UnreadableDocument, "没有文字"),
        (bytes(1000), UnreadableDocument, "不是 Word 文档"),
    ],
)
def test_bad_word_files_are_refused(data: bytes, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        load("坏.docx", data)


def replaced(name: str, content: bytes | None) -> bytes:
    """A Word document with other content in an entry, or without it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample_files.as_docx())) as source, zipfile.ZipFile(stream, "w") as target:
        for entry in source.infolist():
            if entry.filename != name:
                target.writestr(entry.filename, source.read(entry))
            elif content is not None:
                target.writestr(name, content)
    return stream.getvalue()


def test_archive_without_a_document_is_no_word_file() -> None:
    with pytest.raises(UnreadableDocument, match="不是 Word 文档"):
        load("坏.docx", replaced("word/document.xml", None))


def test_a_word_file_that_declares_entities_is_refused() -> None:
    body = (
        f'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document {nsdecls("w")}><w:body><w:p><w:r>'
        "<w:t>先登记。&e;</w:t></w:r></w:p></w:body></w:document>"
    )

    with pytest.raises(UnreadableDocument, match="XML 已损坏"):
        load("外.docx", replaced("word/document.xml", body.encode()))


def test_pdf_knows_pages_and_drops_what_returns_on_each() -> None:
    loaded = load("办法.pdf", sample_files.as_pdf())

    assert loaded.blocks[0].heading_level == 1
    assert loaded.blocks[0].page == 1
    assert loaded.blocks[-1].page == 3
    joined = "".join(block.text for block in loaded.blocks)
    assert "规章汇编" not in joined
    assert "— 2 —" not in joined


def test_pdf_with_a_user_password_is_refused_and_without_one_is_read() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = StandardEncryption("secret", ownerPassword="owner", strength=128)
    open_to_all = StandardEncryption("", ownerPassword="owner", strength=128)

    with pytest.raises(EncryptedDocument, match="密码"):
        load("密.pdf", sample_files.as_pdf(encrypt=locked))
    assert texts("开.pdf", sample_files.as_pdf(encrypt=open_to_all)) == texts("办法.pdf", sample_files.as_pdf())


def test_pdf_of_images_is_said_to_be_a_scan() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawImage(ImageReader(Image.new("RGB", (200, 200), "white")), 50, 50)
    canvas.showPage()
    canvas.save()

    with pytest.raises(UnreadableDocument, match="扫描件"):
        load("扫描.pdf", stream.getvalue())


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\ngarbage\n%%EOF", sample_files.as_pdf()[:400]])
def test_damaged_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="损坏"):
        load("坏.pdf", data)


def test_pdf_without_a_map_to_characters_is_said_to_be_garbled() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setFont("STSong-Light", 12)
    canvas.drawString(72, 700, "\ue001\ue002\ue003\ue004。")
    canvas.save()

    with pytest.raises(UnreadableDocument, match="乱码"):
        load("乱码.pdf", stream.getvalue())


def test_what_reaches_over_rows_of_a_page_s_table_stands_in_each_of_them() -> None:
    page = """<html><body><p>标准如下。</p><table><tr><th>级别</th><th>车型</th><th>上限</th></tr>
<tr><td rowspan="2">一类</td><td>越野车</td><td rowspan="3">3万公里</td></tr><tr><td>客车</td></tr>
<tr><td>二类</td><td>轿车</td></tr><tr><td rowspan="x">三类</td><td>货车</td><td>2万公里</td></tr></table></body></html>"""

    assert [block.text for block in load("标准.html", page.encode()).blocks][1:] == [
        "级别：一类；车型：越野车；上限：3万公里",
        "级别：一类；车型：客车；上限：3万公里",
        "级别：二类；车型：轿车；上限：3万公里",
        "级别：三类；车型：货车；上限：2万公里",
    ]
