"""PDF files with a text layer, read with pypdf: lines put together to paragraphs, running heads and page numbers dropped."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from assistant.errors import DocumentTooLarge, EncryptedDocument, UnreadableDocument
from assistant.library.loaders import LoadedText
from assistant.library.loaders._pdf_lines import Line, lines_of_page
from assistant.library.loaders._pdf_paragraphs import paragraphs, without_running_lines

if TYPE_CHECKING:
    from pypdf import PdfReader

SUFFIXES: tuple[str, ...] = (".pdf",)

MAXIMUM_PAGES = 2_000
_DAMAGED = "PDF 文件已损坏或不完整，无法读取；请重新导出 PDF 后再试。"
_SCAN = "这是扫描件（只有图片、没有文字层），暂时读不到文字；请先做文字识别（OCR），或上传可编辑的原件。"

_GARBLED = "PDF 的文字层是乱码（字体没有嵌入对照表），读不出文字；请先做文字识别（OCR），或上传可编辑的原件。"
# Replacement characters and the private use area: glyphs whose characters the file does not tell.
_NO_CHARACTER = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08]")
_MOST_UNKNOWN = 0.3


def load(data: bytes) -> LoadedText:
    """Reads a PDF; every paragraph knows its page, larger type makes a heading.

    A document with an empty user password is opened, as readers do. Errors that pypdf does not declare are left to the
    process that reads untrusted files.

    Raises:
        UnreadableDocument: The file is damaged, has no page, or is a scan without text.
        EncryptedDocument: It needs a password.
        DocumentTooLarge: It has too many pages, or a page that unpacks to too much.
    """
    from pypdf.errors import LimitReachedError, PyPdfError

    try:
        reader = _opened(data)
        pages = [lines_of_page(page, number) for number, page in enumerate(reader.pages, start=1)]
        properties = _properties(reader)
    except LimitReachedError as error:
        raise DocumentTooLarge("PDF 内容解压后过大，超出上限；请拆分后再试。") from error
    except PyPdfError as error:
        raise UnreadableDocument(_DAMAGED) from error
    text = "".join(line.text for page in pages for line in page)
    if not text:
        raise UnreadableDocument(_SCAN if pages else _DAMAGED)
    if len(_NO_CHARACTER.findall(text)) > _MOST_UNKNOWN * len(text):
        raise UnreadableDocument(_GARBLED)
    lines: list[Line] = without_running_lines(pages)
    return LoadedText(tuple(paragraphs(lines)), properties)


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


def _properties(reader: PdfReader) -> dict[str, str]:
    title = reader.metadata.title if reader.metadata else None
    return {"title": " ".join(title.split())} if title and title.strip() else {}
