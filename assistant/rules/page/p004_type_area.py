# pyright: strict
"""版心为 156 mm × 225 mm（不含页码）。

依据：GB/T 9704—2012 5.2.1。在 A4 纸上由天头 37 mm、订口 28 mm 推得右白边 26 mm、下白边 35 mm，后两个数不是条文原有的。
错误示例：右边距 3.18 cm，版心只有 150 mm 宽。
正确示例：上 37 mm、下 35 mm、左 28 mm、右 26 mm，版心 156 mm × 225 mm。
修复方式：天头、订口不动，改右边距和下边距使版心合乎要求；改后请复查分页。
例外：横排表格所在的节，版心随页面转向，宽高互换；纸张不是 A4 的先改纸张。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import on_page
from assistant.documents.units import Length
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class TypeArea(Rule):
    """Rule P004.

    Attributes:
        width: Width, in mm.
        height: Height, in mm.
        tolerance: How much each may differ, in mm.
    """

    code: ClassVar = "P004"
    name: ClassVar = "type-area"
    title: ClassVar = "版心"
    clause: ClassVar = "GB/T 9704—2012 5.2.1"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT

    width: float = 156
    height: float = 225
    tolerance: float = 1

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each section whose type area differs, where its paper is A4."""
        for section in document.document.sections:
            page = section.page
            sides = (page.text_height, page.text_width) if page.landscape else (page.text_width, page.text_height)
            names = ("高", "宽") if page.landscape else ("宽", "高")
            if not _is_a4(page.width, page.height):
                continue
            for side, name, wanted in zip(sides, names, (self.width, self.height), strict=True):
                if not side.is_near(Length.of_mm(wanted), Length.of_mm(self.tolerance)):
                    yield Violation(
                        on_page(section.index),
                        f"第 {section.index + 1} 节的版心{name} {side.mm:.1f} mm，应为 {wanted:g} mm。",
                        f"版心{name} {side.mm:.1f} mm",
                        f"版心{name} {wanted:g} mm",
                    )


def _is_a4(width: Length, height: Length) -> bool:
    sides = sorted((width, height))
    return all(side.is_near(Length.of_mm(mm), Length.of_mm(2)) for side, mm in zip(sides, (210, 297), strict=True))
