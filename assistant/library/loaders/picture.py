"""Pictures of documents: scanned pages, photographs, and TIFF files of several pages."""

from __future__ import annotations

from assistant.errors import UnreadableDocument
from assistant.files import formats
from assistant.files.ocr import INSTALL, can_recognise
from assistant.files.printed_paragraphs import paragraphs, without_running_lines
from assistant.library.loaders import LoadedText, TextBlock
from assistant.library.loaders._recognised import notice_of

FORMAT = formats.PICTURE


def load(data: bytes) -> LoadedText:
    """Recognises the text of a picture; every paragraph knows its page.

    Raises:
        UnreadableDocument: It is damaged or holds no text, or the extra ``ocr`` is not installed.
        DocumentTooLarge: It has too many pixels or pages.
    """
    if not can_recognise():
        raise UnreadableDocument(f"这是图片，要先识别才有文字；{INSTALL}。")
    # What draws and recognises is heavy, and most files need none of it.
    from assistant.files.ocr.paragraphs import printed_lines
    from assistant.files.ocr.pictures import PictureFile
    from assistant.files.ocr.recognising import recognise

    picture = PictureFile(data)
    found = recognise(picture, range(1, picture.pages + 1))
    if not found.pages:
        damaged = notice_of(found)
        raise UnreadableDocument(damaged or "没有从图片中认出文字；请检查是否空白或过于模糊，重新扫描后再试。")
    lines = without_running_lines(list(printed_lines(found.pages).values()))
    blocks = (TextBlock(each.text, each.heading_level, each.page) for each in paragraphs(lines))
    return LoadedText(tuple(blocks), recognised=found.certainties, scan_notice=notice_of(found))
