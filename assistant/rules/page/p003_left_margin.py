"""左白边（订口）为 28 mm。

依据：GB/T 9704—2012 5.2.1，用纸订口 28 mm ± 1 mm。
错误示例：左边距 3.18 cm（Word 的默认值），或另加了装订线。
正确示例：左边距 2.8 cm，装订线为 0。
修复方式：把本节的左边距改为 28 mm、装订线改为 0，右边距随着改，使版心合乎要求；左右边距按内外侧设置的，请本人确认；改后版面会重排，请复查分页。
例外：横排表格所在的节，页面转了方向，订口在上方，不按左边距判断。
"""

from __future__ import annotations

from assistant.documents.edits import SetPage
from assistant.rules.page._sheet import AREA_WIDTH, LEFT, PAPER_WIDTH, Direction
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class LeftMargin(Rule):
    """Rule P003.

    Attributes:
        margin: The margin, in mm.
        tolerance: How much it may differ, in mm.
        area: Width of the type area that the repair gives, in mm.
    """

    code = "P003"
    title = "左白边"
    clause = "GB/T 9704—2012 5.2.1"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    changes = Change.LAYOUT

    margin: float = LEFT
    tolerance: float = 1
    area: float = AREA_WIDTH

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each upright section whose left margin, with its gutter, differs."""
        for section in document.document.sections:
            page = section.page
            left = page.left if page.gutter_at_top else page.left + page.gutter
            if page.landscape or left.is_near(Length.of_mm(self.margin), Length.of_mm(self.tolerance)):
                continue
            gutter = f"（含装订线 {page.gutter.mm:.1f} mm）" if page.gutter and not page.gutter_at_top else ""
            yield Violation(
                on_page(section.index),
                f"第 {section.index + 1} 节的左边距是 {left.mm:.1f} mm{gutter}，应为 {self.margin:g} mm。",
                f"左边距 {left.mm:.1f} mm{gutter}",
                f"左边距 {self.margin:g} mm",
                # Where left and right are inside and outside, a person says which side is bound.
                repair=Repair.CONFIRM if page.mirror_margins else None,
                edits=(
                    SetPage(section.index, Direction(PAPER_WIDTH, self.margin, self.area, self.tolerance).across(page)),
                ),
            )
