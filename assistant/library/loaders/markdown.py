"""Markdown as people write policy texts: every line is a paragraph, headings are marked with #.

CommonMark would join neighbouring lines to one paragraph and renumber lists, and with that lose 一、 at the start of a line
and the numbers of the items. So the markup is removed line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import cast

from assistant.files import formats
from assistant.files.encodings import decode_text
from assistant.library.loaders import LoadedText, TextBlock
from assistant.library.loaders._information import properties_of
from assistant.library.loaders._tables import table_lines

FORMAT = formats.MARKDOWN

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<body>.{0,65536}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<text>.*?)\s*#*\s*")
_RULE = re.compile(r"[-*_=](?:\s*[-*_=]){2,}")
_CELL_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_FENCE = re.compile(r"(?:```|~~~).*")
_BREAK = re.compile(r"<br\s*/?>")
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
    """Reads markdown: headings keep their level, the rows of tables name their columns, front matter the properties.

    Raises:
        UnreadableDocument: No text, or no encoding that can be told.
    """
    text = decode_text(data).replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    properties = _front_matter(front["body"]) if front else {}
    before = front.end() if front else 0
    body = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text[before:])
    lines = enumerate((line.strip() for line in body.split("\n")), text[:before].count("\n") + 1)
    return LoadedText(tuple(_blocks(lines)), properties)


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


def _blocks(lines: Iterable[tuple[int, str]]) -> Iterator[TextBlock]:
    """The paragraphs, each of which knows its line; rows of a table stand one below the other."""
    for is_table, run in groupby(lines, key=lambda each: _is_row(each[1])):
        if is_table:
            yield from _table(list(run))
            continue
        for number, line in run:
            for part in _BREAK.split(line):
                if block := _block(part.strip()):
                    yield replace(block, paragraph=number)


def _is_row(line: str) -> bool:
    return len(line) > 1 and line.startswith("|") and line.endswith("|")


def _table(lines: Sequence[tuple[int, str]]) -> Iterator[TextBlock]:
    """The rows of a table, whose first is its headings where a rule of dashes follows."""
    rows = [(number, line) for number, line in lines if not _CELL_RULE.fullmatch(line)]
    ruled = len(lines) > 1 and _CELL_RULE.fullmatch(lines[1][1]) is not None
    for row in table_lines([_cells(line) for _, line in rows], 1 if ruled else None):
        yield TextBlock(row.text, paragraph=rows[row.row][0], is_row=not row.is_whole)


def _cells(line: str) -> list[str]:
    return [_without_inline_marks(_BREAK.sub(" ", cell)) for cell in re.split(r"(?<!\\)\|", line[1:-1])]


def _block(line: str) -> TextBlock | None:
    heading = _HEADING.fullmatch(line)
    if heading:
        text = _without_inline_marks(heading["text"])
        return TextBlock(text, heading_level=len(heading["marks"])) if text else None
    if _RULE.fullmatch(line) or _FENCE.fullmatch(line) or (_CELL_RULE.fullmatch(line) and "|" in line):
        return None
    text = _without_inline_marks(_MARKER.sub("", line, count=1)).strip()
    return TextBlock(text) if text else None


def _without_inline_marks(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text.strip()
