"""What the rules of punctuation share: what counts as Chinese text, and which signs that number things they leave alone."""

from __future__ import annotations

import re

from assistant.documents.elements import Element
from assistant.rules.prose import LONGEST_SENTENCE, RUNNING
from assistant.rules.rule import Level, TextRule

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# Chinese characters and signs that only stand in Chinese text, for use in a character class.
CHINESE = HAN + "，。、；：？！“”‘’（）《》〈〉〔〕【】…—·％"
# Titles and lists have signs too; what opens them (附件：) and what ends the recipients has rules of its own.
WRITTEN = (*RUNNING, Element.TITLE, Element.MAIN_RECIPIENTS, Element.ATTACHMENT_LIST, Element.ATTACHMENT_TITLE)

_SENTENCE_END = re.compile("[。！？；]")
_HAN = re.compile(f"[{HAN}]")
_MARKER = re.compile(
    r"\s*(?:附件\s*\d*\s*[:：]?\s*)?(?:[(（][\d一二三四五六七八九十百]+[)）]|[\d一二三四五六七八九十百]+[.,:;、．)）](?!\d))?"
)


class WrittenRule(TextRule):
    """A rule of punctuation or numerals, which holds in all that is written."""

    level = Level.STANDARD
    elements = WRITTEN


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in a text."""
    return _HAN.search(text) is not None


def marker_end(text: str) -> int:
    """Where the sign ends that numbers a paragraph, as （一） or 1.; 0 where there is none. The rules of numbering judge it."""
    match = _MARKER.match(text)
    return match.end() if match else 0


def sentence_end(text: str, start: int) -> int:
    """Where the sentence ends in which an offset stands, its full stop not included; one without an end is cut."""
    reach = start + LONGEST_SENTENCE
    match = _SENTENCE_END.search(text, start, reach)
    return match.start() if match else reach if len(text) > reach else len(text.rstrip())


def sentence_start(text: str, end: int) -> int:
    """Where the sentence begins in which an offset stands."""
    reach = max(end - LONGEST_SENTENCE, 0)
    return max(max(text.rfind(sign, reach, end) for sign in "。！？；") + 1, reach)
