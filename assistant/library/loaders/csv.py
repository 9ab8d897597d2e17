"""Tables as text: values with commas, semicolons or tabs between them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from assistant.files import formats
from assistant.files.encodings import decode_text
from assistant.library.loaders import LoadedText
from assistant.library.loaders._sheets import RowCount, Sheet, loaded_sheets

FORMAT = formats.CSV

_DELIMITERS = (",", "\t", ";", "|")


def load(data: bytes) -> LoadedText:
    """Reads a table: each row names its columns, and knows its number.

    Raises:
        UnreadableDocument: No text, or no encoding that can be told.
        DocumentTooLarge: It has more rows than a table of rules.
    """
    text = decode_text(data)
    return loaded_sheets([Sheet("", list(RowCount().kept(_rows(text))))])


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
        yield number, [" ".join(cell.split()) for cell in row]
