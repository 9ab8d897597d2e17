"""发文机关标志上边缘至版心上边缘为 35 mm。

依据：GB/T 9704—2012 7.2.4。
错误示例：标志离版心上边缘 15 mm。
正确示例：标志上边缘离版心上边缘 35 mm，即离纸边 72 mm。
修复方式：改标志的段前距或图文框的高度；在文本框里的由本人移动；字体不同，字面高低有差别，请本人量一下。
例外：联合行文单独一处的“文件”二字、照信函的高度放的没有“文件”二字的标志，算不出来；文本框是一组图形的一部分、从某一段或某一行量起、算出来落在纸外的，也算不出来；信函距上页边 30 mm、命令距版心 20 mm，另有规则；公告、通告单独做的标志不在此列；标志在表格里，或上面有表格、文本框、图片的，算不出来，请人工量。
"""

from __future__ import annotations

from assistant.rules.masthead._height import at_height, may_stand_at, top_of
from assistant.rules.masthead._marks import is_public, marks
from assistant.rules.vocabulary import *

# Where 信函 has its mark, below the edge of the page (10.1).
_LETTER = 30.0


@dataclass(frozen=True)
class MarkHeight(Rule):
    """Rule H009.

    Attributes:
        distance: From the type area to the mark, in mm.
        tolerance: How much it may differ, in mm; fonts fill their height in different ways.
    """

    code = "H009"
    title = "发文机关标志的高度"
    clause = "GB/T 9704—2012 7.2.4"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.ISSUING_AUTHORITY_MARK,)

    distance: float = 35
    tolerance: float = 5

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Marks of general documents and minutes that stand higher or lower."""
        mark = next(iter(marks(document)), None)
        if mark is None or document.format in (DocumentFormat.LETTER, DocumentFormat.ORDER) or is_public(document):
            return
        top = top_of(document, mark)
        if top is None or mark.own_text.strip() == "文件" or self._is_of_letter(document, mark, top):
            yield CannotTell("发文机关标志离版心上边缘多远，文件里看不出来，应为 35 mm，请人工量一下。")
        elif not may_stand_at(document, mark, Length.of_mm(self.distance), Length.of_mm(self.tolerance)):
            edits = at_height(document, mark, Length.of_mm(self.distance))
            yield Violation(
                in_paragraph(mark),
                f"发文机关标志上边缘离版心上边缘约 {top.mm:.0f} mm，应为 {self.distance:g} mm。",
                f"约 {top.mm:.0f} mm",
                f"{self.distance:g} mm",
                repair=None if edits else Repair.PERSON,
                edits=edits,
            )

    def _is_of_letter(self, document: IdentifiedDocument, mark: IdentifiedParagraph, top: Length) -> bool:
        """Whether it stands where 信函 has it, 30 mm below the edge of the page, and ends without 文件 as there."""
        page = document.document.sections[0].page
        return not mark.own_text.strip().endswith("文件") and abs((top + page.top).mm - _LETTER) <= self.tolerance
