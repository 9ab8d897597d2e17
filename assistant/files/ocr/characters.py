"""What recognition writes otherwise than print: marks of half width between Chinese characters, blanks of no meaning."""

from __future__ import annotations

import re

_FULL_WIDTH = str.maketrans(",:;?!", "，：；？！")
_PARENTHESES = str.maketrans("()", "（）")
_CHINESE = r"\u3400-\u9fff，。；：、！？（）《》〈〉“”‘’〔〕【】"
_MARK_BESIDE_CHINESE = re.compile(rf"(?<=[{_CHINESE}])[,:;?!]|[,:;?!](?=[{_CHINESE}])")
_HAS_CHINESE = re.compile(r"[\u3400-\u9fff]")
_BRACKETS = re.compile(r"[\[［【〔]\s*(\d{4})\s*[\]］】〕]")
# A blank means something between two words of Chinese, as behind 第一条, and between two of Latin letters.
_EMPTY_BLANK = re.compile(r"(?<=[\d〔〕《》（）“”，。；：、])\s+|\s+(?=[\d〔〕《》（）“”，。；：、])")
_LATIN_BLANK = re.compile(r"(?<=[A-Za-z])\s+(?=[\dA-Za-z])|(?<=\d)\s+(?=[A-Za-z])")
_PAGE_NUMBER = re.compile(r"[-—–─－_~一·•.\s]*\d{1,4}[-—–─－_~一·•.\s]*")


def as_printed(text: str) -> str:
    """The text of a line with the marks that Chinese print has."""
    text = " ".join(text.split())
    if not _HAS_CHINESE.search(text):
        return text
    text = text.translate(_PARENTHESES)
    text = _MARK_BESIDE_CHINESE.sub(lambda mark: mark[0].translate(_FULL_WIDTH), text)
    text = _BRACKETS.sub(r"〔\1〕", text)
    return text if _LATIN_BLANK.search(text) else _EMPTY_BLANK.sub("", text)


def is_page_number(text: str) -> bool:
    """Whether a line at the edge of a page is its number; the strokes beside it may have been taken for 一."""
    return _PAGE_NUMBER.fullmatch(text) is not None
