"""Documents divided into 条, as laws, regulations and most rules are."""

from __future__ import annotations

import re

from assistant.documents.numbering import LabelKind
from assistant.library.structure.builder import ArticleBuilder, is_attachment
from assistant.library.structure.lines import Line
from assistant.library.structure.title import is_title

_CHAPTERS = (LabelKind.PART, LabelKind.SUBPART, LabelKind.CHAPTER, LabelKind.SECTION)
# 第五条第二款规定的, 第三条至第八条: a reference and not the beginning of an article.
_REFERENCE = re.compile(r"(?:第[一二三四五六七八九十百零0-9]+[款项条]|[规所至、和及或与的之中，；]|以及|规定|有关)")

# Between a title and the first article stand number, date and note, at most.
_TITLE_DISTANCE = 12


def article_starts(lines: list[Line]) -> list[int]:
    """The indexes of the lines that begin an article, found by their labels and by the order of the numbers."""
    candidates = [i for i, line in enumerate(lines) if line.kind is LabelKind.ARTICLE and _may_start(line)]
    parted = [i for i in candidates if _is_parted(lines[i])]
    if len(parted) * 2 > len(candidates):
        candidates = parted
    return _in_order(lines, candidates)


def _is_parted(line: Line) -> bool:
    return line.label is not None and (line.label.separated or line.rest[:1] in "【（［[(：:")


def _may_start(line: Line) -> bool:
    return _is_parted(line) or _REFERENCE.match(line.rest) is None


def _in_order(lines: list[Line], candidates: list[int]) -> list[int]:
    """The candidates whose numbers go up, and the misprints among them.

    One that jumps ahead while its predecessor is still to come is a quotation. One whose number fits nowhere while the
    next one goes on is a misprint: its text is an article all the same, under the number as printed.
    """
    numbers = [label.numbers for i in candidates if (label := lines[i].label)]
    last_place = {number: position for position, number in enumerate(numbers)}
    starts: list[int] = []
    last: tuple[int, ...] = (0,)
    for position, (index, number) in enumerate(zip(candidates, numbers, strict=True)):
        following = numbers[position + 1] if position + 1 < len(numbers) else None
        successor = (last[0] + 1,)
        ahead = number > successor and last_place.get(successor, -1) > position
        once = last_place[number] == position and number not in numbers[:position]
        if _is_misprint(number, last, following, once) and _is_parted(lines[index]):
            starts.append(index)
            last = max(last, successor) if following and following > successor else last
        elif (number > last and not ahead) or number == (1,):
            starts.append(index)
            last = number
    return starts


def _is_misprint(number: tuple[int, ...], last: tuple[int, ...], following: tuple[int, ...] | None, once: bool) -> bool:
    """Whether a number breaks an order that the next one takes up again.

    第三条, 第三条, 第四条 and 第三条, 第五十条, 第五条 do, as 第三条, 第五条, 第四条, 第六条 does at 第四条.

    Args:
        once: Whether the number stands nowhere else.
    """
    if following is None or len(following) != 1 or len(number) != 1 or number == (1,):
        return False
    if following[0] == last[0] + 2:  # It stands in the place of the number that is missing.
        return number <= last or number > following
    return following[0] == last[0] + 1 and (number == last or (once and number < last))


def is_legal(lines: list[Line], starts: list[int]) -> bool:
    """Whether the document is divided into 条: at least two, or a first one."""
    return len(starts) >= 2 or any(label.numbers == (1,) for i in starts if (label := lines[i].label))


def first_unit(lines: list[Line], starts: list[int]) -> int:
    """The index of the first article or of the headings right above it."""
    index = starts[0]
    while index > 0 and lines[index - 1].label is not None and _is_heading(lines, index - 1, set(starts)):
        index -= 1
    return index


def add_legal(builder: ArticleBuilder, lines: list[Line], starts: list[int]) -> None:
    """Adds the articles of the lines to the builder.

    Where the numbers begin again at 第一条, another document begins (an annex, or a second text in the same file), and a
    title in front of it stands above its articles.
    """
    begins, parts = set(starts), _second_titles(lines, starts)
    for index, line in enumerate(lines):
        if index in begins and line.label is not None:
            builder.start(line.label.text, line.rest, line.place)
        elif index in parts or is_attachment(line):
            builder.part(line)
        elif _is_heading(lines, index, begins):
            builder.heading(line)
        elif not (line.is_title_like and _is_chapter(lines, index - 1) and builder.continue_heading(line)):
            builder.text(line.text, line.place)


def _second_titles(lines: list[Line], starts: list[int]) -> set[int]:
    """The indexes of titles in front of a 第一条 that is not the first article."""
    found: set[int] = set()
    for start in starts[1:]:
        label = lines[start].label
        if label is None or label.numbers != (1,):
            continue
        window = range(start - 1, max(start - _TITLE_DISTANCE, 0), -1)
        index = next((i for i in window if lines[i].label is None and is_title(lines[i].text)), None)
        found |= {index} if index is not None else set()
    return found


def _is_chapter(lines: list[Line], index: int) -> bool:
    return index >= 0 and lines[index].kind in _CHAPTERS and lines[index].is_title_like


def _is_heading(lines: list[Line], index: int, starts: set[int]) -> bool:
    line = lines[index]
    if line.kind in _CHAPTERS:
        assert line.label is not None
        return line.is_title_like and (line.label.separated or _REFERENCE.match(line.rest) is None)
    if not line.is_title_like or line.kind is LabelKind.ARTICLE:
        return False
    return line.level is not None or (line.kind is LabelKind.CHINESE and _leads_to_article(lines, index, starts))


def _leads_to_article(lines: list[Line], index: int, starts: set[int]) -> bool:
    """Whether the next line begins an article, or is a heading that does."""
    following = index + 1
    while following < len(lines) and following not in starts and lines[following].kind is LabelKind.BRACKETED:
        if not lines[following].is_title_like:
            return False
        following += 1
    return following in starts
