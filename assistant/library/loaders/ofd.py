"""OFD files (GB/T 33190—2016), the national format of finished pages."""

from __future__ import annotations

from assistant.files import formats
from assistant.files.ofd import read_ofd
from assistant.library.loaders import LoadedText, TextBlock

FORMAT = formats.OFD


def load(data: bytes) -> LoadedText:
    """Reads an OFD; every paragraph knows its page, larger type makes a heading.

    Raises:
        DocumentError: It is damaged, encrypted, a scan without text, or too large.
    """
    return LoadedText(tuple(TextBlock(each.text, each.heading_level, each.page) for each in read_ofd(data)))
