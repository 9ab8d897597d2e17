"""年份用四位阿拉伯数字，标全称。

依据：GB/T 9704—2012 7.2.5。
错误示例：“清政发〔26〕12号”“清政发〔二〇二六〕12号”“清政发〔2026年〕12号”。
正确示例：“清政发〔2026〕12号”。
修复方式：写全四位数字；世纪请本人确认。
例外：引用旧文号（如“〔85〕财字第3号”），原文的年份是两位数的照写。
"""

from __future__ import annotations

import re

from assistant.documents.numbering import chinese_to_int
from assistant.rules.masthead._numbers import FoundNumber, NumberRule, all_numbers
from assistant.rules.prose import replaced
from assistant.rules.vocabulary import *

_FULL = re.compile(r"(?:19|20)\d\d")
# Two digits up to this year of the century are of ours; above it they are of the last, and cited as they were written.
_THIS_CENTURY = 40


@dataclass(frozen=True)
class NumberYear(NumberRule):
    """Rule D003."""

    code = "D003"
    title = "发文字号的年份"
    repair = Repair.CONFIRM

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each number whose year is short, in Chinese numerals, or followed by 年."""
        for each in all_numbers(document):
            if (report := _fault(each)) is not None:
                yield report


def _fault(number: FoundNumber) -> Violation | None:
    year, match = number.match["year"], number.match
    if _FULL.fullmatch(year):
        in_brackets = match["nian"] and match["open"] and match["close"]
        message = "发文字号的年份后不加“年”字。"
        return replaced(number.paragraph, match, "", message, "nian") if in_brackets else None
    if year.isdigit() and not number.own and int(year) >= _THIS_CENTURY:
        return None
    wanted = _full_year(year)
    return replaced(number.paragraph, match, wanted, "发文字号的年份用四位阿拉伯数字。", "year")


def _full_year(year: str) -> str:
    if year.isdigit():
        return ("19" if int(year) >= _THIS_CENTURY else "20") + year
    return str(chinese_to_int(re.sub("[零○ＯOo0]", "〇", year)))
