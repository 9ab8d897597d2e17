"""信函的发文字号顶格居版心右边缘，编排在第一条双线之下，与线的距离为三号字高的 7/8。

依据：GB/T 9704—2012 10.1。
错误示例：发文字号居中或居左；排在双线之上。
正确示例：发文字号居右，不缩进，在双线之下。
修复方式：改为右对齐，移到双线之下；请本人确认。
例外：放在表格、文本框里的只看单元格里的对齐；线在图文框里的、与线的距离，由版面推算不准，不作判断。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.edits import ParagraphChange
from assistant.documents.elements import Element
from assistant.documents.formatting import Alignment
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.layout import in_characters
from assistant.rules.repairs import set_paragraph
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.special._lines import is_letter, stands_above_line
from assistant.rules.special._redrawing import moved_below

_MIDDLE_PT = 200


@dataclass(frozen=True)
class LetterNumber(Rule):
    """Rule K005.

    Attributes:
        tolerance: How much it may be away from the edge, in 字.
    """

    code: ClassVar = "K005"
    name: ClassVar = "letter-number"
    title: ClassVar = "信函的发文字号"
    clause: ClassVar = "GB/T 9704—2012 10.1"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.DOCUMENT_NUMBER,)

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
