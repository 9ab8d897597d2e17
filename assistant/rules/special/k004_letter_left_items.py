"""信函的份号、密级和保密期限、紧急程度顶格居版心左边缘，编排在第一条双线之下，自上而下分行。

依据：GB/T 9704—2012 10.1。
错误示例：密级居右或居中；紧急程度排在双线之上。
正确示例：双线之下左边顶格“秘密★1年”，下一行“特急”。
修复方式：改为顶格，移到双线之下；请本人确认。
例外：放在表格、文本框里的不作判断；可以与发文字号同行；与线的距离由版面推算不准，不作判断。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.formatting import Alignment
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.places import in_paragraph
from assistant.rules.layout import in_characters, main_part
from assistant.rules.repairs import at_the_left
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.special._lines import is_letter, stands_above_line
from assistant.rules.special._redrawing import moved_below

_FLUSH = (Alignment.LEFT, Alignment.JUSTIFY, Alignment.DISTRIBUTE)


@dataclass(frozen=True)
class LetterLeftItems(Rule):
    """Rule K004.

    Attributes:
        tolerance: How much they may be away from the edge, in 字.
    """

    code: ClassVar = "K004"
    name: ClassVar = "letter-left-items"
    title: ClassVar = "信函的份号、密级、紧急程度"
    clause: ClassVar = "GB/T 9704—2012 10.1"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.INFO
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.COPY_NUMBER, Element.SECURITY_CLASSIFICATION, Element.URGENCY)

    tolerance: float = 0.4

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Copy number, classification and urgency of letters that are not flush left, or above the line."""
        if not is_letter(document):
            return
        for found in main_part(document, *self.elements):
            name = found.element.value
            if stands_above_line(document, found):
                message = f"信函的{name}应排在首条双线之下。"
                edits = moved_below(document, found)
                heavier = None if edits else Repair.PERSON
                yield Violation(in_paragraph(found), message, "在双线之上", "在双线之下", repair=heavier, edits=edits)
            elif found.place.table is None and found.place.text_box is None and (fault := self._fault(found)):
                message = f"信函的{name}{fault}，应左边顶格。"
                yield Violation(in_paragraph(found), message, fault, "左边顶格", edits=at_the_left(found))

    def _fault(self, found: IdentifiedParagraph) -> str:
        form = found.paragraph.format
        if form.alignment.value not in _FLUSH:
            return form.alignment.value.value
        left = in_characters(found, form.left.value) + in_characters(found, form.first_line.value)
        return f"左空 {left:.1f} 字" if abs(left) > self.tolerance else ""
