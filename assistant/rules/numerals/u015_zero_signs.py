"""汉字写的年份、编号用“〇”，计量数字用“零”。

依据：GB/T 15835—2011 5.2.5，用作编号（年份也在内）时写“〇”，用作计量时写“零”。
错误示例：到二0三五年；二零二五年；三千〇五十二。
正确示例：到二〇三五年；二〇二五年；三千零五十二。
修复方式：年份里的数字“0”、字母“O”、圆圈“○”、“零”换成“〇”；计量数字里的“〇”换成“零”。
例外：公司名、产品名里照原样写。
"""

from __future__ import annotations

import re

from assistant.rules.numerals._private import DIGITS
from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.vocabulary import *

_OTHER = "0０OoＯｏОо○◯ОO零"
_YEAR = re.compile(
    rf"(?<![{DIGITS}〇零\d])(?P<year>[一二](?=[{DIGITS}〇]*[{_OTHER}])[{DIGITS}〇{_OTHER}]{{3}})(?=年|[—～~至\-－])"
)
_AMOUNT = re.compile(rf"(?<=[百千万亿])(?P<zero>[〇○0])(?=[{DIGITS}])")
_MIXED = re.compile(rf"[一二][〇零○{DIGITS}]{{3}}年\d{{1,2}}月")
_OTHERS = re.compile(f"[{_OTHER}]")
_CHINESE = re.compile(f"[{DIGITS}]")
_ENOUGH = 2


@dataclass(frozen=True)
class ZeroSigns(WrittenRule):
    """Rule U015."""

    code = "U015"
    title = "“零”与“〇”"
    clause = "GB/T 15835—2011 5.2.5"
    severity = Severity.WARNING
    repair = Repair.SAFE

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each year in Chinese digits with another sign for zero, and each amount with the sign of years."""
        yield from each_match(document, _YEAR, _in_year, *self.elements)
        yield from each_match(document, _AMOUNT, _in_amount, *self.elements)


def _in_year(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    # 二零二六年5月 mixes two kinds of digits, which is said elsewhere and makes it 2026.
    if len(_CHINESE.findall(match["year"])) < _ENOUGH or _MIXED.match(paragraph.own_text, match.start()):
        return None
    year = _OTHERS.sub("〇", match["year"])
    return replaced(paragraph, match, year, f"汉字写的年份用“〇”，应当是“{year}”。", "year")


def _in_amount(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    return replaced(paragraph, match, "零", "计量的汉字数字用“零”，不用“〇”。", "zero")
