"""日期和时刻存在，起止的先后不颠倒。

依据：《党政机关公文处理工作条例》第二十条，公文内容应当准确；6月31日、13月、非闰年的2月29日都不存在。
错误示例：请于2025年6月31日前报送；7月20日至7月10日。
正确示例：请于2025年6月30日前报送；7月10日至7月20日。
修复方式：由本人核对后改正。
例外：跨年的起止（11月1日至3月31日）不报；“24月龄”一类的时长不是月份；成文日期由它自己的规则判断。
"""

from __future__ import annotations

import re
from calendar import monthrange

from assistant.documents.numbering import chinese_to_int
from assistant.rules.numerals._private import DIGITS
from assistant.rules.prose import each_match
from assistant.rules.punctuation._private import WRITTEN
from assistant.rules.vocabulary import *

_DAY = re.compile(
    r"(?<![\d.第])(?:(?P<year>(?:19|20)\d\d)\s?年\s?)?(?<![\d.])(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,3})\s?[日号](?![线楼])"
)
_MONTH = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?!\d|龄)")
_CHINESE_DAY = re.compile(rf"(?<![{DIGITS}十正腊])(?P<month>[十{DIGITS}]{{1,2}})月(?P<day>[十{DIGITS}]{{1,3}})日")
_TIME = re.compile(
    r"(?:[日午晨晚间]|^|[至到](?=\d{1,2}时)|(?<=[:：]\d\d)[至到—～\-－]{1,2}|\d时(?:\d\d分)?[至到—～-])\s?(?P<hour>\d{1,2})(?:[时点](?!段)(?:(?P<minute>\d{1,2})分)?|[:：](?P<minutes>\d\d)(?!\d))"
)
_TO = r"日?起?\s?(?:至|到|—|——|～|-|－|–)\s?"
_TURNED = re.compile(
    rf"(?<!\d)(?P<month>\d{{1,2}})月(?P<first>\d{{1,2}}){_TO}(?:(?P<second_month>\d{{1,2}})月)?(?P<second>\d{{1,2}})日"
)
_TURNED_YEARS = re.compile(
    r"(?<!\d)(?P<first>(?:19|20)\d\d)年?\s?(?:至|到|—|～|-|－|–)\s?(?P<second>(?:19|20)\d\d)年(?!度)"
)
_TURNED_DATES = re.compile(
    rf"(?<!\d)(?P<year>20\d\d)年(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}}))?{_TO}(?P<second_year>20\d\d)年(?P<second_month>\d{{1,2}})月(?:(?P<second_day>\d{{1,2}})日)?"
)
_MONTHS, _HOURS, _MINUTES, _LEAP = 12, 24, 59, 2024


@dataclass(frozen=True)
class PossibleDates(TextRule):
    """Rule U019."""

    code = "U019"
    title = "日期存在"
    clause = "《党政机关公文处理工作条例》第二十条"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = WRITTEN

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each day, month or time that there is not, and each end that lies before its beginning."""
        for pattern in (_DAY, _MONTH, _CHINESE_DAY):
            yield from each_match(document, pattern, _missing, *self.elements)
        yield from each_match(document, _TIME, _no_time, *self.elements)
        for pattern in (_TURNED, _TURNED_YEARS, _TURNED_DATES):
            yield from each_match(document, pattern, _turned, *self.elements)


def _missing(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    said = match.groupdict()
    month, day = _value(match["month"]), _value(said.get("day") or "1")
    if month is None or day is None:
        return None
    year = int(said.get("year") or _LEAP)
    if 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]:
        return None
    where = in_paragraph(paragraph, *match.span())
    return Violation(where, f"“{match[0]}”不存在，请核对日期。", match[0], "存在的日期")


def _value(number: str) -> int | None:
    try:
        return chinese_to_int(number)
    except ValueError:
        return None


def _no_time(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    minute = int(match["minute"] or match["minutes"] or 0)
    if int(match["hour"]) + minute / 100 <= _HOURS and minute <= _MINUTES:
        return None
    place = in_paragraph(paragraph, match.start("hour"), match.end())
    return Violation(place, f"“{place.text}”这个时刻不存在，请核对。", place.text, "存在的时刻")


def _turned(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if not _is_turned(match):
        return None
    place = in_paragraph(paragraph, *match.span())
    return Violation(place, f"“{match[0]}”的终点在起点之前，请核对。", match[0], "先后相合的起止时间")


def _is_turned(match: re.Match[str]) -> bool:
    if match.re is _TURNED:
        same = match["second_month"] in (None, match["month"])
        return same and int(match["second"]) < int(match["first"])
    if match.re is _TURNED_YEARS:
        return int(match["second"]) < int(match["first"])
    first = [int(match[part] or 1) for part in ("year", "month", "day")]
    second = [int(match[part] or _LAST) for part in ("second_year", "second_month", "second_day")]
    return second < first


_LAST = 31
"""The day that a month without one ends with."""
