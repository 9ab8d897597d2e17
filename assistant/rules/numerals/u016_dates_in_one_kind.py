"""正文里的公历日期用阿拉伯数字。

依据：GB/T 15835—2011 4.3、5.1.4，同一场合出现的数字遵循“同类别同形式”；公文的成文日期用阿拉伯数字（GB/T 9704—2012 7.3.5.4），正文里的日期也用阿拉伯数字。
错误示例：请于二〇二五年七月二十日前报送，逾期不再受理2025年8月1日的申请。
正确示例：请于2025年7月20日前报送，逾期不再受理2025年8月1日的申请。
修复方式：换成阿拉伯数字，请本人确认。
例外：农历日期、引文里的日期、2012年以前的日期、全文日期都用汉字的不报；只有年份的（二〇三五年远景目标）不报。
"""

from __future__ import annotations

import re

from assistant.documents.numbering import chinese_to_int
from assistant.rules.numerals._private import DIGITS
from assistant.rules.prose import RUNNING, each_match, overlaps, replaced
from assistant.rules.references._private import titles_in
from assistant.rules.vocabulary import *

_CHINESE = re.compile(
    rf"(?<!农历)(?<!阴历)(?P<year>[一二][〇零○O0{DIGITS}]{{3}})年(?P<month>[十{DIGITS}]{{1,2}})月(?:(?P<day>[十{DIGITS}]{{1,3}})日)?"
)
_ARABIC = re.compile(r"(?<!\d)(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?")
_ZEROS = str.maketrans("零○O0", "〇〇〇〇")
_MONTHS, _DAYS = 12, 31
# Until GB/T 9704—2012 came into force official documents had their dates in Chinese numerals.
_SINCE = 2012


@dataclass(frozen=True)
class DatesInOneKind(TextRule):
    """Rule U016."""

    code = "U016"
    title = "日期用阿拉伯数字"
    clause = "GB/T 15835—2011 4.3"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each date in Chinese numerals in a document that has others in Arabic ones."""
        found = list(each_match(document, _CHINESE, _in_arabic))
        if found and any(_ARABIC.search(each.own_text) for each in document.paragraphs):
            yield from found


def _in_arabic(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if overlaps(titles_in(match.string), *match.span()):
        return None
    try:
        year = chinese_to_int(match["year"].translate(_ZEROS))
        month, day = chinese_to_int(match["month"]), chinese_to_int(match["day"] or "一")
    except (ValueError, KeyError):
        return None
    if not (year >= _SINCE and 0 < month <= _MONTHS and 0 < day <= _DAYS):
        return None
    date = f"{year}年{month}月" + (f"{day}日" if match["day"] else "")
    message = "本文其他日期用阿拉伯数字，这里用了汉字，同类数字的形式应当统一。"
    return replaced(paragraph, match, date, message)
