"""成文日期是真实存在的日期，署会议通过或者负责人签发的日期。

依据：《党政机关公文处理工作条例》第九条（十二）。
错误示例：“2026年2月30日”；成文日期晚于印发日期。
正确示例：“2026年2月28日”，不晚于印发日期。
修复方式：由本人核对签发日期。
例外：一般也不早于正文引用的文件的日期，这要看内容，只在明显时由“引用”类规则提示。
"""

from __future__ import annotations

import re
from datetime import date

from assistant.documents.dates import parse_date
from assistant.rules.vocabulary import *

_HAN = "〇零○ＯO一二三四五六七八九十元"
_DATE = re.compile(
    r"(?:19|20)\d\d\s*(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[-/.．]\s*\d{1,2}\s*[-/.．]\s*\d{1,2})"
    rf"|[一二][{_HAN}]{{3}}年[{_HAN}]{{1,3}}月[{_HAN}]{{1,3}}日"
)


@dataclass(frozen=True)
class DatePossible(TextRule):
    """Rule S007."""

    code = "S007"
    title = "成文日期真实"
    clause = "《党政机关公文处理工作条例》第九条（十二）"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = (Element.SIGNING_DATE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Dates that do not exist, and signing dates later than the printing date."""
        printed = printing_date(document)
        for paragraph, start, end in _signing_dates(document):
            text = paragraph.own_text[start:end]
            signed = parse_date(text)
            if signed is not None and printed is not None and signed > printed:
                yield Violation(
                    in_paragraph(paragraph, start, end, Element.SIGNING_DATE),
                    f"成文日期 {signed} 晚于印发日期 {printed}，请核对。",
                    text,
                    "不晚于印发日期",
                    severity=Severity.INFO,
                )
            if _DATE.fullmatch(text) and signed is None:
                yield Violation(
                    in_paragraph(paragraph, start, end, Element.SIGNING_DATE),
                    f"没有“{text}”这一天。",
                    text,
                    "真实存在的日期",
                )


def _signing_dates(document: IdentifiedDocument) -> Iterator[tuple[IdentifiedParagraph, int, int]]:
    """The signing dates, those beside a signature too, without the white space round them."""
    for paragraph in document.of(Element.SIGNING_DATE, Element.ISSUER_SIGNATURE):
        for span in paragraph.spans:
            text = paragraph.own_text[span.start : span.end]
            if span.element is Element.SIGNING_DATE and text.strip():
                start = span.start + text.index(text.strip())
                yield paragraph, start, start + len(text.strip())


def printing_date(document: IdentifiedDocument) -> date | None:
    """The date in the imprint."""
    return next((found for each in document.of(Element.PRINTING_AUTHORITY) if (found := parse_date(each.text))), None)
