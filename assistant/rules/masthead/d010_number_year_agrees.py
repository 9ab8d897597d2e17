"""发文字号的年份一般与成文日期的年份相同。

依据：《党政机关公文处理工作条例》第九条（五）（十二）；年份应当一致是通行做法。
错误示例：发文字号“清政发〔2025〕12号”，成文日期“2026年3月16日”。
正确示例：发文字号“清政发〔2026〕12号”，成文日期“2026年3月16日”。
修复方式：由本人按发文登记核对年份。
例外：年底签发、次年年初编号的跨年情形（日期在十二月，字号是次年）只提示；命令、公告、纪要的“第×号”“第×期”没有年份；待填的日期和字号不判断。
"""

from __future__ import annotations

from assistant.documents.dates import parse_date
from assistant.rules.layout import main_part
from assistant.rules.masthead._numbers import own_numbers
from assistant.rules.vocabulary import *

_LAST_MONTH = 12


@dataclass(frozen=True)
class NumberYearAgrees(TextRule):
    """Rule D010."""

    code = "D010"
    title = "发文字号与成文日期的年份"
    clause = "《党政机关公文处理工作条例》第九条（五）（十二）"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.DOCUMENT_NUMBER,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A number whose year is not that of the date of signing."""
        dates = [found for each in main_part(document, Element.SIGNING_DATE) if (found := parse_date(each.text))]
        number = next(own_numbers(document), None)
        if len(dates) != 1 or number is None or not number.match["year"].isdecimal() or len(number.match["year"]) != 4:
            return
        signed, year = dates[0], int(number.match["year"])
        if year == signed.year:
            return
        turn = year == signed.year + 1 and signed.month == _LAST_MONTH
        yield Violation(
            in_paragraph(number.paragraph, *number.match.span("year")),
            f"发文字号的年份是 {year} 年，成文日期是 {signed.year} 年，两处不一致，请核对。",
            number.match["year"],
            str(signed.year),
            severity=Severity.INFO if turn else None,
        )
