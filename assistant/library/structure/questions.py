"""Questions and answers: 问：… 答：…, where the question is the heading of its answer."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.library.structure.builder import ArticleBuilder, is_attachment
from assistant.library.structure.lines import Line

_QUESTION = re.compile(r"(?:\d{1,3}\s*[.．、]\s*)?(?:问|Q)\s*\d{0,3}\s*[:：]\s*(?P<text>.+)")
_ANSWER = re.compile(r"(?:答|A)\s*\d{0,3}\s*[:：]\s*(?P<text>.*)")
# One pair may be a quotation.
_FEWEST = 2


def first_question(lines: list[Line]) -> int | None:
    """The index of the first question of a text that is made of questions and answers, or None."""
    asked = [i for i, line in enumerate(lines) if _QUESTION.match(line.text)]
    answered = sum(_ANSWER.match(line.text) is not None for line in lines)
    return asked[0] if len(asked) >= _FEWEST and answered >= _FEWEST else None


def add_questions(builder: ArticleBuilder, lines: list[Line]) -> None:
    """Adds each answer as an article below its question; headings between them stand above both."""
    for index, line in enumerate(lines):
        if question := _QUESTION.match(line.text):
            builder.heading(replace(line, text=question["text"].strip(), label=None, level=9))
        elif answer := _ANSWER.match(line.text):
            builder.close()
            if answer["text"].strip():
                builder.text(answer["text"].strip(), line.place)
        elif is_attachment(line):
            builder.part(line)
        elif _is_heading(lines, index):
            builder.heading(replace(line, label=None, level=line.level or 8))
        else:
            builder.text(line.text, line.place)


def _is_heading(lines: list[Line], index: int) -> bool:
    """Whether a short line stands right above a question."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    return lines[index].is_title_like and following is not None and _QUESTION.match(following.text) is not None
