"""What rules on references share: titles in 书名号, document numbers after them, and what the documents behind them are."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from assistant.rules.prose import RUNNING, running_text
from assistant.rules.vocabulary import *

HAN = "\u4e00-\u9fff"
# A document number whose brackets may be of the wrong kind; which kind is right is what D002 says.
NUMBER = rf"(?P<code>[{HAN}]{{1,12}}?)(?P<year_part>[〔\[［【﹝(（](?P<year>(?:19|20)\d\d)[〕\]］】﹞)）])\s?第?(?P<serial>\d{{1,5}})号"
TITLE = r"《(?P<title>[^《》]*(?:《[^《》]*》[^《》]*)*)》"
CITING = r"(?:根据|依据|按照|依照|遵照|参照|违反|遵守|符合|贯彻|落实|执行|实施|适用|宣传|学习|对照)"
_CITED = re.compile(rf"{TITLE}\s*[(（]\s*{NUMBER}\s*[)）]")
_IN_MARKS = re.compile(rf"{TITLE}|“[^“”]*”|〈[^〈〉]*〉|<[^<>]*>")
_SPACES = re.compile(r"\s+")
# The inner marks of a title within a title may be written either way.
_MARKS = str.maketrans("《》", "〈〉")


@dataclass(frozen=True)
class Citation:
    """A document cited with its title and number."""

    paragraph: IdentifiedParagraph
    match: re.Match[str]

    @property
    def title(self) -> str:
        """The title, in the form in which titles are compared."""
        return normal_title(self.match["title"])

    @property
    def number(self) -> str:
        """The number, in the form in which numbers are compared."""
        return f"{self.match['code']}〔{self.match['year']}〕{self.match['serial']}号"

    @property
    def number_span(self) -> tuple[int, int]:
        """Where the number stands."""
        return self.match.start("code"), self.match.end("serial") + 1


def normal_title(title: str) -> str:
    """A title without white space and with one kind of inner marks."""
    return _SPACES.sub("", title).translate(_MARKS)


def citations(document: IdentifiedDocument) -> Iterator[Citation]:
    """The documents that a document cites with title and number."""
    for paragraph in running_text(document, Element.TITLE, *RUNNING):
        for match in _CITED.finditer(paragraph.own_text):
            yield Citation(paragraph, match)


@lru_cache(maxsize=256)
def titles_in(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that stand in 书名号, or in quotation marks."""
    return tuple(match.span() for match in _IN_MARKS.finditer(text))


def within_marks(text: str, start: int, end: int) -> bool:
    """Whether a stretch is within 书名号 or quotation marks."""
    stretches = titles_in(text)
    at = bisect_right(stretches, start, key=lambda each: each[0]) - 1
    return at >= 0 and end <= stretches[at][1]
