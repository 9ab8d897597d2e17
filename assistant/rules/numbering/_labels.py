"""The labels that open headings, 一、（一）1.（1）, with their usual slips, typed or counted by the program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from assistant.documents.genres import genre_of_title
from assistant.documents.identification.lines import Place
from assistant.documents.numbering import chinese_to_int, int_to_chinese
from assistant.rules.prose import HEADINGS
from assistant.rules.vocabulary import *

RIGHT = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
_NUMERAL = "[一二三四五六七八九十百千零〇]+"
_AFTER = r"(?P<after>[、.．。，,：:；;·・]?)"
# The first of each row of characters that hold a whole label, its level and how many there are; ① is below the fourth.
_COMPOUND = (("㈠", 2, 10), ("⑴", 4, 20), ("⒈", 3, 20))
# Labels behind soft returns, behind white space in a line, or before what is no heading.
_HIDDEN = {
    3: re.compile(r"(?:^|\n|[；;。：:]\s*|附件[：:]\s*)[ \u3000\t]*\d{1,2}(?P<sign>[、．。])(?=\S)"),
    4: re.compile(r"(?:^|\n|[；;。：:]\s*)[ \u3000\t]*(?<![（(\d])\d{1,2}(?P<sign>[)）])(?=[ \u3000]?\S)"),
}
_FOURTH = 4
# What divides a long text; below it numbers begin anew.
_DIVISION = re.compile(r"\s*第\s*[一二三四五六七八九十百零〇\d]+\s*(?:部分|分编|编|篇|章|节|条)")
# Up to here numerals are spelt out; greater numbers come from damage only.
_LARGEST, _LONGEST = 99_999_999, 16
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
        paragraph: The paragraph.
        level: 1 to 4.
        number: Its number.
        start: Offset of its first character; ``end`` is that after its last. Both 0 for automatic ones.
        opening: The bracket before the number; empty where there is none.
        closing: The bracket after it.
        after: The sign that follows.
        compound: Whether it is one character, as ㈠ or ⑴.
        automatic: Whether the program counts it.
    """

    paragraph: IdentifiedParagraph
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
        return self.paragraph.number_text if self.automatic else self.paragraph.own_text[self.start : self.end]


def label_of(paragraph: IdentifiedParagraph) -> Label | None:
    """The label of a heading paragraph."""
    automatic = bool(paragraph.number and paragraph.number.number_format != "bullet")
    text = paragraph.number_text if automatic else paragraph.own_text
    start = len(text) - len(text.lstrip())
    bare = text[start:]
    if bare and (compound := _compound(paragraph, bare[0], start, automatic=automatic)):
        return compound
    for level, pattern in _PATTERNS:
        match = pattern.match(bare)
        if match is None:
            continue
        end = 0 if automatic else start + match.end()
        first = 0 if automatic else start
        number = chinese_to_int(match["number"][:_LONGEST])
        return Label(
            paragraph, level, number, first, end, match["open"], match["close"], match["after"], False, automatic
        )
    return None


def _compound(paragraph: IdentifiedParagraph, character: str, start: int, *, automatic: bool) -> Label | None:
    for first, level, count in _COMPOUND:
        number = ord(character) - ord(first) + 1
        if 1 <= number <= count:
            place = (0, 0) if automatic else (start, start + 1)
            return Label(paragraph, level, number, *place, "", "", "", compound=True, automatic=automatic)
    return None


def labels(document: IdentifiedDocument) -> Iterator[Label]:
    """The labels of all headings in order, those in tables and those below the fourth level left out."""
    every = [label_of(each) for each in document.of(*HEADINGS) if each.place.table is None]
    known = [label for label in every if label is not None]
    below = _below_fourth(known)
    yield from (label for label in known if label.paragraph.place not in below)


def _below_fourth(known: Sequence[Label]) -> frozenset[Place]:
    """Where 1） stands that counts from 1 under a （1）: a fifth level, which the standard leaves to the author."""
    found: list[Place] = []
    wanted = 0
    for label in known:
        bare = label.level == _FOURTH and not label.opening and not label.compound
        if bare and label.number == wanted:
            found.append(label.paragraph.place)
            wanted += 1
        elif not bare:
            wanted = 1 if label.level == _FOURTH else 0
        else:
            wanted = 0
    return frozenset(found)


