"""PDF files: those with a text layer, and scanned pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.errors import UnreadableDocument
from assistant.files import formats
from assistant.files.ocr import INSTALL, can_recognise
from assistant.files.pdf import PdfText, ScannedDocument, read_pdf
from assistant.files.printed_lines import Line
from assistant.library.loaders import LoadedText, TextBlock
from assistant.library.loaders._recognised import notice_of, numbers

if TYPE_CHECKING:
    from assistant.files.ocr.recognising import PdfScans

FORMAT = formats.PDF
_NOTHING = "这是扫描件，没有从图像中认出文字；请检查是否空白或过于模糊，重新扫描后再试。"


def load(data: bytes) -> LoadedText:
    """Reads a PDF; every paragraph knows its page, larger type makes a heading, pages without text are recognised.

    Raises:
        UnreadableDocument: The file is damaged, has no page, or is a scan of which nothing can be recognised.
        EncryptedDocument: It needs a password.
        DocumentTooLarge: It has too many pages, or a page that unpacks to too much.
    """
    scans = _Scans(data)
    if not can_recognise():
        return _without_recognition(data, scans)
    try:
        read = read_pdf(data, scans=scans)
    except ScannedDocument as error:
        raise UnreadableDocument(scans.notice or _NOTHING) from error
    return _loaded(read, scans.certainties, scans.notice)


class _Scans:
    """The pages as pictures; what draws and recognises them is loaded when the first one is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.certainties: Mapping[int, float] = {}
        self.notice = ""

    @cached_property
    def _scans(self) -> PdfScans:
        from assistant.files.ocr.recognising import PdfScans

        return PdfScans(self._data)

    def is_picture(self, number: int) -> bool:
        """Whether a picture covers most of a page, from 1."""
        return self._scans.is_picture(number)

    def lines(self, numbers: list[int]) -> Mapping[int, list[Line]]:
        """The lines of the pages with these numbers, as far as they can be recognised."""
        found = self._scans.lines(numbers)
        self.certainties, self.notice = self._scans.recognition.certainties, notice_of(self._scans.recognition)
        return found


def _without_recognition(data: bytes, scans: _Scans) -> LoadedText:
    """The text layer alone, and which pages have none."""
    try:
        read = read_pdf(data)
    except ScannedDocument as error:
        raise UnreadableDocument(f"{error.message}{INSTALL}。") from error
    pictures = [number for number in read.empty if scans.is_picture(number)]
    notice = f"第 {numbers(pictures)} 页只有图片，没有读到文字；{INSTALL}。" if pictures else ""
    return _loaded(read, {}, notice)


def _loaded(read: PdfText, certainties: Mapping[int, float], notice: str) -> LoadedText:
    blocks = tuple(TextBlock(each.text, each.heading_level, each.page) for each in read.paragraphs)
    properties = {"title": read.title} if read.title else {}
    return LoadedText(blocks, properties, recognised=certainties, scan_notice=notice)
