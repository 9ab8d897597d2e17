"""Documents of older or other word processors (.doc, .wps, .rtf, .odt), converted to .docx by LibreOffice before."""

from __future__ import annotations

from dataclasses import replace

from assistant.files import formats
from assistant.files.office import convert
from assistant.proofreading.inputs._format import Input, InputFormat
from assistant.proofreading.inputs.docx import read_docx

_CONVERTED = "文件先由 LibreOffice 转换成 .docx 再校对，格式以转换后的为准，可能与原软件中的略有出入。"


def read_converted(data: bytes, name: str) -> Input:
    """The document in the bytes that LibreOffice made.

    Raises:
        DocumentError: They cannot be read, or there is nothing in them.
    """
    found = read_docx(data, name)
    return replace(found, not_judged=(_CONVERTED, *found.not_judged))


FORMAT = InputFormat((formats.DOC, formats.WPS, formats.RTF, formats.ODT), read_converted, convert)
