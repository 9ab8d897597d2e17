"""OFD files: the text of their pages alone, printed lines joined to paragraphs."""

from __future__ import annotations

from assistant.files import formats
from assistant.files.ofd import read_ofd as read_ofd_text
from assistant.proofreading.inputs._format import Input, InputFormat
from assistant.proofreading.inputs._printed import closed_up, printed_input


def read_ofd(data: bytes, name: str) -> Input:
    """The text of an OFD.

    Raises:
        DocumentError: It is damaged, encrypted, without text, or too large.
    """
    return printed_input(read_ofd_text(data, closed_up), name)


FORMAT = InputFormat((formats.OFD,), read_ofd)
