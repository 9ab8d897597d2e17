"""引用法律法规的条、款、项用汉字数字，项加圆括号。

依据：通行做法，法律法规的条文序数用汉字数字，项的序数加全角圆括号，引用时照原样写。
错误示例：《中华人民共和国道路交通安全法》第39条规定
正确示例：《中华人民共和国道路交通安全法》第三十九条规定
修复方式：把条、款、项的序数换成汉字数字，请本人确认。
例外：标准、合同、章程等原文用阿拉伯数字编条号的照原样写；书名号不在前面的条号不检查。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match, replaced
from assistant.rules.vocabulary import *

_LAW = r"(?:法|法典|宪法|条例|实施细则|实施办法)(?:（[^（）]*）)?》(?:（[^（）]*）)?"
_PROVISION = re.compile(
    rf"{_LAW}(?P<all>第(?P<article>\d{{1,4}})条(?:第?(?P<paragraph>\d{{1,2}})款)?(?:第?[（(]?(?P<item>\d{{1,2}})[)）]?项)?)"
)
_MIXED = re.compile(
    rf"{_LAW}第[一二三四五六七八九十百零]+条(?:之?第[一二三四五六七八九十]+款)?(?P<rest>(?:之?第?\d+款)?(?:第?[（(]?\d+[)）]?项)|之?第?\d+款|之第[一二三四五六七八九十]+款第\d+项)"
    rf"|{_LAW}(?P<bare>(?:\d{{1,3}}|[一二三四五六七八九十百]+)条)(?=规定|的|，|。)"
)
_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")


@dataclass(frozen=True)
class ArticleNumbers(TextRule):
    """Rule R005."""

    code = "R005"
    title = "条款项的写法"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each provision of a law in Arabic numerals."""
        yield from each_match(document, _PROVISION, _in_words)
        yield from each_match(document, _MIXED, _mixed)


def _in_words(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    written = f"第{_words(match['article'])}条"
    if match["paragraph"]:
        written += f"第{_words(match['paragraph'])}款"
    if match["item"]:
        written += f"第（{_words(match['item'])}）项"
    return replaced(paragraph, match, written, "引用法律法规的条、款、项，通常用汉字数字。", "all")


def _words(number: str) -> str:
    """A number up to 9999 as articles write it: 39 is 三十九, 105 is 一百零五, 110 is 一百一十."""
    digits = str(int(number))
    parts = [(_DIGITS[int(d)], _UNITS[len(digits) - 1 - at]) for at, d in enumerate(digits)]
    message = "".join(digit + unit if digit != "零" else "零" for digit, unit in parts)
    message = re.sub("零+", "零", message).rstrip("零") or "零"
    return message.removeprefix("一") if 10 <= int(number) <= 19 else message


def _mixed(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    """Digits behind a Chinese number of an article, and a number without 第."""
    group = match.lastgroup or "rest"
    message = "引用条、款、项，写作“第×条第×款第（×）项”，用汉字数字。"
    place = in_paragraph(paragraph, *match.span(group))
    return Violation(place, message, match[group], "第×条第×款第（×）项", repair=Repair.PERSON)
