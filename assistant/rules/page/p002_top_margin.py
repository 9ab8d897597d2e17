"""上白边（天头）为 37 mm。

依据：GB/T 9704—2012 5.2.1，用纸天头 37 mm ± 1 mm。
错误示例：上边距 2.54 cm（Word 的默认值）。
正确示例：上边距 3.7 cm。
修复方式：把本节的上边距改为 37 mm，下边距随着改，使版心合乎要求；改后版面会重排，请复查分页。
例外：横排表格所在的节，页面转了方向，天头在左侧，不按上边距判断。
"""

from __future__ import annotations

from assistant.documents.edits import SetPage
from assistant.rules.page._sheet import AREA_HEIGHT, PAPER_HEIGHT, TOP, Direction
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class TopMargin(Rule):
    """Rule P002.

    Attributes:
        margin: The margin, in mm.
        tolerance: How much it may differ, in mm.
        area: Height of the type area that the repair gives, in mm.
    """

    code = "P002"
    title = "上白边"
    clause = "GB/T 9704—2012 5.2.1"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    changes = Change.LAYOUT

    margin: float = TOP
    tolerance: float = 1
    area: float = AREA_HEIGHT

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each upright section whose top margin differs."""
        for section in document.document.sections:
            page = section.page
            if page.landscape or page.top.is_near(Length.of_mm(self.margin), Length.of_mm(self.tolerance)):
                continue
            yield Violation(
                on_page(section.index),
                f"第 {section.index + 1} 节的上边距是 {page.top.mm:.1f} mm，应为 {self.margin:g} mm。",
                f"上边距 {page.top.mm:.1f} mm",
                f"上边距 {self.margin:g} mm",
                edits=(
                    SetPage(section.index, Direction(PAPER_HEIGHT, self.margin, self.area, self.tolerance).down(page)),
                ),
            )
