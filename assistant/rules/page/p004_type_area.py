"""版心为 156 mm × 225 mm（不含页码）。

依据：GB/T 9704—2012 5.2.1。在 A4 纸上由天头 37 mm、订口 28 mm 推得右白边 26 mm、下白边 35 mm，后两个数不是条文原有的。
错误示例：右边距 3.18 cm，版心只有 150 mm 宽。
正确示例：上 37 mm、下 35 mm、左 28 mm、右 26 mm，版心 156 mm × 225 mm。
修复方式：改右边距和下边距使版心合乎要求，天头、订口不合的一并改；放不下的请人工处理，会使表格伸出版心的请本人确认；改后请复查分页。
例外：横排表格所在的节，版心随页面转向，宽高互换；纸张不是 A4 的先改纸张。
"""

from __future__ import annotations

from assistant.documents.edits import SetPage, stated
from assistant.documents.page_setup import Section
from assistant.rules.page._sheet import (
    AREA_HEIGHT,
    AREA_WIDTH,
    LEFT,
    PAPER_HEIGHT,
    PAPER_WIDTH,
    TOLERANCE,
    TOP,
    Direction,
    if_tables_fit,
)
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class TypeArea(Rule):
    """Rule P004.

    Attributes:
        width: Width, in mm.
        height: Height, in mm.
        tolerance: How much each may differ, in mm.
        top: Margin at the top that the repair gives, in mm.
        left: Margin at the bound edge that the repair gives, in mm.
    """

    code = "P004"
    title = "版心"
    clause = "GB/T 9704—2012 5.2.1"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE

    width: float = AREA_WIDTH
    height: float = AREA_HEIGHT
    tolerance: float = 1
    top: float = TOP
    left: float = LEFT

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
                    edits = self._fitted(section, across=(name == "宽") is not page.landscape)
                    yield Violation(
                        on_page(section.index),
                        f"第 {section.index + 1} 节的版心{name} {side.mm:.1f} mm，应为 {wanted:g} mm。",
                        f"版心{name} {side.mm:.1f} mm",
                        f"版心{name} {wanted:g} mm",
                        repair=if_tables_fit(document, section.index, self.width) if edits else Repair.PERSON,
                        edits=edits,
                    )

    def _fitted(self, section: Section, *, across: bool) -> tuple[Edit, ...]:
        """The margins that give the type area; none where there is no room for one."""
        page = section.page
        down = Direction(PAPER_HEIGHT, self.top, self.height, self.tolerance)
        over = Direction(PAPER_WIDTH, self.left, self.width, self.tolerance)
        if page.landscape:
            down, over = over, down
        change = over.across(page) if across else down.down(page)
        return (SetPage(section.index, change),) if stated(change) else ()


def _is_a4(width: Length, height: Length) -> bool:
    sides = sorted((width, height))
    return all(
        side.is_near(Length.of_mm(mm), Length.of_mm(TOLERANCE))
        for side, mm in zip(sides, (PAPER_WIDTH, PAPER_HEIGHT), strict=True)
    )
