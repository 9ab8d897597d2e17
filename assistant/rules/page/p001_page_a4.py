"""公文用纸采用 A4 型，210 mm × 297 mm。

依据：GB/T 9704—2012 5.1；《党政机关公文处理工作条例》第十二条。
错误示例：纸张设成 Letter（216 mm × 279 mm）或 16 开。
正确示例：纸张为 A4，宽 210 mm、高 297 mm。
修复方式：把本节的纸张改为 A4，页边距随着改，使版心合乎要求；改后版面会重排，请复查分页。
例外：横排表格所在的节可以把 A4 横放；每边允差 1 mm。
"""

from __future__ import annotations

from dataclasses import replace

from assistant.documents.edits import PageChange, SetPage, stated
from assistant.documents.page_setup import PageSetup
from assistant.rules.page._sheet import AREA_HEIGHT, AREA_WIDTH, LEFT, PAPER_HEIGHT, PAPER_WIDTH, TOP, Direction
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class PageA4(Rule):
    """Rule P001.

    Attributes:
        width: Width of the paper, in mm.
        height: Its height, in mm.
        tolerance: How much each side may differ, in mm.
        top: Margin at the top of an upright page, in mm; with those below it is for the repair.
        left: Margin at the bound edge, in mm.
        area_width: Width of the type area, in mm.
        area_height: Its height, in mm.
    """

    code = "P001"
    title = "幅面"
    clause = "GB/T 9704—2012 5.1；《党政机关公文处理工作条例》第十二条"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE

    width: float = PAPER_WIDTH
    height: float = PAPER_HEIGHT
    tolerance: float = 1
    top: float = TOP
    left: float = LEFT
    area_width: float = AREA_WIDTH
    area_height: float = AREA_HEIGHT

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each section whose paper is not A4, upright or on its side."""
        for section in document.document.sections:
            page = section.page
            sides = (page.height, page.width) if page.landscape else (page.width, page.height)
            wanted = (Length.of_mm(self.width), Length.of_mm(self.height))
            tolerance = Length.of_mm(self.tolerance)
            if all(side.is_near(right, tolerance) for side, right in zip(sides, wanted, strict=True)):
                continue
            actual = f"{page.width.mm:.0f} mm × {page.height.mm:.0f} mm"
            edits = (SetPage(section.index, self._paper(page, sides)),)
            yield Violation(
                on_page(section.index),
                f"第 {section.index + 1} 节的纸张是 {actual}，应为 A4（{self.width:g} mm × {self.height:g} mm）。",
                actual,
                f"A4，{self.width:g} mm × {self.height:g} mm",
                edits=edits,
            )

    def _paper(self, page: PageSetup, sides: tuple[Length, Length]) -> PageChange:
        """The sides that are wrong as they should be, with margins that give the type area on them."""
        wanted = (Length.of_mm(self.width), Length.of_mm(self.height))
        near = [side.is_near(right, Length.of_mm(self.tolerance)) for side, right in zip(sides, wanted, strict=True)]
        width, height = (None if ok else right for ok, right in zip(near, wanted, strict=True))
        across = Direction(self.width, self.left, self.area_width)
        down = Direction(self.height, self.top, self.area_height)
        if page.landscape:
            width, height, across, down = height, width, down, across
        margins = {**(stated(across.across(page)) if width else {}), **(stated(down.down(page)) if height else {})}
        return replace(PageChange(width=width, height=height), **margins)
