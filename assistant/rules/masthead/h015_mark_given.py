"""有发文字号和红色分隔线的公文，上面有发文机关标志。

依据：GB/T 9704—2012 7.2.4；《党政机关公文处理工作条例》第九条（四）。
错误示例：发文字号下面有红线，上面没有标志。
正确示例：第一行是“清江市人民政府文件”，下面是发文字号和红线。
修复方式：由本人补上发文机关标志。
例外：没有红线的，可能套印在印好的红头纸上，不判断；版头有图片、文本框，或者页眉里有内容的，标志可能在里面，不判断；白头件没有版头。
"""

from __future__ import annotations

from assistant.documents.colours import is_red
from assistant.rules.layout import main_part
from assistant.rules.masthead._lines import lines_below
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class MarkGiven(Rule):
    """Rule H015."""

    code = "H015"
    title = "应有发文机关标志"
    clause = "GB/T 9704—2012 7.2.4；《党政机关公文处理工作条例》第九条（四）"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.PERSON
    changes = Change.TEXT
    elements = (Element.DOCUMENT_NUMBER,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A number over a red line with nothing above it that may be the mark."""
        numbers = list(main_part(document, Element.DOCUMENT_NUMBER))
        if not numbers or not document.character.official or document.of(Element.ISSUING_AUTHORITY_MARK):
            return
        red = any(is_red(line.colour) for line in lines_below(document, numbers[0]))
        if red and not _may_hold_mark(document, numbers[0]):
            message = "发文字号之上没有发文机关标志，标志由机关全称或者规范化简称加“文件”二字组成。"
            yield Violation(in_paragraph(numbers[0]), message, "没有发文机关标志", "××机关文件")


def _may_hold_mark(document: IdentifiedDocument, number: IdentifiedParagraph) -> bool:
    """Whether text that was not understood, a picture, a box or a header may hold the mark."""
    corner = (Element.COPY_NUMBER, Element.SECURITY_CLASSIFICATION, Element.URGENCY, Element.SIGNATORY)
    above = document.paragraphs[: document.position(number)]
    text = any(each.own_text.strip() and each.element not in corner for each in above)
    drawn = any(each.kind != "line" for each in document.document.pictures) or bool(document.document.text_boxes)
    headers = any(
        not each.is_footer and (each.text.strip() or each.pictures)
        for section in document.document.sections
        for each in section.margins
    )
    return text or drawn or headers or not number.flows
