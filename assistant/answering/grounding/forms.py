"""The forms in which official texts write what can be compared, and texts in one normal spelling."""

from __future__ import annotations

import re

_NUMERAL = "零〇一二三四五六七八九十百千两"
_SPELLING = {code: code - 0xFEE0 for code in [*range(0xFF10, 0xFF1A), 0xFF0E, 0xFF05]} | {
    ord(wrong): right for wrong, right in zip("[【［]】］－–－\u3000\xa0", "〔〔〔〕〕〕———  ", strict=True)
}  # fmt: skip

MARK = re.compile(r"\s?[\[［【]\s?S?\d{1,2}(?:\s?[,，、;；\-–—]\s?S?\d{1,2})*\s?[\]］】]")
"""A mark that names passages: ``[S1]``, ``[S1, S3]``, and plain ``[1]``, which names nothing here."""

DOCUMENT_NUMBER = re.compile(
    r"(?P<agency>[\u4e00-\u9fff]{0,12})(?P<core>〔\s?\d{4}\s?〕\s?第?\s?\d+\s?号|(?:主席|国务院)?令第?\s?[\d"
    + _NUMERAL
    + r"]+\s?号)"
    r"|(?P<standard>GB(?:/T|/Z)?\s?\d+(?:\.\d+)*(?:\s?[—\-]\s?\d{4})?)",
    re.IGNORECASE,
)
ARTICLE = re.compile(
    rf"第(?P<number>[{_NUMERAL}\d]+)条(?:之(?P<inserted>[一二三四五六七八九十\d]+))?"
    rf"(?:第?(?P<clause>[{_NUMERAL}\d]+)款)?(?:第?[（(]?(?P<item>[{_NUMERAL}\d]+)[)）]?项)?"
    rf"|第(?P<lone_clause>[{_NUMERAL}\d]+)款|第[（(]?(?P<lone_item>[{_NUMERAL}\d]+)[)）]?项(?!目)"
)
DIVISION = re.compile(rf"第[{_NUMERAL}\d]+(?:编|分编|章|节)|第[{_NUMERAL}\d]+部分")
DATE = re.compile(
    r"(?<!\d)(?P<y>(?:1[89]|20)\d\d)\s?年?(?:(?P<sep>[-/.—])(?P<m2>\d{1,2})(?P=sep)(?P<d2>\d{1,2})(?!\d)|(?<=年)(?:\s?(?P<m1>\d{1,2})\s?月(?:\s?(?P<d1>\d{1,2})\s?[日号])?)?)"
    r"|(?<!\d)(?P<m3>\d{1,2})\s?月\s?(?P<d3>\d{1,2})\s?[日号]"
    r"|(?P<cy>[一二][〇零○九八0-9一二三四五六七]{3})年(?:(?P<cm>[一二三四五六七八九十]{1,2})月(?:(?P<cd>[一二三四五六七八九十]{1,3})日)?)?"
    r"|(?<![个十百零\d])(?P<cm2>[一二三四五六七八九十]{1,2})月(?P<cd2>[一二三四五六七八九十]{1,3})日"
    r"|(?<![\d个])(?P<m4>\d{1,2})\s?月(?=底|初|末|中旬|上旬|下旬|份|前|后|起|至)"
)
TITLE = re.compile(r"《([^《》\n]{1,80})》")
QUOTED = re.compile(r"“([^“”\n]{1,200})”|「([^「」\n]{1,200})」|『([^『』\n]{1,200})』|\"([^\"\n]{1,200})\"")
ORDINAL = re.compile(
    r"^\s*(?:[-*•·]\s+)?(?:\d{1,2}[.．、)）](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳])",
    re.MULTILINE,
)
SECTION = re.compile(r"[一二三四五六七八九十]{1,3}、(?:[（(][一二三四五六七八九十]{1,3}[)）])?")


def normal(text: str) -> str:
    """The text with half-width digits, one kind of brackets around years, and one kind of dashes."""
    return text.translate(_SPELLING)


def blanked(text: str) -> str:
    """The text with everything that holds numbers and is no value replaced by as many NULs."""
    for pattern in (TITLE, DOCUMENT_NUMBER, ARTICLE, DIVISION, DATE, ORDINAL):
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def compact(text: str) -> str:
    """The text without white space and Markdown's asterisks, for comparing word for word."""
    return re.sub(r"[\s*]", "", text)
