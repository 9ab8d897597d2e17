"""Documents numbered 一、（一）, as most official documents are (GB/T 9704—2012, 7.3.3)."""

from __future__ import annotations

import re

from assistant.documents.numbering import LabelKind
from assistant.library.structure.builder import ArticleBuilder, is_attachment
from assistant.library.structure.lines import Line

# What is longer is a sentence of the text that begins with a number.
_LONGEST_HEADING = 30
_CLOSING = re.compile(r"本[\u4e00-\u9fff]{2,6}(?:自.{4,30}(?:施行|实施|执行|生效)|由.{2,30}负责解释)")


def first_numbered(lines: list[Line]) -> int | None:
    """The index of 一、 in a document that goes on with 二、, or None."""
    numbers = [
        (i, line.label.numbers[0]) for i, line in enumerate(lines) if line.label and line.kind is LabelKind.CHINESE
    ]
    first = next((i for i, number in numbers if number == 1), None)
    return first if first is not None and any(number == 2 and i > first for i, number in numbers) else None


def add_numbered(builder: ArticleBuilder, lines: list[Line]) -> None:
    """Adds the articles of a document numbered 一、（一）.

    A short 一、 line is a heading, and its （一） are articles ``一、（一）``; a 一、 line that is running text is an article, and
    its （一） are its lines. So are the （一） that a sentence ending in ： announces: a list stays whole.
    """
    section, whole = "", False
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if is_attachment(line):
            builder.part(line)
            section, whole = "", False
        elif line.label and line.kind is LabelKind.CHINESE:
            section, whole = line.label.text, not _is_heading(line, following)
            _add(builder, line, section, heading=not whole)
        elif line.label and line.kind is LabelKind.BRACKETED and section and not whole:
            _add(builder, line, section + line.label.text, heading=_is_heading(line, following))
        elif _CLOSING.match(line.text):
            builder.closing(line)
        elif line.level is not None and line.label is None and line.is_title_like:
            builder.heading(line)
            section = ""
        else:
            builder.text(line.text, line.place)
            whole = whole or _announces_list(line, following)


def _add(builder: ArticleBuilder, line: Line, number: str, heading: bool) -> None:
    if heading:
        builder.numbered_heading(line, number)
    else:
        builder.sibling(line, number)


def _is_heading(line: Line, following: Line | None) -> bool:
    """Whether a numbered line is a heading: short, no sentence, and with something below it of its own."""
    text = line.rest.rstrip("。")
    if not text or any(mark in text for mark in "。；：:;") or (len(text) > _LONGEST_HEADING and line.level is None):
        return False
    return following is not None and (following.kind != line.kind or line.level is not None)


def _announces_list(line: Line, following: Line | None) -> bool:
    return line.text.endswith(("：", ":")) and following is not None and following.kind is LabelKind.BRACKETED
