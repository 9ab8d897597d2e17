"""Plain text: a line is a paragraph; the encoding is found from the bytes."""

from __future__ import annotations

from assistant.files import formats
from assistant.files.encodings import decode_text
from assistant.library.loaders import LoadedText, TextBlock

FORMAT = formats.TXT


def load(data: bytes) -> LoadedText:
    """Reads a text file in UTF-8, UTF-16 with a byte order mark, GB18030, or what can be told from the bytes.

    Raises:
        UnreadableDocument: No text, or no encoding that can be told.
    """
    lines = (line.strip() for line in decode_text(data).splitlines())
    return LoadedText(tuple(TextBlock(line, paragraph=number) for number, line in enumerate(lines, 1) if line))
