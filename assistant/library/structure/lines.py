"""The paragraphs of a document as the parser sees them: cleaned of layout white space, with the label in front."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.documents.numbering import LabelKind, NumberLabel, parse_label
from assistant.library.loaders import TextBlock

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_IDEOGRAPH = "\u4e00-\u9fff"
# 总　则, 国 家 数 据 局: single characters set apart to fill a line.
_SPACED_OUT = re.compile(rf"(?<![{_IDEOGRAPH}])[{_IDEOGRAPH}](?: [{_IDEOGRAPH}])+(?![{_IDEOGRAPH}])")
_SPACE_AT_MARK = re.compile(r" (?=[，。；：、！？）》〉」』”’】〕])|(?<=[，。；：、！？（《〈「『“‘【〔]) ")
_SENTENCE_MARK = re.compile(r"[。；！？]|[，：]$|，.*，")
_ENDS_OPEN = re.compile(r"[。；：，、！？…;:,]$")
_SIGNED_DATE = re.compile(
    r"[0-9〇零○一二三四五六七八九十]{2,4}\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日"
)

# Names of chapters stay below; a sentence without its full stop does not.
LONGEST_HEADING = 45


@dataclass(frozen=True)
class Line:
    """One paragraph.

    Attributes:
        text: Its text, cleaned.
        label: The label at its start, or None.
        level: The heading level that the format gives it, or None.
        page: The page it starts on.
        paragraph: The paragraph, line or row of the file that it is.
        is_row: Whether it is a row of a table of data.
    """

    text: str
    label: NumberLabel | None = None
    level: int | None = None
    page: int | None = None
    paragraph: int | None = None
    is_row: bool = False

    @property
    def place(self) -> tuple[int | None, int | None]:
        """Its page and its paragraph."""
        return self.page, self.paragraph

    @property
    def kind(self) -> LabelKind | None:
        """The kind of its label."""
        return self.label.kind if self.label else None

    @property
    def rest(self) -> str:
        """The text behind the label."""
        return self.label.rest if self.label else self.text

    @property
    def is_sentence(self) -> bool:
        """Whether it reads as running text and not as a heading or a name."""
        return len(self.rest) > LONGEST_HEADING or bool(_SENTENCE_MARK.search(self.rest))

    @property
    def has_sentence_mark(self) -> bool:
        """Whether it holds the punctuation of running text."""
        return bool(_SENTENCE_MARK.search(self.text))

    @property
    def is_title_like(self) -> bool:
        """Whether it can be a heading: short, not empty, without the punctuation of a sentence."""
        return bool(self.rest) and not self.is_sentence and not _ENDS_OPEN.search(self.rest)

    @property
    def heading(self) -> str:
        """It as an entry of a path: ``第一章 总则``, ``一、录用条件``, ``（一）试用期``, ``7.3 版记``."""
        if self.label is None:
            return self.text.rstrip("：:")
        gap = "" if self.label.text.endswith(("、", "）")) else " "
        return f"{self.label.text}{gap}{self.rest.rstrip('。：:')}".strip()

    @property
    def is_date(self) -> bool:
        """Whether it is a date and nothing else, as under a signature."""
        return _SIGNED_DATE.fullmatch(self.text.strip("（）() ")) is not None


def clean(text: str) -> str:
    """The text in one line without layout white space and invisible characters."""
    text = " ".join(_INVISIBLE.sub("", text).split())
    text = _SPACED_OUT.sub(lambda match: match.group().replace(" ", ""), text)
    return _SPACE_AT_MARK.sub("", text)


def compact(text: str) -> str:
    """The text without any white space, for comparing."""
    return re.sub(r"\s", "", text)


def lines_of(blocks: Iterable[TextBlock]) -> list[Line]:
    """The paragraphs that hold any text."""
    texts = ((clean(block.text), block) for block in blocks)
    return [
        Line(text, parse_label(text), block.heading_level, block.page, block.paragraph, block.is_row)
        for text, block in texts
        if text
    ]
