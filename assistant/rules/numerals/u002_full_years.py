"""年份写四位，日期写全“年、月、日”。

依据：GB/T 15835—2011 5.1.4，年份不能简写；年月日的表达用“年”“月”“日”。
错误示例：于26年5月31日前报送；于2026.5.31前报送。
正确示例：于2026年5月31日前报送。
修复方式：补全年份，补上“年”“月”“日”，请本人确认。
例外：“25年”表示时长的不判断；“2026-05-31”是标准允许的全数字式；表格里的日期不判断。
"""

from __future__ import annotations

import re

from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.vocabulary import *

_DURATION = r"(?<![刑近约共时已达逾满长期龄第过超后前差限])"
_YEAR = re.compile(
    rf"(?<![\d.\-—～~－–/’‘'＇]){_DURATION}(?P<year>\d\d)(?=年(?P<rest>(?:1[0-2]|0?[1-9])月(?!龄)"
    r"|度|[上下]半年|第?[一二三四1-4]季度|[底初末](?![线层部蕴稿])))"
)
_QUOTED_YEAR = re.compile(r"[’‘'＇](?P<year>\d\d)(?=年)")
_DOTTED = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<sign>[./．])(?P<month>1[0-2]|0?[1-9])(?P=sign)"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?![\d.])日?"
)
_NO_DAY = re.compile(r"(?<=年)(?P<date>(?:1[0-2]|[1-9])月(?:3[01]|[12]\d|[1-9]))(?=[前起，。、；）]|以?前)(?!、)")
_LATEST = 50


@dataclass(frozen=True)
class FullYears(WrittenRule):
    """Rule U002."""

    code = "U002"
    title = "年份、日期不简写"
    clause = "GB/T 15835—2011 5.1.4"
    severity = Severity.WARNING
    repair = Repair.CONFIRM

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each year of two digits, and each date without 年, 月, 日."""
        yield from each_match(document, _YEAR, _short_year, *self.elements)
        yield from each_match(document, _QUOTED_YEAR, _short_year, *self.elements)
        yield from each_match(document, _DOTTED, _dotted, *self.elements)
        yield from each_match(document, _NO_DAY, _without_day, *self.elements)


def _short_year(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    century = "20" if int(match["year"]) < _LATEST else "19"
    message = f"年份应当写四位数字，不简写为“{match[0]}年”。"
    return replaced(paragraph, match, century + match["year"], message)


def _dotted(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if paragraph.place.table is not None:
        return None
    date = f"{match['year']}年{int(match['month'])}月{int(match['day'])}日"
    return replaced(paragraph, match, date, "日期应当写明“年”“月”“日”。")


def _without_day(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    return replaced(paragraph, match, f"{match['date']}日", f"“{match['date']}”后面缺“日”。")
