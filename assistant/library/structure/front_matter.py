"""What stands in front of the first article: title, 题注, document number, addressees, preamble."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.documents.dates import find_dates
from assistant.documents.document_number import find_document_numbers, leading_document_number
from assistant.library.structure.lines import Line, compact
from assistant.library.structure.metadata import is_note, number_in
from assistant.library.structure.title import find_title

# A line that is longer cites a number and is not one.
_LONGEST_NUMBER_LINE = 40
# So long are notes with the history of all amendments; after that a bracket was left open.
_MOST_NOTE_LINES = 15
_LONGEST_DAY = 12
_ENDS_NOTE = re.compile(r"[^。；0-9]{0,60}(?:修正|修订|修改|通过|公布|发布|批准|施行|印发)[）)]?")
_ADDRESSEES = ("各", "有关", "直属")


@dataclass(frozen=True)
class FrontMatter:
    """The front of a document.

    Attributes:
        title: The title.
        notes: The 题注, a line each, without the outer brackets.
        numbers: Document numbers that stand alone.
        text: The other lines, without the title.
    """

    title: str
    notes: tuple[str, ...]
    numbers: tuple[str, ...]
    text: tuple[Line, ...]


def read_front_matter(lines: list[Line], properties: Mapping[str, str]) -> FrontMatter:
    """Sorts the lines in front of the first article."""
    title, end = find_title(lines, properties)
    notes: list[str] = []
    numbers: list[str] = []
    text: list[Line] = []
    for line in _with_whole_brackets(lines[:end], lines[end:]):
        number, rest = _own_number(line)
        if number:
            numbers.append(number)
        if is_note(rest):
            notes.append(rest.strip("（）() "))
        elif rest and compact(rest) not in compact(title):
            text.append(replace(line, text=rest))
    return FrontMatter(title, tuple(notes), tuple(numbers), tuple(text))


def _with_whole_brackets(before: list[Line], after: list[Line]) -> list[Line]:
    """The lines, with a 题注 in brackets that runs over several lines put together."""
    found = list(before)
    count = 0
    for line in after:
        if count and found:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {line.text}")
            count = 0 if line.text.endswith(("）", ")")) or count >= _MOST_NOTE_LINES else count + 1
            continue
        if found and _goes_on(found[-1], line):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {line.text}")
            continue
        found.append(line)
        if line.text.startswith(("（", "(")) and line.label is None and not any(c in line.text for c in "）)"):
            count = 1
    return found


def _goes_on(note: Line, line: Line) -> bool:
    """Whether a line ends the 题注 above it, which begins with a day and says nothing yet, or has a title open."""
    text = note.text
    begins = text[:1].isdigit() and bool(find_dates(text[:_LONGEST_DAY]))
    is_open = text.count("《") > text.count("》") or not is_note(text)
    return begins and is_open and line.label is None and _ENDS_NOTE.fullmatch(line.text) is not None


def _own_number(line: Line) -> tuple[str, str]:
    """The document number of a line that holds little else, or that begins with it, and the text behind it."""
    if is_note(line.text):
        return "", line.text
    number, rest = leading_document_number(line.text)
    if number and (not rest or rest.startswith(_ADDRESSEES)):
        return number, rest
    numbers = find_document_numbers(line.text)
    alone = len(line.text) <= _LONGEST_NUMBER_LINE and not line.has_sentence_mark
    found = numbers[0] if numbers else number_in(line.text)
    return (found, "") if found and alone else ("", line.text)
