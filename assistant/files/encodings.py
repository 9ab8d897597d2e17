"""Bytes to text for the formats that are plain text: byte order marks, UTF-8, GB18030, then a guess."""

from __future__ import annotations

import codecs
import re

from assistant.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_UNREADABLE = "无法识别文件的文字编码，或文件不是文本；请用 UTF-8 编码另存后再试。"
_EMPTY = "文件里没有文字；请确认上传的是有内容的文件。"


def decode_text(data: bytes, declared: str | None = None) -> str:
    """The text of a file whose encoding is not known.

    Args:
        data: The bytes of the file.
        declared: An encoding that the file names itself, for instance in ``<meta charset>``; tried after UTF-8.

    Raises:
        UnreadableDocument: The bytes are no text, or in no encoding that can be told.
    """
    text = _decoded(data, declared)
    if text is None or len(_CONTROL.findall(text)) > len(text) // 1000:
        raise UnreadableDocument(_UNREADABLE)
    if not text.strip():
        raise UnreadableDocument(_EMPTY)
    return without_controls(text)


def without_controls(text: str) -> str:
    """The text without control characters other than tabs, line ends and breaks of pages."""
    return _CONTROL.sub("", text)


def _decoded(data: bytes, declared: str | None) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\x00" in data:
        return None
    text = _strictly(data, "utf-8")
    if text is None and declared:
        text = _strictly(data, "gb18030" if declared.lower() in ("gb2312", "gbk") else declared)
    if text is None:
        text = _strictly(data, "gb18030")
        text = text if text is not None and _reads_as_chinese(text) else _guessed(data)
    return text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _reads_as_chinese(text: str) -> bool:
    """Whether most ideographs are common ones: GB18030 takes nearly any bytes, but Big5 or noise gives rare characters.

    The common ones are the 3,755 of level 1 of GB 2312, whose first byte is 0xB0 to 0xD7.
    """
    ideographs = [c for c in text[:20_000] if "\u4e00" <= c <= "\u9fff"]
    known = sum(0xB0 <= c.encode("gb18030")[0] <= 0xD7 and len(c.encode("gb18030")) == 2 for c in ideographs)
    odd = sum(c > "\x7f" and not _is_usual(c) for c in text[:20_000])
    return known >= 0.8 * len(ideographs) and odd <= 0.05 * len(text[:20_000])


def _is_usual(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or "\u2000" <= character <= "\u303f" or "\uff00" <= character <= "\uffef"


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data, threshold=0.1).best()
    return str(best) if best is not None else None
