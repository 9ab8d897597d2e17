"""Documents without numbers: divided at their headings, else into groups of paragraphs."""

from __future__ import annotations

from assistant.library.structure.builder import ArticleBuilder, is_attachment
from assistant.library.structure.lines import Line

# Characters: what a search finds should be read at a glance.
GROUP_LENGTH = 500
# Without any mark only short lines are likely to be headings.
_LONGEST_UNMARKED_HEADING = 20


def add_plain(builder: ArticleBuilder, lines: list[Line]) -> None:
    """Adds the paragraphs below their headings, as articles without a number.

    A heading is one that the format marks, or a short line without punctuation in front of running text. Where there are
    none, paragraphs are grouped to about 500 characters.
    """
    headings = {index for index in range(len(lines)) if _is_heading(lines, index)}
    length = 0
    for index, line in enumerate(lines):
        if index in headings or is_attachment(line):
            builder.part(line) if is_attachment(line) else builder.heading(line)
            length = 0
            continue
        if not headings and length and length + len(line.text) > GROUP_LENGTH:
            builder.close()
            length = 0
        builder.text(line.text, line.place)
        length += len(line.text)


def _is_heading(lines: list[Line], index: int) -> bool:
    line = lines[index]
    if line.level is not None:
        return not line.is_sentence
    if not line.is_title_like or len(line.text) > _LONGEST_UNMARKED_HEADING or line.is_row or line.is_date:
        return False
    return index + 1 < len(lines) and lines[index + 1].is_sentence
