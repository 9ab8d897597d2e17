"""信函的份号、密级和保密期限、紧急程度顶格居版心左边缘，编排在第一条双线之下，自上而下分行。

依据：GB/T 9704—2012 10.1。
错误示例：密级居右或居中；紧急程度排在双线之上。
正确示例：双线之下左边顶格“秘密★1年”，下一行“特急”。
修复方式：改为顶格，移到双线之下；请本人确认。
例外：放在表格、文本框里的不作判断；可以与发文字号同行；与线的距离由版面推算不准，不作判断。
"""

from __future__ import annotations

from assistant.rules.layout import first_indent, main_part
from assistant.rules.repairs import at_the_left
from assistant.rules.special._lines import is_letter, stands_above_line
from assistant.rules.special._redrawing import moved_below
from assistant.rules.vocabulary import *

_FLUSH = (Alignment.LEFT, Alignment.JUSTIFY, Alignment.DISTRIBUTE)


@dataclass(frozen=True)
class LetterLeftItems(Rule):
    """Rule K004.

    Attributes:
        tolerance: How much they may be away from the edge, in 字.
    """

    code = "K004"
    title = "信函的份号、密级、紧急程度"
    clause = "GB/T 9704—2012 10.1"
    level = Level.REQUIRED
    severity = Severity.INFO
    repair = Repair.CONFIRM
    elements = (Element.COPY_NUMBER, Element.SECURITY_CLASSIFICATION, Element.URGENCY)

    tolerance: float = 0.4

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Copy number, classification and urgency of letters that are not flush left, or above the line."""
        if not is_letter(document):
            return
        for paragraph in main_part(document, *self.elements):
            name = paragraph.element.value
            if stands_above_line(document, paragraph):
                message = f"信函的{name}应排在首条双线之下。"
                edits = moved_below(document, paragraph)
                heavier = None if edits else Repair.PERSON
                yield Violation(
                    in_paragraph(paragraph), message, "在双线之上", "在双线之下", repair=heavier, edits=edits
                )
            elif paragraph.flows and (fault := self._fault(paragraph)):
                message = f"信函的{name}{fault}，应左边顶格。"
                yield Violation(in_paragraph(paragraph), message, fault, "左边顶格", edits=at_the_left(paragraph))

    def _fault(self, paragraph: IdentifiedParagraph) -> str:
        form = paragraph.format
        if form.alignment.value not in _FLUSH:
            return form.alignment.value.value
        left = first_indent(paragraph)
        return f"左空 {left:.1f} 字" if abs(left) > self.tolerance else ""
