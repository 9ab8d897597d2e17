"""Tables of contents: 目录 and the headings listed under it, which are no headings of the text."""

from __future__ import annotations

import re

from assistant.documents.numbering import LabelKind
from assistant.library.structure.lines import LONGEST_HEADING, Line, compact

_LEADER = re.compile(r"[\s.．…·•]*(?:[.．…·•]{2,}|\s)[\s.．…·•]*[（(]?\d{0,4}[)）]?$|[.．…·•]{2,}$")
_NAMES = ("目录", "目次")
# Tables of contents stand at the beginning, behind a cover and a foreword at most.
_SEARCHED = 300
_LONGEST_ENTRY = 200
_CHAPTERS = (LabelKind.PART, LabelKind.SUBPART, LabelKind.CHAPTER, LabelKind.SECTION)


def without_contents(lines: list[Line]) -> list[Line]:
    """The lines without a table of contents, whether or not 目录 stands above it."""
    for index, line in enumerate(lines[:_SEARCHED]):
        if compact(line.text) in _NAMES:
            end = _end_of_contents(lines, index + 1)
            return lines[:index] + lines[end:] if end > index + 1 else lines
    return _without_listed_chapters(lines)


def _end_of_contents(lines: list[Line], start: int) -> int:
    """The index after the last entry: where the first of them returns as a heading, or before running text."""
    for index in range(start, len(lines)):
        key = _key(lines[index])
        if index > start and key == _key(lines[start]):
            return index
        if lines[index].is_sentence or len(key) > LONGEST_HEADING:
            return _last_repeated(lines, start, index)
    return start


def _last_repeated(lines: list[Line], start: int, end: int) -> int:
    """Of entries that running text follows, those are listed that come again later."""
    later = {_key(line) for line in lines[end:]}
    return max((i + 1 for i in range(start, end) if _key(lines[i]) in later), default=start)


def _without_listed_chapters(lines: list[Line]) -> list[Line]:
    """Drops chapters listed in front of the first article: those above the point where one of them comes a second time."""
    first = next((i for i, line in enumerate(lines) if line.kind is LabelKind.ARTICLE), 0)
    listed = {i: _key(lines[i]) for i in range(first) if lines[i].kind in _CHAPTERS}
    first_place = {key: index for index, key in reversed(listed.items())}
    again = max((index for index, key in listed.items() if first_place[key] < index), default=0)
    return [line for index, line in enumerate(lines) if not (index in listed and index < again)]


def _key(line: Line) -> str:
    return compact(_LEADER.sub("", line.text) if len(line.text) <= _LONGEST_ENTRY else line.text)
