"""Standards and handbooks numbered 7, 7.3, 7.3.1 (GB/T 1.1)."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.documents.numbering import LabelKind, NumberLabel
from assistant.library.structure.builder import ArticleBuilder, is_attachment
from assistant.library.structure.lines import Line

_CHAPTER = re.compile(r"(?P<number>\d{1,2})\s+(?P<title>[\u4e00-\u9fff][^。；，]{0,40})")
# Fewer numbers with a dot may be amounts or versions.
_FEWEST = 3


def with_chapter_numbers(lines: list[Line]) -> list[Line]:
    """The lines, with chapters of the form ``7 公文格式`` labelled; a bare number and a space is no label elsewhere."""
    expected = 1
    found: list[Line] = []
    for line in lines:
        match = _CHAPTER.fullmatch(line.text) if line.label is None else None
        if match is not None and expected <= int(match["number"]) <= expected + 1:
            expected = int(match["number"]) + 1
            label = NumberLabel(LabelKind.DECIMAL, (int(match["number"]),), match["number"], match["title"], True)
            line = replace(line, label=label)
        found.append(line)
    return found


def first_decimal(lines: list[Line]) -> int | None:
    """The index of the first numbered line of a document that is numbered this way throughout, or None."""
    numbered = [(i, label.numbers) for i, line in enumerate(lines) if (label := line.label) and _is_decimal(line)]
    parts = [numbers for _, numbers in numbered if len(numbers) >= 2]
    return numbered[0][0] if len(parts) >= _FEWEST and parts == sorted(parts) else None


def add_decimal(builder: ArticleBuilder, lines: list[Line]) -> None:
    """Adds the articles of a document numbered 7.3.1; a short numbered line is a heading if text follows it."""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if is_attachment(line):
            builder.part(line)
        elif line.label is None or not _is_decimal(line):
            builder.text(line.text, line.place)
        elif line.is_title_like and following is not None and _is_below(following, line.label):
            builder.numbered_heading(line, line.label.text)
        else:
            builder.sibling(line, line.label.text)


def _is_decimal(line: Line) -> bool:
    return line.kind is LabelKind.DECIMAL


def _is_below(line: Line, label: NumberLabel) -> bool:
    return line.label is None or not _is_decimal(line) or len(line.label.numbers) > len(label.numbers)
