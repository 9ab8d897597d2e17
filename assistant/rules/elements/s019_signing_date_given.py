"""公文署会议通过或者发文机关负责人签发的日期。

依据：《党政机关公文处理工作条例》第九条（十二）；GB/T 9704—2012 7.3.5.4。
错误示例：函的落款只有署名，没有成文日期。
正确示例：署名的下一行写“2026年3月16日”。
修复方式：由本人补上成文日期。
例外：题注或标题下写明日期的不再署；纪要的日期由单位自定；征求意见稿、草案不判断；待填的“2026年　月　日”“××××年×月×日”、与署名同段或者在表格、文本框里的日期都算有；正文末尾有图片的看不出来，列为未判断。
"""

from __future__ import annotations

from assistant.rules.elements._presence import end_of_text, has_date, is_pictured
from assistant.rules.elements._table import Need, elements_of, is_draft
from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class SigningDateGiven(Rule):
    """Rule S019."""

    code = "S019"
    title = "应有成文日期"
    clause = "《党政机关公文处理工作条例》第九条（十二）；GB/T 9704—2012 7.3.5.4"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    changes = Change.TEXT

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A document without a date of signing."""
        wanted = elements_of(document)
        if wanted is None or wanted.date is not Need.MUST or is_draft(document) or has_date(document):
            return
        if is_pictured(document):
            yield CannotTell("正文末尾有图片，成文日期是否在图片里看不出来，请人工核对。")
            return
        signed = list(main_part(document, Element.ISSUER_SIGNATURE))
        place = signed[-1] if signed else end_of_text(document)
        if place is not None:
            message = "缺成文日期，应当署会议通过或者负责人签发的日期，年、月、日写全。"
            yield Violation(in_paragraph(place), message, "没有成文日期", "××××年×月×日")
