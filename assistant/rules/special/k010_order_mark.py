"""命令（令）的标志由发文机关全称加“命令”或“令”组成，居中，上边缘至版心上边缘 20 mm。

依据：GB/T 9704—2012 10.2；推荐使用红色小标宋体字。
错误示例：标志离版心上边缘 40 mm。
正确示例：“清江市人民政府令”离版心上边缘 20 mm。
修复方式：改标志的段前距或图文框的高度；在文本框里的由本人移动；请本人量一下。
例外：标志在表格里的看不出位置，不作判断。
"""

from __future__ import annotations

from assistant.rules.masthead._height import at_height, may_stand_at, top_of
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class OrderMark(Rule):
    """Rule K010.

    Attributes:
        distance: From the type area to the mark, in mm.
        tolerance: How much it may differ, in mm.
    """

    code = "K010"
    title = "命令的标志"
    clause = "GB/T 9704—2012 10.2"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.ISSUING_AUTHORITY_MARK,)

    distance: float = 20
    tolerance: float = 5

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Marks of orders that stand higher or lower than 20 mm below the type area."""
        mark = next(iter(document.of(Element.ISSUING_AUTHORITY_MARK)), None)
        if mark is None or document.format is not DocumentFormat.ORDER:
            return
        top = top_of(document, mark)
        if top is None:
            yield CannotTell("命令的标志离版心上边缘多远，文件里看不出来，应为 20 mm，请人工量一下。")
        elif not may_stand_at(document, mark, Length.of_mm(self.distance), Length.of_mm(self.tolerance)):
            edits = at_height(document, mark, Length.of_mm(self.distance))
            yield Violation(
                in_paragraph(mark),
                f"命令的标志上边缘离版心上边缘约 {top.mm:.0f} mm，应为 {self.distance:g} mm。",
                f"约 {top.mm:.0f} mm",
                f"{self.distance:g} mm",
                repair=None if edits else Repair.PERSON,
                edits=edits,
            )
