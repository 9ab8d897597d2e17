"""公文署发文机关全称或者规范化简称。

依据：《党政机关公文处理工作条例》第九条（十一）；GB/T 9704—2012 7.3.5。
错误示例：通知的正文之后只有成文日期，没有署名。
正确示例：成文日期的上一行署“清江市人民政府”。
修复方式：由本人补上署名。
例外：会议通过的决议、公报和纪要可以不署名；题注写明通过会议的不署名；征求意见稿、草案不判断；待填的“××××局”、与日期同段或者在表格、文本框里的署名都算有；2012 年 7 月以前的公文单一机关行文只盖章；正文末尾有图片的看不出来，列为未判断。
"""

from __future__ import annotations

import re

from assistant.rules.elements._presence import end_of_text, has_signature, is_pictured
from assistant.rules.elements._table import Need, elements_of, is_draft
from assistant.rules.layout import main_part
from assistant.rules.routing._kind import stated_kind
from assistant.rules.vocabulary import *

# Who passed it, and when, in brackets under the title.
_PASSED = re.compile(r"[（(][^（()）]*年[^（()）]*(?:通过|批准)[^（()）]*[)）]")


@dataclass(frozen=True)
class SignatureGiven(Rule):
    """Rule S018."""

    code = "S018"
    title = "应有发文机关署名"
    clause = "《党政机关公文处理工作条例》第九条（十一）；GB/T 9704—2012 7.3.5"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    changes = Change.TEXT

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A document that nobody signs."""
        wanted, kind = elements_of(document), stated_kind(document)
        if wanted is None or kind is None or wanted.signature is not Need.MUST or is_draft(document):
            return
        if has_signature(document) or any(_PASSED.search(each.own_text) for each in main_part(document)):
            return
        if is_pictured(document):
            yield CannotTell("正文末尾有图片，署名是否在图片里看不出来，请人工核对。")
            return
        date = next(main_part(document, Element.SIGNING_DATE), None)
        place = date or end_of_text(document)
        if place is not None:
            name = f"{kind.value}应当署发文机关全称或者规范化简称"
            if kind in (DocumentType.ORDER, DocumentType.PROPOSAL):
                name = f"{kind.value}由签发人署职务、加盖签名章"
            where = "写在成文日期的上一行" if date else name
            yield Violation(in_paragraph(place), f"缺发文机关署名，{where}。", "没有署名", "发文机关署名")
