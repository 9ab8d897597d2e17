"""信函标志下 4 mm 处印一条红色双线（上粗下细），线长 170 mm，居中。

依据：GB/T 9704—2012 10.1。
错误示例：单线、黑线，上细下粗，或者只有版心那么长（156 mm）。
正确示例：红色双线，上粗下细，长 170 mm，两边各伸出版心 7 mm。
修复方式：改线型、颜色和长短，没有的加上；请本人确认。画成图形的只改颜色，长短由本人改。
例外：画成图形的只看颜色和长短，粗细看不出来；与标志组合在一起或者是图片的、标志不是红色而用信笺套印的，列为未判断；线画在表格里的不作判断；线的粗细国标没有规定。
"""

from __future__ import annotations

from assistant.rules.special._lines import (
    THICK_ABOVE,
    BorderLine,
    drawn_fault,
    drawn_lines,
    has_table_lines,
    hides_lines,
    is_letter,
    is_printed_here,
    line_fault,
    tables_of_head,
    upper_lines,
)
from assistant.rules.special._redrawing import drawn_below, painted, redrawn
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class LetterUpperLine(Rule):
    """Rule K002.

    Attributes:
        length: Of the line, in mm.
        tolerance: How much it may differ, in mm.
    """

    code = "K002"
    title = "信函首条双线"
    clause = "GB/T 9704—2012 10.1"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.SEPARATOR,)

    length: float = 170
    tolerance: float = 3

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A letter whose upper line is not a red double one of 170 mm, thick above."""
        if not is_letter(document):
            return
        line = next(upper_lines(document), None)
        if line is None:
            yield from self._without_border(document)
        elif fault := line_fault(line, THICK_ABOVE, Length.of_mm(self.length), Length.of_mm(self.tolerance)):
            edits = redrawn(document, line, THICK_ABOVE, self._length_for(line))
            heavier = None if edits else Repair.PERSON
            message = f"信函首条线{fault}，应为{self._wanted}。"
            yield Violation(line.place, message, fault, self._wanted, repair=heavier, edits=edits)

    def _length_for(self, line: BorderLine) -> Length:
        """Its own length where that is near enough."""
        wanted = Length.of_mm(self.length)
        near = line.length is None or line.length.is_near(wanted, Length.of_mm(self.tolerance))
        return line.length if near and line.length is not None else wanted

    def _without_border(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        mark = document.of(Element.ISSUING_AUTHORITY_MARK)
        drawn = drawn_lines(document, low=False)
        fault = drawn_fault(drawn, Length.of_mm(self.length), Length.of_mm(self.tolerance)) if drawn else "没有线"
        if drawn and not fault:
            yield CannotTell("信函的首条双线是画上去的图形，粗细看不出来，请人工核对。")
        elif has_table_lines(tables_of_head(document)):
            yield CannotTell("信函标志下的线画在表格里，线型和长短看不出来，请人工核对。")
        elif not drawn and hides_lines(document):
            yield CannotTell("版头里有图形或图片，信函的首条双线可能在里面，请人工核对。")
        elif not drawn and not is_printed_here(document):
            yield CannotTell("标志不是红色，也没有双线，可能用印好的信笺套印，请人工核对。")
        elif mark:
            message = f"信函首条线{fault}，应为{self._wanted}。" if drawn else "信函标志下没有红色双线。"
            edits = painted(drawn) if drawn else drawn_below(document, mark[-1], Length.of_mm(self.length))
            heavier = None if edits else Repair.PERSON
            yield Violation(in_paragraph(mark[-1]), message, fault, self._wanted, repair=heavier, edits=edits)

    @property
    def _wanted(self) -> str:
        return f"红色双线（上粗下细，长 {self.length:g} mm）"
