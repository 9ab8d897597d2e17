"""PDF files: those with a text layer, and scanned pages."""

from __future__ import annotations

from assistant.errors import UnreadableDocument
from assistant.files import formats
from assistant.files.ocr import INSTALL, can_recognise
from assistant.files.ocr.recognising import PdfScans
from assistant.files.pdf import PdfText, ScannedDocument, read_pdf
from assistant.library.loaders import LoadedText, TextBlock
from assistant.library.loaders._recognised import notice_of, numbers

FORMAT = formats.PDF


def load(data: bytes) -> LoadedText:
    """Reads a PDF; every paragraph knows its page, larger type makes a heading, pages without text are recognised.

    Raises:
        UnreadableDocument: The file is damaged, has no page, or is a scan of which nothing can be recognised.
        EncryptedDocument: It needs a password.
        DocumentTooLarge: It has too many pages, or a page that unpacks to too much.
    """
    scans = PdfScans(data)
    if not can_recognise():
        return _without_recognition(data, scans)
    try:
        read = read_pdf(data, scans=scans)
    except ScannedDocument as error:
        raise UnreadableDocument(notice_of(scans.recognition) or _NOTHING) from error
    return _loaded(read, scans.recognition.certainties, notice_of(scans.recognition))


_NOTHING = "这是扫描件，没有从图像中认出文字；请检查是否空白或过于模糊，重新扫描后再试。"


def _without_recognition(data: bytes, scans: PdfScans) -> LoadedText:
    """The text layer alone, and which pages have none."""
    try:
        read = read_pdf(data)
    except ScannedDocument as error:
        raise UnreadableDocument(f"{error.message}{INSTALL}。") from error
    pictures = [number for number in read.empty if scans.is_picture(number)]
    notice = f"第 {numbers(pictures)} 页只有图片，没有读到文字；{INSTALL}。" if pictures else ""
    return _loaded(read, {}, notice)


def _loaded(read: PdfText, certainties: dict[int, float], notice: str) -> LoadedText:
    blocks = tuple(TextBlock(each.text, each.heading_level, each.page) for each in read.paragraphs)
    properties = {"title": read.title} if read.title else {}
    return LoadedText(blocks, properties, recognised=certainties, scan_notice=notice)
