# pyright: strict
"""信函标志下 4 mm 处印一条红色双线（上粗下细），线长 170 mm，居中。

依据：GB/T 9704—2012 10.1。
错误示例：单线、黑线，或上细下粗。
正确示例：红色双线，上粗下细。
修复方式：改线型和颜色；请本人确认。
例外：线画成图形或图片的看不出线型，不作判断。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.document_types import DocumentFormat
from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.rule import CannotTell, Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.special._lines import THICK_ABOVE, has_drawn_lines, line_fault, upper_lines


@dataclass(frozen=True)
class LetterUpperLine(Rule):
    """Rule K002."""

    code: ClassVar = "K002"
    name: ClassVar = "letter-upper-line"
    title: ClassVar = "信函首条双线"
    clause: ClassVar = "GB/T 9704—2012 10.1"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.SEPARATOR,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A letter whose upper line is not a red double one, thick above."""
        if document.format is not DocumentFormat.LETTER:
            return
        lines = list(upper_lines(document))
        mark = document.of(Element.ISSUING_AUTHORITY_MARK)
        if not lines:
            if has_drawn_lines(document):
                yield CannotTell("信函的双线是画上去的图形，线型和长短看不出来，请人工核对。")
            elif mark:
                yield Violation(in_paragraph(mark[-1]), "信函标志下没有红色双线。", "没有线", "红色双线（上粗下细）")
            return
        found, border = lines[0]
        if fault := line_fault(border, THICK_ABOVE):
            yield Violation(
                in_paragraph(found), f"信函首条线{fault}，应为上粗下细的红色双线。", fault, "红色双线（上粗下细）"
            )
