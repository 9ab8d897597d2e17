"""PDF files with a text layer: their text alone, printed lines joined to paragraphs."""

from __future__ import annotations

from assistant.files import formats
from assistant.files.pdf import read_pdf as read_pdf_text
from assistant.proofreading.inputs._format import Input, InputFormat
from assistant.proofreading.inputs._printed import closed_up, printed_input


def read_pdf(data: bytes, name: str) -> Input:
    """The text of a PDF.

    Raises:
        DocumentError: It is damaged, encrypted, a scan, or too large.
    """
    return printed_input(read_pdf_text(data, closed_up).paragraphs, name)


FORMAT = InputFormat((formats.PDF,), read_pdf)
