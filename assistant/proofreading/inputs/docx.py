"""Word documents and templates (.docx, .dotx), the format in which layout can be judged."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.document import OfficialDocument
from assistant.files import formats
from assistant.ooxml.reader import read_document
from assistant.proofreading.inputs._format import Input, InputFormat
from assistant.proofreading.inputs._text import refuse_empty


def read_docx(data: bytes, name: str) -> Input:
    """The document in the bytes of a .docx.

    Raises:
        DocumentError: It cannot be read, or there is nothing in it.
    """
    document = read_document(data, name)
    refuse_empty("".join(_texts(document)))
    return Input(document, not_judged=tuple(_not_judged(document)))


def _texts(document: OfficialDocument) -> Iterator[str]:
    yield document.text
    yield from (cell.text for table in document.tables for cell in table.cells)
    yield from (paragraph.text for box in document.text_boxes for paragraph in box.paragraphs)


def _not_judged(document: OfficialDocument) -> Iterator[str]:
    if document.not_read:
        yield f"文件里的{'、'.join(document.not_read)}没有读取，其中的内容没有校对。"
    if document.changes.total:
        yield f"文件带有 {document.changes.total} 处修订，按全部接受修订之后的样子校对。"
    pictures = sum(picture.kind in ("picture", "object", "chart") for picture in document.pictures)
    if pictures:
        yield f"文件里有 {pictures} 幅图片，图片中的文字没有校对。"


FORMAT = InputFormat((formats.DOCX, formats.DOTX), read_docx)
