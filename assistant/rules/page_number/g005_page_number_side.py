# pyright: strict
"""单页码居右空一字，双页码居左空一字。

依据：GB/T 9704—2012 7.5。
错误示例：页码居中；单双页的页码都在右边。
正确示例：奇偶页不同：单页码居右、右边空一字，双页码居左、左边空一字。
修复方式：改页码段落的对齐和缩进，并设奇偶页不同。
例外：全文只有一种页脚而只有一页的无从分单双，只在有页码时判断；信函首页不显示页码。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.formatting import Alignment
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.paragraph import Paragraph
from assistant.documents.places import in_margin, on_page
from assistant.documents.units import FontSize
from assistant.rules.page_number._footers import page_numbers
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class PageNumberSide(Rule):
    """Rule G005.

    Attributes:
        tolerance: How much the one 字 may differ, in 字.
    """

    code: ClassVar = "G005"
    name: ClassVar = "page-number-side"
    title: ClassVar = "页码居外侧"
    clause: ClassVar = "GB/T 9704—2012 7.5"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.PAGE_NUMBER,)

    tolerance: float = 0.3

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each page number on the wrong side or without its one 字, and numbers that odd and even pages share."""
        for found in page_numbers(document):
            if not found.number.is_field or not found.margin.is_footer or found.section.page.landscape:
                continue
            wanted = "左" if found.pages == "even" else "右"
            if actual := self._wrong(found.number.paragraph, wanted):
                yield Violation(
                    in_margin(found.section.index, found.margin, found.number.paragraph),
                    f"页码{actual}，{'双' if wanted == '左' else '单'}页码应居{wanted}空一字。",
                    actual,
                    f"居{wanted}空一字",
                )
            elif found.pages == "all":
                yield Violation(
                    on_page(found.section.index),
                    "没有设置奇偶页不同，双页码也在右边；双页码应居左空一字。",
                    "单双页的页码在同一侧",
                    "单页码居右、双页码居左，各空一字",
                )

    def _wrong(self, paragraph: Paragraph, side: str) -> str:
        """How a paragraph departs from its side; empty where it does not. A frame or tabs place it in ways not told here."""
        form = paragraph.format
        if form.frame.value is not None or "\t" in paragraph.text:
            return ""
        right = form.alignment.value is Alignment.RIGHT
        if form.alignment.value is Alignment.CENTER:
            return "居中"
        if right is not (side == "右"):
            return "居右" if right else "居左"
        size = next((run.format.size.value for run in paragraph.runs if run.text.strip()), FontSize.SI_HAO.length)
        indent = (form.right if right else form.left).value.in_characters(size)
        typed = paragraph.text[::-1] if right else paragraph.text
        indent += sum(
            {"　": 1.0, " ": 0.5}[each] for each in typed[: len(typed) - len(typed.lstrip())] if each in "　 "
        )
        if not right:
            indent += form.first_line.value.in_characters(size)
        return "" if abs(indent - 1) <= self.tolerance else f"{side}边空 {indent:.1f} 字"