def numbered_parts(document: IdentifiedDocument) -> Iterator[tuple[Label, ...]]:
    """The labels of the stretches that are numbered on their own: the main part, an attachment, a chapter, an article."""
    part: list[Label] = []
    divided = False
    counted = {label.paragraph.place: label for label in labels(document)}
    for paragraph in document.paragraphs:
        label = counted.get(paragraph.place)
        if label is None:
            divided = divided or _divides(paragraph)
            continue
        # Below a caption or a chapter numbers may as well go on.
        if part and (paragraph.attachment != part[-1].paragraph.attachment or (label.number == 1 and divided)):
            yield tuple(part)
            part = []
        part.append(label)
        divided = False
    yield tuple(part)


def _divides(paragraph: IdentifiedParagraph) -> bool:
    """Whether numbers begin anew below a paragraph: a chapter, an article, a centred line within an attachment, a further title."""
    text = paragraph.text.strip() if paragraph.place.table is None else ""
    titled = paragraph.element is Element.UNKNOWN and genre_of_title(text) is not None
    centred = (paragraph.attachment is not None or titled) and paragraph.format.alignment.value is Alignment.CENTER
    return bool(text) and (centred or _DIVISION.match(text) is not None)


def hidden_labels(document: IdentifiedDocument, meant: Sequence[Label]) -> bool:
    """Whether further labels of the kind stand behind soft returns or within paragraphs.

    They are not seen as headings, so that a list would be mended in part.
    """
    if all(label.automatic for label in meant):
        return False
    level = meant[0].level
    pattern = _HIDDEN.get(level)
    ends = {label.paragraph.address: label.end for label in meant}
    signs = {label.after or label.closing for label in meant} - {".", ""}
    if pattern is None:
        return False
    for paragraph in document.paragraphs:
        if paragraph.place.table is None:
            for match in pattern.finditer(paragraph.own_text, ends.get(paragraph.address, 0)):
                if match["sign"] in signs or match["sign"] in ")）":
                    return True
    return False


def _before_code(label: Label) -> bool:
    """Whether a path or a number follows, as in 1、./configure and 1、3.5K, which a full stop would run into."""
    return label.paragraph.own_text[label.end : label.end + 1] in tuple("./0123456789") and not label.automatic


def miswritten(label: Label, end: int, wanted: str, message: str) -> Violation:
    """A violation at a label, up to an offset; one that the program counts is changed in the format of its list."""
    if label.automatic:
        note = f"{message}这是自动编号，请改编号格式。"
        return Violation(in_paragraph(label.paragraph), note, label.text, wanted, repair=Repair.PERSON)
    text = label.paragraph.own_text[label.start : end]
    return Violation(in_paragraph(label.paragraph, label.start, end), message, text, wanted, wanted)


def written(level: int, number: int) -> str:
    """A label as it should be written: ``written(2, 3)`` is （三）."""
    return {1: f"{_numeral(number)}、", 2: f"（{_numeral(number)}）", 3: f"{number}.", 4: f"（{number}）"}[level]


def _numeral(number: int) -> str:
    return int_to_chinese(number) if number <= _LARGEST else str(number)


@dataclass(frozen=True)
class SignAfterLabel(TextRule):
    """A rule on the sign that follows the labels of one level, or those in brackets.

    Attributes:
        heading: The level of the labels; None for those in brackets, of any level.
        sign: What should follow; empty where nothing should.
        message: The sentence for people, in which ``{}`` stands for the label.
    """

    heading: ClassVar[int | None] = None
    sign: ClassVar[str] = ""
    message: ClassVar[str]

    clause = "GB/T 15834—2011 4.5.3.5"
    level = Level.STANDARD
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = HEADINGS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each label that another sign follows."""
        meant = [label for label in labels(document) if self._is_meant(label)]
        apart = hidden_labels(document, meant)
        for label in meant:
            if label.after != self.sign:
                found = miswritten(label, label.end, self._wanted(label), self.message.format(label.text))
                yield replace(found, repair=Repair.PERSON) if apart or _before_code(label) else found

    def _is_meant(self, label: Label) -> bool:
        return bool(label.closing) if self.heading is None else label.level == self.heading and not label.compound

    def _wanted(self, label: Label) -> str:
        if self.heading is None:
            return label.text.strip().removesuffix(label.after)
        return written(self.heading, label.number)
