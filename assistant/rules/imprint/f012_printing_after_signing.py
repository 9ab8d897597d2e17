"""印发日期是送印日期，不早于成文日期。

依据：《党政机关公文处理工作条例》第九条（十七）。
错误示例：成文日期 3 月 16 日，印发日期 1 月 3 日。
正确示例：成文日期 3 月 16 日，印发日期 3 月 18 日。
修复方式：由本人核对两个日期。
例外：相隔超过三十天的只提示；纪要、命令同样适用；没有版记的不判断。
"""

from __future__ import annotations

from assistant.documents.dates import find_dates, parse_date
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class PrintingAfterSigning(TextRule):
    """Rule F012.

    Attributes:
        most_days: More days between the two are worth a look.
    """

    code = "F012"
    title = "印发日期不早于成文日期"
    clause = "《党政机关公文处理工作条例》第九条（十七）"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.PRINTING_AUTHORITY,)

    most_days: int = 30

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A printing date before the signing date, or long after it."""
        signed = next((d for each in document.of(Element.SIGNING_DATE) if (d := parse_date(each.text))), None)
        for paragraph in document.of(Element.PRINTING_AUTHORITY):
            dates = find_dates(paragraph.own_text)
            if signed is None or not dates:
                continue
            printed, start, end = dates[-1].value, dates[-1].start, dates[-1].end
            if printed < signed:
                yield Violation(
                    in_paragraph(paragraph, start, end),
                    f"印发日期 {printed} 早于成文日期 {signed}。",
                    paragraph.own_text[start:end],
                    f"不早于 {signed}",
                )
            elif (printed - signed).days > self.most_days:
                yield Violation(
                    in_paragraph(paragraph, start, end),
                    f"印发日期比成文日期晚 {(printed - signed).days} 天，请核对。",
                    paragraph.own_text[start:end],
                    f"成文后 {self.most_days} 天以内",
                    severity=Severity.INFO,
                )
