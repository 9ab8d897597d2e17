"""PDF files with a text layer."""

from __future__ import annotations

from assistant.files import formats
from assistant.files.pdf import read_pdf
from assistant.library.loaders import LoadedText, TextBlock

FORMAT = formats.PDF


def load(data: bytes) -> LoadedText:
    """Reads a PDF; every paragraph knows its page, larger type makes a heading.

    Raises:
        UnreadableDocument: The file is damaged, has no page, or is a scan without text.
        EncryptedDocument: It needs a password.
        DocumentTooLarge: It has too many pages, or a page that unpacks to too much.
    """
    read = read_pdf(data)
    blocks = tuple(TextBlock(each.text, each.heading_level, each.page) for each in read.paragraphs)
    return LoadedText(blocks, {"title": read.title} if read.title else {})
