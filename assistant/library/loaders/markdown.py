"""Markdown as people write policy texts: every line is a paragraph, headings are marked with #.

CommonMark would join neighbouring lines to one paragraph and renumber lists, and with that lose 一、 at the start of a line
and the numbers of the items. So the markup is removed line by line.
"""

from __future__ import annotations

import re
from typing import cast

from assistant.files import formats
from assistant.files.encodings import decode_text
from assistant.library.loaders import LoadedText, TextBlock
from assistant.library.loaders._information import properties_of

FORMAT = formats.MARKDOWN

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<body>.{0,65536}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<text>.*?)\s*#*\s*")
_RULE = re.compile(r"[-*_=](?:\s*[-*_=]){2,}")
_CELL_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_FENCE = re.compile(r"(?:```|~~~).*")
_MARKER = re.compile(r"(?:>\s*)*(?:[-*+]\s+(?:\[[ xX]\]\s+)?)?")
_INLINE = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\*\*(.+?)\*\*|__(.+?)__"), r"\1\2"),
    (re.compile(r"(?<![A-Za-z0-9*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![A-Za-z0-9*])"), r"\1"),
    (re.compile(r"`+([^`]+)`+"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])"), r"\1"),
)


def load(data: bytes) -> LoadedText:
    """Reads markdown: headings keep their level, tables become lines of ``cell | cell``, front matter the properties.

    Raises:
        UnreadableDocument: No text, or no encoding that can be told.
    """
    text = decode_text(data).replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    properties = _front_matter(front["body"]) if front else {}
    body = _COMMENT.sub("", text[front.end() :] if front else text)
    blocks = (_block(line) for line in re.sub(r"<br\s*/?>", "\n", body).split("\n"))
    return LoadedText(tuple(block for block in blocks if block is not None), properties)


def _front_matter(body: str) -> dict[str, str]:
    import yaml

    try:
        values: object = yaml.load(body, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings, lists and dicts, nothing else
    except yaml.YAMLError:
        return {}
    if not isinstance(values, dict):
        return {}
    named = cast(dict[object, object], values)
    return properties_of((str(key), value) for key, value in named.items() if isinstance(value, str))


def _block(line: str) -> TextBlock | None:
    line = line.strip()
    heading = _HEADING.fullmatch(line)
    if heading:
        text = _without_inline_marks(heading["text"])
        return TextBlock(text, heading_level=len(heading["marks"])) if text else None
    if _RULE.fullmatch(line) or _FENCE.fullmatch(line) or (_CELL_RULE.fullmatch(line) and "|" in line):
        return None
    if line.startswith("|") and line.endswith("|") and len(line) > 1:
        line = " | ".join(cell.strip() for cell in re.split(r"(?<!\\)\|", line[1:-1]))
    text = _without_inline_marks(_MARKER.sub("", line, count=1)).strip()
    return TextBlock(text) if text else None


def _without_inline_marks(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text.strip()
