"""Scanned pages and pictures: read, put upright, marked as recognised; what cannot be read is named and the rest goes on."""

from __future__ import annotations

import io
import json
import struct
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.answering.pipeline import answer_question
from assistant.commands.library._document import document_as_json
from assistant.errors import Cancelled, DocumentTooLarge, UnreadableDocument
from assistant.files.ocr.characters import as_printed, is_page_number
from assistant.files.ocr.reading_order import RecognisedLine, in_reading_order
from assistant.files.ocr.seals import without_seals
from assistant.library.keeper import index_into
from assistant.library.reading import DocumentReader
from assistant.library.recognised import marked, recognised
from assistant.library.search import LibrarySearch
from assistant.library.source import Article
from tests.needs import needs_recognition

SCAN = Path(__file__).parent.parent / "fixtures" / "scans" / "regulation.png"
TITLE = "示例市会议室使用管理办法"
ARTICLES = [
    ("第一条", "使用会议室应当提前四个工作日预约，由办公室按照先后次序统一安排。"),
    ("第二条", "会议室出现下列情形的，不予安排：\n（一）与公务无关；\n（二）人数超过核定座位的。"),
]


@pytest.fixture(scope="module")
def reader() -> Iterator[DocumentReader]:
    with DocumentReader() as reader:
        yield reader


