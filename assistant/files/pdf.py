"""PDF files, read with pypdf: lines put together to paragraphs, running heads and page numbers dropped.

Pages without a text layer are left to whoever can recognise them (:mod:`assistant.files.ocr`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from assistant.errors import DocumentTooLarge, EncryptedDocument, UnreadableDocument
from assistant.files.printed_lines import Line
from assistant.files.printed_paragraphs import PrintedParagraph, paragraphs, without_running_lines

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAXIMUM_PAGES = 2_000
_DAMAGED = "PDF 文件已损坏或不完整，无法读取；请重新导出 PDF 后再试。"
_SCAN = "这是扫描件（只有图片、没有文字层），暂时读不到文字；请先做文字识别（OCR），或上传可编辑的原件。"

_GARBLED = "PDF 的文字层是乱码（字体没有嵌入对照表），读不出文字；请先做文字识别（OCR），或上传可编辑的原件。"
# Replacement characters and the private use area: glyphs whose characters the file does not tell.
_NO_CHARACTER = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08]")
# Formulas and symbols have characters of their own; above this the fonts of the whole text have no names.
_MOST_UNKNOWN = 0.3
# Scanners print their name or a page number as text over the picture of a page.
_STAMP = 60


@dataclass(frozen=True)
class PdfText:
    """The text of a PDF.

    Attributes:
        paragraphs: Its paragraphs in reading order.
        title: The title that its metadata state; empty where there is none.
        empty: The numbers of the pages without any text.
    """

    paragraphs: tuple[PrintedParagraph, ...]
    title: str
    empty: tuple[int, ...] = ()


class ScannedDocument(UnreadableDocument):
    """There is no text in it: it would have to be recognised."""


class GarbledDocument(UnreadableDocument):
    """Nobody knows what characters its glyphs are."""


class Scans(Protocol):
    """The pages of the same PDF as pictures."""

    def is_picture(self, number: int) -> bool:
        """Whether a picture covers most of a page, from 1."""
        ...

    def lines(self, numbers: list[int]) -> Mapping[int, list[Line]]:
        """The lines of the pages with these numbers, as far as they can be recognised."""
        ...


def read_pdf(data: bytes, clean: Callable[[str], str] = str, scans: Scans | None = None) -> PdfText:
    """Reads a PDF; every paragraph knows its page, larger type makes a heading.

    A document with an empty user password is opened, as readers do. Errors that pypdf does not declare are left to the
    process that reads untrusted files.

    Args:
        data: The bytes of the file.
        clean: What is done to the text of each printed line before lines are put together.
        scans: Reads the pages that have no text; None where nobody can.

    Raises:
        UnreadableDocument: The file is damaged or has no page.
        ScannedDocument: It is a scan without text.
        GarbledDocument: Its glyphs have no characters.
        EncryptedDocument: It needs a password.
        DocumentTooLarge: It has too many pages, or a page that unpacks to too much.
    """
    from pypdf.errors import LimitReachedError, PyPdfError

    try:
        reader = _opened(data)
        pages = [_lines_or_none(page, number, scans) for number, page in enumerate(reader.pages, start=1)]
        title = reader.metadata.title if reader.metadata else None
    except LimitReachedError as error:
        raise DocumentTooLarge("PDF 内容解压后过大，超出上限；请拆分后再试。") from error
    except PyPdfError as error:
        raise UnreadableDocument(_DAMAGED) from error
    scanned = [n for n, lines in enumerate(pages, start=1) if scans and _is_scan(lines, n, scans)]
    if scans and scanned:
        for number, recognised in scans.lines(scanned).items():
            pages[number - 1] = recognised
    _admit("".join(line.text for page in pages for line in page), len(pages))
    lines = [replace(line, text=clean(line.text)) for line in without_running_lines(pages)]
    empty = tuple(number for number, page in enumerate(pages, start=1) if not page)
    return PdfText(tuple(paragraphs(lines)), " ".join((title or "").split()), empty)


def _admit(text: str, pages: int) -> None:
    if not pages:
        raise UnreadableDocument(_DAMAGED)
    if not text:
        raise ScannedDocument(_SCAN)
    if _is_garbled(text):
        raise GarbledDocument(_GARBLED)


def _is_garbled(text: str) -> bool:
    return len(_NO_CHARACTER.findall(text)) > _MOST_UNKNOWN * len(text)


def _is_scan(lines: list[Line], number: int, scans: Scans) -> bool:
    """Whether the text of a page has to be recognised: it has none, one of unknown characters, or a stamp on a picture."""
    text = "".join(line.text for line in lines)
    return not text or _is_garbled(text) or (len(text) < _STAMP and scans.is_picture(number))


def _opened(data: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    encrypted = EncryptedDocument("PDF 设有打开密码，无法读取；请去掉密码后再试。")
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise encrypted
    except DependencyError as error:
        raise encrypted from error
    if len(reader.pages) > MAXIMUM_PAGES:
        raise DocumentTooLarge(f"PDF 超过 {MAXIMUM_PAGES} 页的上限；请拆分后再试。")
    return reader


class _Collector:
    """Gathers pieces of text that stand on the same base line."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, float, float, float]] = []
        self._text, self._left, self._top, self._size = "", 0.0, 0.0, 0.0

    def visit(self, text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        """The visitor of ``PageObject.extract_text``: matrices of the page and of the text, and the font's size."""
        left = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        top = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])) or abs(size) or 1.0
        if text.strip() and self._text.strip() and abs(top - self._top) > 0.5 * max(height, self._size):
            self.flush()
        if text.strip() and not self._text.strip():
            self._left, self._top, self._size = left, top, height
        first, *rest = text.split("\n")
        self._text += first
        for line in rest:
            self.flush()
            self._text, self._left, self._top, self._size = line, left, top, height

    def flush(self) -> None:
        """Ends the line that is being gathered."""
        text = " ".join(self._text.split())
        if text:
            self.lines.append((text, self._left, self._top, self._size))
        self._text = ""


def _lines_or_none(page: PageObject, number: int, scans: Scans | None) -> list[Line]:
    """The lines of a page; none of one that is damaged, where it may be looked at as a picture."""
    from pypdf.errors import LimitReachedError, PyPdfError

    try:
        return _lines_of_page(page, number)
    except LimitReachedError:
        raise
    except PyPdfError:
        if scans is None:
            raise
        return []


def _lines_of_page(page: PageObject, number: int) -> list[Line]:
    collector = _Collector()
    page.extract_text(visitor_text=collector.visit)
    collector.flush()
    count = len(collector.lines)
    return [Line(*line, page=number, place=place, lines=count) for place, line in enumerate(collector.lines)]
