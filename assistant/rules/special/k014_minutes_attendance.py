"""纪要的出席、请假、列席名单另起，左空二字，标签用三号黑体，名单用三号仿宋。

依据：GB/T 9704—2012 10.3，在正文或附件说明下空一行左空二字编排。
错误示例：“出席”二字用仿宋；名单顶格；与正文之间不空行。
正确示例：出席：张三　李四，“出席”用黑体，左空二字，回行对齐冒号后的首字。
修复方式：改标签和名单的字体、缩进和空行。
例外：名单里没有冒号的行、放在表格里的名单不判断。
"""

from __future__ import annotations

import re

from assistant.rules.body._attendance import attendance_label, is_attendance
from assistant.rules.layout import (
    blank_lines_before,
    first_indent,
    main_part,
    neighbour_before,
    width_of,
)
from assistant.rules.repairs import set_blank_lines, set_paragraph
from assistant.rules.typography import in_other_typeface, mistyped
from assistant.rules.vocabulary import *

_BODY = (Element.BODY, Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.ATTACHMENT_LIST)
_OTHER_TYPE = "出席名单这一处是{actual}，一般用{expected}体字。"
_LISTED = re.compile(r"\s*(?:出席|请假|列席|缺席)")


@dataclass(frozen=True)
class MinutesAttendance(Rule):
    """Rule K014.

    Attributes:
        indent: What is left empty before the label, in 字.
        tolerance: How much that may differ, in 字.
    """

    code = "K014"
    title = "纪要的出席名单"
    clause = "GB/T 9704—2012 10.3"
    level = Level.USUAL
    severity = Severity.INFO
    repair = Repair.SAFE

    indent: float = 2
    tolerance: float = 0.6

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each list of who took part that looks or stands otherwise."""
        for number, paragraph in enumerate(_lists(document)):
            yield from self._looks(document, paragraph)
            yield from self._place(document, paragraph)
            if number == 0:
                yield from _distance(document, paragraph)

    def _looks(self, document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Iterator[Violation]:
        end = attendance_label(document, paragraph)
        label = in_other_typeface(paragraph, [Typeface.HEITI], 0, end)
        names = in_other_typeface(paragraph, [Typeface.FANGSONG], end)
        for stretches, expected in ((label, "三号黑体"), (names, "三号仿宋")):
            yield from mistyped(document, paragraph, stretches, _OTHER_TYPE, expected)

    def _place(self, document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Iterator[Violation]:
        first = first_indent(paragraph)
        if abs(first - self.indent) > self.tolerance and not paragraph.own_text.startswith(("\u3000", " ")):
            label = width_of(paragraph.own_text[: attendance_label(document, paragraph)].strip())
            change = ParagraphChange(left=self.indent + label, first_line=-label)
            message = f"出席名单左空 {first:.1f} 字，一般左空二字。"
            yield Violation(
                in_paragraph(paragraph),
                message,
                f"左空 {first:.1f} 字",
                "左空 2 字",
                edits=set_paragraph(paragraph, change),
            )


def _lists(document: IdentifiedDocument) -> list[IdentifiedParagraph]:
    outside = [paragraph for paragraph in main_part(document) if paragraph.place.table is None]
    return [each for each in outside if is_attendance(document, each) and _LISTED.match(each.own_text)]


def _distance(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    above = neighbour_before(document, paragraph)
    if above is None or above.element not in _BODY or blank_lines_before(document, paragraph) >= 0.5:
        return
    edits = set_blank_lines(document, paragraph, 1)
    yield Violation(
        in_paragraph(paragraph), "出席名单与正文之间没有空行，一般空一行。", "空 0 行", "空 1 行", edits=edits
    )