def pdf_of(*pages: Image.Image | str) -> bytes:
    """A PDF whose pages are pictures, or words of a text layer."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(500, 300))
    for page in pages:
        if isinstance(page, str):
            for place in range(5):
                canvas.drawString(40, 250 - 20 * place, f"{page} {place} of the public offices")
        else:
            canvas.drawImage(ImageReader(page.convert("L")), 0, 0, 500, 300 * page.height / page.width * 5 / 3)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@needs_recognition
def test_a_mixed_pdf_is_read_page_by_page_and_only_scans_are_recognised(tmp_path: Path) -> None:
    path = tmp_path / "混.pdf"
    scan = Image.open(SCAN)
    path.write_bytes(pdf_of("Regulation", scan.rotate(180), Image.new("L", scan.size, 255)))
    told: list[tuple[str, int, int]] = []

    def on_page(file: Path, page: int, pages: int) -> bool:
        told.append((file.name, page, pages))
        return True

    with DocumentReader(on_page=on_page) as reader:
        parsed = reader.read(path)

    assert told == [("混.pdf", 1, 2), ("混.pdf", 2, 2)]
    assert parsed.scan_notice.startswith("第 2 页由图片识别，可信度 9")
    found = [(each.number, each.text) for each in parsed.articles if each.number]
    assert found == ARTICLES
    assert all(each.ocr is not None and each.ocr > 0.9 for each in parsed.articles if each.number)


@needs_recognition
def test_a_recognised_text_says_so_wherever_it_is_shown(tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(SCAN.read_bytes())

    report = index_into(tmp_path / "library", [tmp_path / "scan.png"])
    library = LibrarySearch(tmp_path / "library", None)
    [entry] = library.documents.values()
    answer = answer_question("会议室要提前几个工作日预约？", [], library, date(2026, 11, 25))

    assert [each.sentence[-9:] for each in report.notices] == ["引用前请核对原件。"]
    assert entry.document.title == TITLE
    assert [(each.number, each.text) for each in library.catalogue.articles(entry.document.id)] == ARTICLES
    assert document_as_json(entry)["ocr"] == entry.ocr
    assert entry.ocr is not None
    assert entry.ocr > 0.9
    assert answer.citations[0].ocr == entry.ocr
    assert any("由图片识别" in notice and "请核对原件" in notice for notice in answer.notices)


@needs_recognition
def test_recognition_is_stopped_between_pages_and_the_next_file_is_read(tmp_path: Path) -> None:
    scan, text = tmp_path / "扫.png", tmp_path / "文.txt"
    scan.write_bytes(SCAN.read_bytes())
    text.write_text("第一条 一。\n第二条 二。", encoding="utf-8")

    with DocumentReader(on_page=lambda *_: False) as reader:
        with pytest.raises(Cancelled):
            reader.read(scan)
        assert len(reader.read(text).articles) == 2


def png_of(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    parts = [struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@needs_recognition
@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (png_of(1, 1), UnreadableDocument, "1×1"),
        (png_of(60_000, 60_000), DocumentTooLarge, "60000×60000"),
        (SCAN.read_bytes()[:3000], UnreadableDocument, "损坏"),
        (b"\x89PNG\r\n\x1a\nnothing", UnreadableDocument, "损坏"),
    ],
)
def test_pictures_that_cannot_be_read_are_named(
    reader: DocumentReader, tmp_path: Path, data: bytes, error: type[Exception], says: str
) -> None:
    path = tmp_path / "图.png"
    path.write_bytes(data)

    with pytest.raises(error, match=says):
        reader.read(path)


@needs_recognition
def test_a_blank_picture_is_said_to_hold_no_text(reader: DocumentReader, tmp_path: Path) -> None:
    Image.new("RGB", (400, 300), "white").save(tmp_path / "白.jpg")

    with pytest.raises(UnreadableDocument, match="没有从图片中认出文字"):
        reader.read(tmp_path / "白.jpg")


def stored(picture: Image.Image, form: str, **how: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **how)
    return file.getvalue()


@needs_recognition
def test_every_page_of_a_tiff_is_shown_whatever_its_colours() -> None:
    from assistant.files.ocr.pictures import PictureFile

    first = Image.new("RGB", (60, 40), "red")
    more = [Image.new("1", (60, 40), 1), Image.new("L", (30, 20), 100), Image.new("CMYK", (20, 20))]
    file = PictureFile(stored(first, "TIFF", save_all=True, append_images=more))

    pages = [file.page(number) for number in range(1, file.pages + 1)]

    assert [page is not None and page[10, 10].tolist() for page in pages] == [
        [0, 0, 255],
        [255, 255, 255],
        [100, 100, 100],
        [255, 255, 255],
    ]


@needs_recognition
def test_a_picture_is_shown_upright_on_white_paper_and_not_when_it_is_cut_off() -> None:
    from assistant.files.ocr.pictures import PictureFile

    turned = Image.Exif()
    turned[274] = 6  # Exif 2.32, Orientation: the left side of the page is at the top
    with Image.open(SCAN) as scan:
        size, photograph = scan.size, stored(scan.convert("RGB"), "JPEG", exif=turned)
    upright, cut = PictureFile(photograph).page(1), PictureFile(photograph[:-5000]).page(1)
    clear = PictureFile(stored(Image.new("RGBA", (60, 40), (0, 0, 0, 0)), "PNG")).page(1)

    assert upright is not None
    assert upright.shape[:2] == size
    assert cut is None
    assert clear is not None
    assert clear.min() == 255


def line(text: str, left: float, top: float, width: float = 400.0) -> RecognisedLine:
    return RecognisedLine(text, 0.9, left, top, left + width, top + 30)


def test_columns_are_read_one_after_the_other_below_what_stands_over_both() -> None:
    columns = [
        line(f"{side}{row}", left, 100 + 50 * row) for row in range(5) for side, left in (("左", 0), ("右", 480))
    ]

    ordered = in_reading_order([*columns, line("标题", 300, 20, 300)])

    assert [each.text for each in ordered] == ["标题", *(f"左{n}" for n in range(5)), *(f"右{n}" for n in range(5))]
    assert {each.columns for each in ordered[1:]} == {2}


def test_cells_of_a_table_stay_in_their_rows() -> None:
    cells = [
        line(f"{name}{row}", left, 100 + 50 * row, 60 + 40 * (row % 3))
        for row in range(5)
        for name, left in (("项", 0), ("数", 480))
    ]

    assert [each.text for each in in_reading_order(cells)] == [f"项{n} 数{n}" for n in range(5)]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("(一)与公务无关;", "（一）与公务无关；"),
        ("示政发[2026] 12号", "示政发〔2026〕12号"),
        ("GB/T 9704, 2012", "GB/T 9704, 2012"),
        ("98.5%;", "98.5%；"),
        ("第一条 为了规范", "第一条 为了规范"),
        ("共 15 个工作日", "共15个工作日"),
    ],
)
def test_marks_and_blanks_are_those_of_print(read: str, printed: str) -> None:
    assert as_printed(read) == printed


def test_the_blank_behind_a_number_is_told_by_the_places_of_the_characters() -> None:
    assert as_printed("第一条为了", (3, 8, 13, 24, 29)) == "第一条 为了"
    assert as_printed("第一条规定", (3, 8, 13, 18, 23)) == "第一条规定"


@pytest.mark.parametrize(
    ("text", "is_number"), [("一 3 一", True), ("-12-", True), ("3、预约", False), ("2026年", False)]
)
def test_page_numbers_are_told(text: str, is_number: bool) -> None:
    assert is_page_number(text) is is_number


def test_a_seal_is_taken_off_and_a_red_head_stays() -> None:
    from PIL import ImageDraw

    page = Image.new("RGB", (1000, 1400), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((150, 200, 850, 290), fill=(214, 32, 32))
    pen.text((600, 1000), "2026", fill=(0, 0, 0))
    pen.ellipse((550, 900, 750, 1100), outline=(214, 32, 32), width=8)
    import numpy as np

    cleaned = without_seals(np.ascontiguousarray(np.asarray(page)[:, :, ::-1]))

    assert tuple(cleaned[250, 500]) == (32, 32, 214)
    assert cleaned[1000, 552].min() > 200
    assert cleaned[990:1020, 590:640].min() < 60


def test_an_article_is_marked_with_the_least_certain_page_that_it_may_stand_on() -> None:
    articles = tuple(Article(f"第{n}条", (), "文", page) for n, page in (("一", 1), ("二", 2), ("三", 4)))

    assert [each.ocr for each in marked(articles, {3: 0.8, 4: 0.9})] == [None, 0.8, 0.9]
    assert recognised(0.9389) == "由图片识别，可信度 93%"
    assert json.dumps(recognised(None)) == '""'
