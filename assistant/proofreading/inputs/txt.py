"""Plain text, a paragraph a line; the encoding is found from the bytes."""

from __future__ import annotations

from assistant.files import formats
from assistant.files.encodings import decode_text
from assistant.proofreading.inputs._format import Input, InputFormat
from assistant.proofreading.inputs._text import text_input


def read_txt(data: bytes, name: str) -> Input:
    """The text in UTF-8, UTF-16 with a byte order mark, GB18030, or what can be told from the bytes.

    Raises:
        DocumentError: No text, no encoding that can be told, or too many lines.
    """
    return text_input(decode_text(data), name)


FORMAT = InputFormat((formats.TXT,), read_txt)
