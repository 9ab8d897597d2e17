"""同一个日期里不混用汉字数字和阿拉伯数字。

依据：GB/T 15835—2011 5.3，阿拉伯数字和汉字数字不在同一个数值里混用（“万”“亿”除外）。
错误示例：2026年五月31日；二〇二六年5月。
正确示例：2026年5月31日；二〇二六年五月。
修复方式：把混进来的部分换成同一种数字，请本人确认。
例外：干支、农历日期（正月、腊月、初五）用汉字数字。
"""

from __future__ import annotations

import re

from assistant.rules.numerals._private import DIGITS, below_hundred
from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.vocabulary import *

_HAN = f"[十{DIGITS}]{{1,3}}"
_LUNAR = r"(?<!农历)(?<!阴历)(?<!旧历)"
_MONTH = re.compile(rf"{_LUNAR}(?<!\d)\d{{2,4}}年(?P<number>{_HAN})(?=月)(?!月[初廿])")
_DAY = re.compile(rf"(?<=\d月)(?P<number>{_HAN})(?=[日号])")
_MONTH_BEFORE_DAY = re.compile(rf"(?<![{DIGITS}十年第])(?P<number>{_HAN})(?=月\d{{1,2}}[日号])")
_YEAR = re.compile(r"(?P<number>[一二][〇零一二三四五六七八九○]{3})(?=年\d{1,2}月)")
_YEAR_DIGITS = {**{sign: str(at) for at, sign in enumerate(DIGITS, 1)}, "〇": "0", "零": "0", "○": "0"}


@dataclass(frozen=True)
class OneKindOfDigitsInDates(WrittenRule):
    """Rule U004."""

    code = "U004"
    title = "日期混用两种数字"
    clause = "GB/T 15835—2011 5.3"
    severity = Severity.ERROR
    repair = Repair.CONFIRM

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each Chinese number in a date that has Arabic ones."""
        for pattern in (_MONTH, _DAY, _MONTH_BEFORE_DAY, _YEAR):
            yield from each_match(document, pattern, _mixed, *self.elements)


def _mixed(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    number = match["number"]
    value = below_hundred(number)
    digits = "".join(_YEAR_DIGITS[sign] for sign in number) if match.re is _YEAR else str(value)
    if match.re is not _YEAR and not value:
        return None
    message = f"同一个日期里混用了汉字数字和阿拉伯数字，“{number}”应当写作“{digits}”。"
    return replaced(paragraph, match, digits, message, "number")
