# pyright: strict
"""信函首页距下页边 20 mm 处印一条红色双线（上细下粗），线长 170 mm，居中。

依据：GB/T 9704—2012 10.1。
错误示例：单线、黑线，或上粗下细。
正确示例：首页页脚里的红色双线，上细下粗。
修复方式：改线型和颜色；请本人确认。
例外：线画成图形或图片的看不出线型，不作判断。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.document_types import DocumentFormat
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_margin, on_page
from assistant.rules.rule import CannotTell, Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.special._lines import THIN_ABOVE, has_drawn_lines, line_fault, lower_lines


@dataclass(frozen=True)
class LetterLowerLine(Rule):
    """Rule K003."""

    code: ClassVar = "K003"
    name: ClassVar = "letter-lower-line"
    title: ClassVar = "信函首页下方双线"
    clause: ClassVar = "GB/T 9704—2012 10.1"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.LAYOUT

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A letter whose lower line is not a red double one, thin above."""
        if document.format is not DocumentFormat.LETTER:
            return
        lines = list(lower_lines(document))
        if not lines:
            if has_drawn_lines(document):
                yield CannotTell("信函首页下方的双线是画上去的图形，线型看不出来，请人工核对。")
            else:
                yield Violation(on_page(0), "信函首页下方没有红色双线。", "没有线", "红色双线（上细下粗）")
            return
        line = lines[0]
        if fault := line_fault(line.border, THIN_ABOVE):
            yield Violation(
                in_margin(0, line.margin, line.paragraph),
                f"信函首页下方的线{fault}，应为上细下粗的红色双线。",
                fault,
                "红色双线（上细下粗）",
            )
