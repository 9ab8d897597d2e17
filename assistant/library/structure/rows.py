"""Workbooks: a row is a piece of its own, below the name of its sheet."""

from __future__ import annotations

from assistant.library.structure.builder import ArticleBuilder
from assistant.library.structure.lines import Line


def add_rows(builder: ArticleBuilder, lines: list[Line]) -> None:
    """Adds each line as an article without number, below the headings in front of it."""
    for line in lines:
        if line.level is not None:
            builder.heading(line)
            continue
        builder.close()
        builder.text(line.text, line.place)
