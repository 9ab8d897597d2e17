"""A notice and the regulation that it issues, an order and the regulation that it publishes: two texts in one file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.documents.numbering import LabelKind
from assistant.library.structure.lines import Line, clean, compact
from assistant.library.structure.links import issued_title

_ORDER = re.compile(r"(?:[\u4e00-\u9fff、 ]{2,60})(?:令|公告)")
_ORDER_NUMBER = re.compile(r"[\u4e00-\u9fff、 ]{2,60}令\s*(?:第|$)")
_OWN_TITLE = re.compile(r"(?:关于|印发|转发|发布|公布)[^。\n]{0,80}?(?:通知|公告|决定|函|批复|通告|意见)")
_SERIAL = re.compile(r"[（(〔\[]?\s*(?:\d{4}\s*年?\s*[〕\]]?\s*)?第?\s*\d{1,5}\s*号\s*[）)]?")
_PUBLISHED = re.compile(r"(?:公布|发布|印发|颁布|施行|通过|同意|制定|转发|修订|修改)")
_NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》){3,80})》")
_LAYOUT = re.compile(r"[\s《》〈〉（）()]")
_MARK_OF_ANNEX = re.compile(r"附\s*件?\s*[0-9一二三四五六七八九十]{0,2}\s*[:：]?")
_UNITS = (LabelKind.PART, LabelKind.CHAPTER, LabelKind.ARTICLE, LabelKind.CHINESE, LabelKind.DECIMAL, LabelKind.SECTION)
# The front of a notice, and the text itself where it has more to say than that it issues something.
_SEARCHED = 200
_MOST_LINES = 4
# Between a title and the first unit stand notes and a preamble, at most.
_DISTANCE = 15
_LONGEST_FRONT = 12


@dataclass(frozen=True)
class Parts:
    """The texts of a file.

    Attributes:
        carrier: The notice, or the order; empty where nothing is issued.
        texts: Title and lines of each text that it issues; without a title the whole file where nothing is issued.
    """

    carrier: list[Line]
    texts: list[tuple[str, list[Line]]]


def with_whole_orders(lines: list[Line]) -> list[Line]:
    """The lines, with the number of an order put behind its name: 中华人民共和国国务院令 / 第707号."""
    found: list[Line] = []
    for index, line in enumerate(lines):
        above = found[-1] if found and index <= _LONGEST_FRONT else None
        if above and _ORDER.fullmatch(above.text) and _SERIAL.fullmatch(line.text):
            found[-1] = replace(above, text=above.text + line.text.strip("（）()〔〕"))
        else:
            found.append(line)
    return found


def split_parts(lines: list[Line]) -> Parts:
    """Tells what a notice or an order says from the text that it issues.

    The title of what is issued must stand again as a line of its own, behind where the notice names it, with the first
    unit of a text below it.
    """
    starts: dict[int, str] = {}
    for name in _names(lines[: _first_article(lines) + 1]):
        start = _where_it_begins(lines, name, first=not starts)
        if start and start not in starts:
            starts[start] = name
    begins = sorted(starts)
    ends = [*begins[1:], len(lines)]
    texts = [
        (_as_printed(lines, start, starts[start]), lines[start:end]) for start, end in zip(begins, ends, strict=False)
    ]
    return Parts(_without_mark_of_annex(lines[: begins[0]]), texts) if begins else Parts([], [("", lines)])


def _without_mark_of_annex(lines: list[Line]) -> list[Line]:
    """The lines without 附件 at their end, which stands above what is issued."""
    end = len(lines)
    while end > 1 and _MARK_OF_ANNEX.fullmatch(lines[end - 1].text):
        end -= 1
    return lines[:end]


def _where_it_begins(lines: list[Line], name: str, first: bool) -> int:
    """The index of the title as a line of its own; 0 where it has none. The first text stands before any article."""
    last = min(len(lines), _first_article(lines) + 1) if first else len(lines)
    for start in range(1, last):
        end = _spells(lines, start, name)
        if end and _names_before(lines[:start], name) and _begins_text(lines, end):
            return start
    return 0


def _as_printed(lines: list[Line], start: int, name: str) -> str:
    return clean("".join(line.text for line in lines[start : _spells(lines, start, name)]))


def _first_article(lines: list[Line]) -> int:
    return next((i for i, line in enumerate(lines[:_SEARCHED]) if line.kind is LabelKind.ARTICLE), _SEARCHED)


def has_own_title(carrier: list[Line]) -> bool:
    """Whether what issues a text is a document with a title, and not an order that has a number only."""
    front = "\n".join(_NAMED.sub("", line.text) for line in carrier[:_LONGEST_FRONT])
    ordered = any(_ORDER_NUMBER.match(line.text) for line in carrier[:3])
    return _OWN_TITLE.search(front.replace("\n", "") if not ordered else front) is not None


def _names(lines: list[Line]) -> list[str]:
    """What the front of the file says it issues: in its title, or in a sentence that publishes something."""
    front, names = lines[:_SEARCHED], list[str]()
    for count in range(1, _MOST_LINES + 1):
        for start in range(min(len(front), _LONGEST_FRONT)):
            if issued := issued_title("".join(line.text for line in front[start : start + count])):
                names.append(issued)
    for line in front[:_LONGEST_FRONT]:
        if line.kind not in _UNITS and _PUBLISHED.search(line.text):
            names.extend(match[1] for match in _NAMED.finditer(line.text))
    return list(dict.fromkeys(names))


def _spells(lines: list[Line], start: int, name: str) -> int:
    """The index after the lines that spell a title together, or 0."""
    wanted, text = _plain(name), ""
    for end in range(start, min(len(lines), start + _MOST_LINES)):
        if lines[end].label is not None and lines[end].kind in _UNITS:
            return 0
        text += _plain(lines[end].text)
        if text == wanted:
            return end + 1
        if not wanted.startswith(text):
            return 0
    return 0


def _names_before(lines: list[Line], name: str) -> bool:
    return _plain(name) in _plain("".join(line.text for line in lines))


def _begins_text(lines: list[Line], start: int) -> bool:
    """Whether a first unit follows soon: 第一章, 第一条, 一、, 1."""
    below = lines[start : start + _DISTANCE]
    first = next((line for line in below if line.label is not None and line.kind in _UNITS), None)
    if first is not None and first.label is not None:
        return first.label.numbers[0] == 1
    return any(re.fullmatch(r"1\s+[\u4e00-\u9fff]{2,20}", line.text) for line in below)


def _plain(text: str) -> str:
    return _LAYOUT.sub("", compact(text))
