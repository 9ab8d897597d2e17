# pyright: strict
"""The labels that open headings, 一、（一）1.（1）, with their usual slips, typed or counted by the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.numbering import chinese_to_int

HEADINGS = (Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)
RIGHT = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
_NUMERAL = "[一二三四五六七八九十百]+"
_AFTER = r"(?P<after>[、.．。，,：:；;·・]?)"
_COMPOUND = (("㈠", 2, 1), ("⑴", 4, 1), ("⒈", 3, 1), ("①", 5, 1))
_PATTERNS = (
    (2, re.compile(rf"(?P<open>[（(])(?P<number>{_NUMERAL})(?P<close>[)）]){_AFTER}")),
    (4, re.compile(rf"(?P<open>[（(])(?P<number>\d{{1,3}})(?P<close>[)）]){_AFTER}")),
    (4, re.compile(rf"(?P<open>)(?P<number>\d{{1,3}})(?P<close>[)）]){_AFTER}")),
    (1, re.compile(rf"(?P<open>)(?P<number>{_NUMERAL})(?P<close>){_AFTER}")),
    (3, re.compile(rf"(?P<open>)(?P<number>\d{{1,3}})(?P<close>){_AFTER}")),
)


@dataclass(frozen=True)
class Label:
    """The label of a heading.

    Attributes:
        found: The paragraph.
        level: 1 to 4.
        number: Its number.
        start: Offset of its first character; ``end`` is that after its last. Both 0 for automatic ones.
        opening: The bracket before the number; empty where there is none.
        closing: The bracket after it.
        after: The sign that follows.
        compound: Whether it is one character, as ㈠ or ⑴.
        automatic: Whether the program counts it.
    """

    found: IdentifiedParagraph
    level: int
    number: int
    start: int
    end: int
    opening: str
    closing: str
    after: str
    compound: bool = False
    automatic: bool = False

    @property
    def text(self) -> str:
        """The label as printed."""
        return self.found.paragraph.number_text if self.automatic else self.found.paragraph.text[self.start : self.end]


def label_of(found: IdentifiedParagraph) -> Label | None:
    """The label of a heading paragraph."""
    paragraph = found.paragraph
    automatic = bool(paragraph.number and paragraph.number.number_format != "bullet")
    text = paragraph.number_text if automatic else paragraph.text
    start = len(text) - len(text.lstrip())
    bare = text[start:]
    if bare and (compound := _compound(found, bare[0], start)):
        return compound
    for level, pattern in _PATTERNS:
        match = pattern.match(bare)
        if match is None:
            continue
        end = 0 if automatic else start + match.end()
        first = 0 if automatic else start
        number = chinese_to_int(match["number"])
        return Label(found, level, number, first, end, match["open"], match["close"], match["after"], False, automatic)
    return None


def _compound(found: IdentifiedParagraph, character: str, start: int) -> Label | None:
    for first, level, _ in _COMPOUND:
        number = ord(character) - ord(first) + 1
        if level < 5 and 1 <= number <= 20 - 10 * (level == 2):
            return Label(found, level, number, start, start + 1, "", "", "", compound=True)
    return None


def labels(document: IdentifiedDocument) -> Iterator[Label]:
    """The labels of all headings in order, those in tables left out."""
    for found in document.of(*HEADINGS):
        if found.place.table is None and (label := label_of(found)) is not None:
            yield label


def written(level: int, number: int) -> str:
    """A label as it should be written: ``written(2, 3)`` is （三）."""
    return {1: f"{_chinese(number)}、", 2: f"（{_chinese(number)}）", 3: f"{number}.", 4: f"（{number}）"}[level]


def _chinese(number: int) -> str:
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十"
    return lead + (digits[ones] if ones or not tens else "")
