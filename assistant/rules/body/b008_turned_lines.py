# pyright: strict
"""正文回行顶格，左右不缩进。

依据：GB/T 9704—2012 7.3.3。
错误示例：段落左边或右边缩进二字，或悬挂缩进。
正确示例：左右缩进为 0。
修复方式：把左、右缩进改为 0。
例外：附件说明、抄送、出席名单回行另有规定；居中、居右的段落和表格里的文字不在此列。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.formatting import Alignment
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.body._attendance import is_attendance
from assistant.rules.layout import in_characters, main_part
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class TurnedLines(Rule):
    """Rule B008.

    Attributes:
        tolerance: Indents up to that many 字 do not matter.
    """

    code: ClassVar = "B008"
    name: ClassVar = "turned-lines"
    title: ClassVar = "回行顶格"
    clause: ClassVar = "GB/T 9704—2012 7.3.3"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (
        Element.BODY,
        Element.HEADING_1,
        Element.HEADING_2,
        Element.HEADING_3,
        Element.HEADING_4,
    )

    tolerance: float = 0.3

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each paragraph of the body with an indent on the left or right, or one that hangs."""
        for found in main_part(document, *self.elements):
            form = found.paragraph.format
            if found.place.table is not None or found.place.text_box is not None or not found.text.strip():
                continue
            if form.alignment.value in (Alignment.CENTER, Alignment.RIGHT) or is_attendance(document, found):
                continue
            for name, indent in (("左缩进", form.left.value), ("右缩进", form.right.value)):
                if abs(characters := in_characters(found, indent)) > self.tolerance:
                    yield Violation(
                        in_paragraph(found),
                        f"这一段{name} {characters:.1f} 字，回行应顶格。",
                        f"{name} {characters:.1f} 字",
                        "回行顶格",
                    )
                    break
