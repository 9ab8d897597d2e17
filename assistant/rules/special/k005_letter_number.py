"""信函的发文字号顶格居版心右边缘，编排在第一条双线之下，与线的距离为三号字高的 7/8。

依据：GB/T 9704—2012 10.1。
错误示例：发文字号居中或居左；排在双线之上。
正确示例：发文字号居右，不缩进，在双线之下。
修复方式：改为右对齐，移到双线之下；请本人确认。
例外：放在表格、文本框里的只看单元格里的对齐；线在图文框里的、与线的距离，由版面推算不准，不作判断。
"""

from __future__ import annotations

from assistant.rules.layout import in_characters
from assistant.rules.repairs import set_paragraph
from assistant.rules.special._lines import is_letter, stands_above_line
from assistant.rules.special._redrawing import moved_below
from assistant.rules.vocabulary import *

_MIDDLE_PT = 200


@dataclass(frozen=True)
class LetterNumber(Rule):
    """Rule K005.

    Attributes:
        tolerance: How much it may be away from the edge, in 字.
    """

    code = "K005"
    title = "信函的发文字号"
    clause = "GB/T 9704—2012 10.1"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.DOCUMENT_NUMBER,)

    tolerance: float = 0.4

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Numbers of letters that are not flush right, or not below the line."""
        number = next(iter(document.of(Element.DOCUMENT_NUMBER)), None)
        if number is None or not is_letter(document):
            return
        form = number.paragraph.format
        right = in_characters(number, form.right.value)
        if form.alignment.value is not Alignment.RIGHT:
            align = form.alignment.value.value
            far = form.left.value.length.pt > _MIDDLE_PT or number.paragraph.text.startswith("　　　　　")
            if not far and "\t" not in number.paragraph.text:
                message = f"信函的发文字号{align}，应居右顶格。"
                change = ParagraphChange(alignment=Alignment.RIGHT, right=0 if abs(right) > self.tolerance else None)
                yield Violation(in_paragraph(number), message, align, "居右顶格", edits=set_paragraph(number, change))
        elif abs(right) > self.tolerance:
            yield Violation(
                in_paragraph(number),
                f"信函的发文字号右空 {right:.1f} 字，应居右顶格。",
                f"右空 {right:.1f} 字",
                "居右顶格",
                edits=set_paragraph(number, ParagraphChange(right=0)),
            )
        if stands_above_line(document, number):
            edits = moved_below(document, number)
            message, heavier = "信函的发文字号应排在首条双线之下。", None if edits else Repair.PERSON
            yield Violation(in_paragraph(number), message, "在双线之上", "在双线之下", repair=heavier, edits=edits)
