"""公文有标题。

依据：《党政机关公文处理工作条例》第九条（七）；GB/T 9704—2012 7.3.1。
错误示例：发文字号下面直接写“各县（市、区）人民政府：”。
正确示例：发文字号与主送机关之间写“清江市人民政府关于做好防汛工作的通知”。
修复方式：由本人补上标题。
例外：命令、纪要可以没有标题；没有主送机关的、没有版头又没有落款的看不出是不是公文，不判断；标题是图片或艺术字的看不出来，列为未判断。
"""

from __future__ import annotations

from assistant.rules.elements._table import has_text
from assistant.rules.routing._kind import recipients
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class TitleGiven(Rule):
    """Rule T022."""

    code = "T022"
    title = "应有标题"
    clause = "《党政机关公文处理工作条例》第九条（七）；GB/T 9704—2012 7.3.1"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    changes = Change.TEXT

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A document with a number and main recipients and nothing between them that may be a title."""
        numbers, given = document.of(Element.DOCUMENT_NUMBER), recipients(document)
        closed = document.of(Element.ISSUER_SIGNATURE) and document.of(Element.SIGNING_DATE)
        special = document.format in (DocumentFormat.ORDER, DocumentFormat.MINUTES)
        if not given or not (numbers or closed) or special or document.of(Element.TITLE) or not has_text(document):
            return
        start = document.position(numbers[-1]) + 1 if numbers else 0
        between = document.paragraphs[start : document.position(given[0])]
        if any(each.own_text.strip() and each.element is not Element.SIGNATORY for each in between):
            return
        if document.document.holders & {each.place.paragraph for each in between if each.flows}:
            yield CannotTell("发文字号与主送机关之间是图片或图形，标题是否在里面看不出来，请人工核对。")
            return
        message = "缺标题，标题由发文机关名称、事由和文种组成，写在主送机关之上。"
        yield Violation(in_paragraph(given[0]), message, "没有标题", "关于……的＋文种")
