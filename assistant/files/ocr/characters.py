"""What recognition writes otherwise than print: marks of half width between Chinese characters, blanks of no meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

_FULL_WIDTH = str.maketrans(",:;?!", "，：；？！")
_PARENTHESES = str.maketrans("()", "（）")
_CHINESE = r"\u3400-\u9fff，。；：、！？（）《》〈〉“”‘’〔〕【】"
_MARK_BESIDE_CHINESE = re.compile(rf"(?<=[{_CHINESE}])[,:;?!]|[,:;?!](?=[{_CHINESE}])")
# The last line of an item may hold a number alone; a clause ends with a mark of full width all the same.
_LAST_MARK = re.compile(r"(?<=[\d%])[;:?!]$")
_HAS_CHINESE = re.compile(r"[\u3400-\u9fff]")
_BRACKETS = re.compile(r"[\[［【〔]\s*(\d{4})\s*[\]］】〕]")
# A blank means something between two words of Chinese, as behind 第一条, and between two of Latin letters.
_EMPTY_BLANK = re.compile(r"(?<=[\d〔〕《》（）“”，。；：、])\s+|\s+(?=[\d〔〕《》（）“”，。；：、])")
_LATIN_BLANK = re.compile(r"(?<=[A-Za-z])\s+(?=[\dA-Za-z])|(?<=\d)\s+(?=[A-Za-z])")
# 第一条 and the character that follows without a blank.
_LABEL = re.compile(r"第[一二三四五六七八九十百零]{1,7}[条章节编](?=\S)(?:之[一二三四五六七八九十](?=\S))?")
_GAP = 1.5
_PAGE_NUMBER = re.compile(r"[-—–─－_~一·•.\s]*\d{1,4}[-—–─－_~一·•.\s]*")


def as_printed(text: str, places: Sequence[int] = ()) -> str:
    """The text of a line with the marks that Chinese print has.

    Args:
        text: What was recognised.
        places: Where its characters stand; they tell the blank behind a number such as 第一条.
    """
    text = _parted(" ".join(text.split()), places)
    text = _LAST_MARK.sub(lambda mark: mark[0].translate(_FULL_WIDTH), text)
    if not _HAS_CHINESE.search(text):
        return text
    text = text.translate(_PARENTHESES)
    text = _MARK_BESIDE_CHINESE.sub(lambda mark: mark[0].translate(_FULL_WIDTH), text)
    text = _BRACKETS.sub(r"〔\1〕", text)
    return text if _LATIN_BLANK.search(text) else _EMPTY_BLANK.sub("", text)


def _parted(text: str, places: Sequence[int]) -> str:
    """The text with a blank behind the number that it begins with, where there is one on paper."""
    label = _LABEL.match(text)
    if label is None or len(places) != len(text.replace(" ", "")):
        return text
    end = label.end()
    usual = median(after - before for before, after in pairwise(places[:end]))
    return f"{label[0]} {text[end:]}" if places[end] - places[end - 1] > _GAP * usual else text


def is_page_number(text: str) -> bool:
    """Whether a line at the edge of a page is its number; the strokes beside it may have been taken for 一."""
    return _PAGE_NUMBER.fullmatch(text) is not None
