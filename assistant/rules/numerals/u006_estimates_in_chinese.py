"""相邻两个数连用表示概数的，用汉字数字。

依据：GB/T 15835—2011 4.2.2，数字连用表示的概数、含“几”的概数用汉字数字，两个数之间不用顿号。
错误示例：安排5、6名值守人员；走访3、400家次；20几个。
正确示例：安排五六名值守人员；走访三四百家次；二十几个。
修复方式：请改写为汉字数字；如果是精确的两个数，请写明“3个、4个”。
例外：“附件3、4”“第5、6条”和编号、楼号、月份是两个数，不是概数。
"""

from __future__ import annotations

import re

from assistant.rules.numerals._private import DIGITS, MEASURES
from assistant.rules.prose import RUNNING, each_match
from assistant.rules.vocabulary import *

_NOT_NUMBERED = r"(?<![\dA-Za-z.,第、表图件条款项号周—～~\-])"
_PAIR = re.compile(rf"{_NOT_NUMBERED}(?P<first>[1-9])(?P<zero>0*)、(?P<second>[1-9])(?P<zeros>0*)(?={MEASURES})")
_SOME = re.compile(r"(?<![\d.])(?P<tens>[1-9]0+|1)几(?=[个名人天家件户种年岁次里亩元万亿])")
_TENS = re.compile(r"数(?P<tens>10+)(?=[余多]?[个名人家件户种岁次里亩元万亿])")
_RANGE = re.compile(rf"{_NOT_NUMBERED}(?P<first>[1-9])[，](?P<second>[1-9])(?=(?:个月|天|人|年|户|家)[。，；])")
_WORDS = {0: "", 1: "十", 2: "百", 3: "千", 4: "万"}


@dataclass(frozen=True)
class EstimatesInChinese(TextRule):
    """Rule U006."""

    code = "U006"
    title = "概数用汉字"
    clause = "GB/T 15835—2011 4.2.2"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each estimate of two neighbouring numbers, or with 几, that is written in digits."""
        yield from each_match(document, _PAIR, _estimate)
        yield from each_match(document, _SOME, _with_some)
        yield from each_match(document, _TENS, _some_tens)
        yield from each_match(document, _RANGE, _with_comma)


def _estimate(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    zeros = len(match["zeros"])
    if int(match["second"]) != int(match["first"]) + 1 or len(match["zero"]) not in (0, zeros) or zeros not in _WORDS:
        return None
    words = DIGITS[int(match["first"]) - 1] + DIGITS[int(match["second"]) - 1] + _WORDS[zeros]
    return _report(paragraph, match, f"概数用汉字数字，“{match[0]}”应当写作“{words}”。", words)


def _with_some(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    return _report(paragraph, match, f"含“几”的概数用汉字数字，“{match[0]}”不混用阿拉伯数字。", "汉字数字")


def _some_tens(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    words = f"数{_WORDS.get(len(match['tens']) - 1, '十')}"
    return _report(paragraph, match, f"概数用汉字数字，“{match[0]}”应当写作“{words}”。", words)


def _with_comma(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    first, second = int(match["first"]), int(match["second"])
    words = DIGITS[first - 1] + DIGITS[second - 1]
    message = f"概数用汉字数字，中间不加逗号，“{match[0]}”应当写作“{words}”。"
    return _report(paragraph, match, message, words) if second == first + 1 else None


def _report(paragraph: IdentifiedParagraph, match: re.Match[str], message: str, expected: str) -> Violation:
    return Violation(in_paragraph(paragraph, *match.span()), message, match[0], expected)
