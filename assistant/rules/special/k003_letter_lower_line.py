"""信函首页距下页边 20 mm 处印一条红色双线（上细下粗），线长 170 mm，居中。

依据：GB/T 9704—2012 10.1。
错误示例：单线、黑线，上粗下细，每页都有，或者只有版心那么长（156 mm）。
正确示例：首页页脚里的红色双线，上细下粗，长 170 mm；第二页起没有。
修复方式：改线型、颜色、长短和位置，去掉其他页上的线；请本人确认。画成图形的只改颜色；首页没有页脚的，由本人画线。
例外：页眉、页脚里的图形组合或者图片里可能有线的，列为未判断；标志不是红色而用信笺套印的不判断；画成图形的只看颜色和长短；线画在页脚的表格里的不作判断；没有设“首页不同”而首页显示页码的，由“信函首页不显示页码”一条指出。
"""

from __future__ import annotations

from assistant.documents.edits import SetParagraphFormat
from assistant.documents.page_setup import HeaderFooter, MarginKind
from assistant.rules.special._lines import (
    THIN_ABOVE,
    BorderLine,
    drawn_fault,
    drawn_lines,
    first_footer,
    has_table_lines,
    hides_lines,
    is_letter,
    is_printed_here,
    line_fault,
    lines_of_margin,
    lower_lines,
)
from assistant.rules.special._redrawing import painted, redrawn, set_on, taken_away
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class LetterLowerLine(Rule):
    """Rule K003.

    Attributes:
        length: Of the line, in mm.
        tolerance: How much it may differ, in mm.
        distance: From the line to the lower edge of the page, in mm.
        tolerance_of_distance: How much that may differ, in mm.
    """

    code = "K003"
    title = "信函首页下方双线"
    clause = "GB/T 9704—2012 10.1"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM

    length: float = 170
    tolerance: float = 3
    distance: float = 20
    tolerance_of_distance: float = 4

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A letter whose lower line is not a red double one of 170 mm, thin above, on its first page only."""
        if not is_letter(document):
            return
        line = next(lower_lines(document), None)
        if line is None:
            yield from self._without_border(document)
        elif fault := self._fault(line, document):
            edits = self._redrawn(document, line)
            heavier = None if edits else Repair.PERSON
            message = f"信函首页下方的线{fault}，应为{self._wanted}。"
            yield Violation(line.place, message, fault, self._wanted, repair=heavier, edits=edits)
        yield from _on_other_pages(document)

    def _redrawn(self, document: IdentifiedDocument, line: BorderLine) -> tuple[Edit, ...]:
        wanted, tolerance = Length.of_mm(self.length), Length.of_mm(self.tolerance)
        near = line.length is not None and line.length.is_near(wanted, tolerance)
        edits = redrawn(document, line, THIN_ABOVE, line.length if near and line.length is not None else wanted)
        if self._is_high(line, document):
            y = document.document.sections[0].page.height - Length.of_mm(self.distance)
            edits += (SetParagraphFormat(line.paragraph.address, ParagraphChange(frame_y=y)),)
        return edits

    def _is_high(self, line: BorderLine, document: IdentifiedDocument) -> bool:
        frame = line.paragraph.format.frame.value
        if frame is None or frame.y is None or frame.vertical_anchor != "page":
            return False
        low = document.document.sections[0].page.height - frame.y
        return not low.is_near(Length.of_mm(self.distance), Length.of_mm(self.tolerance_of_distance))

    def _fault(self, line: BorderLine, document: IdentifiedDocument) -> str:
        fault = line_fault(line, THIN_ABOVE, Length.of_mm(self.length), Length.of_mm(self.tolerance))
        frame = line.paragraph.format.frame.value
        if fault or frame is None or frame.y is None or not self._is_high(line, document):
            return fault
        return f"离下页边约 {(document.document.sections[0].page.height - frame.y).mm:.0f} mm"

    def _without_border(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        footer = first_footer(document)
        drawn = drawn_lines(document, low=True)
        fault = drawn_fault(drawn, Length.of_mm(self.length), Length.of_mm(self.tolerance)) if drawn else "没有线"
        if drawn and not fault:
            yield CannotTell("信函首页下方的双线是画上去的图形，粗细看不出来，请人工核对。")
        elif footer is not None and has_table_lines(footer.tables):
            yield CannotTell("信函首页下方的线画在表格里，线型和长短看不出来，请人工核对。")
        elif not drawn and hides_lines(document):
            yield CannotTell("页眉、页脚或者版头里有图形或图片，首页下方的双线可能在里面，请人工核对。")
        elif not drawn and not is_printed_here(document):
            return
        elif not _is_hidden(document):
            message = f"信函首页下方的线{fault}，应为{self._wanted}。" if drawn else "信函首页下方没有红色双线。"
            edits = painted(drawn) if drawn else self._on_footer(document, footer)
            heavier = None if edits else Repair.PERSON
            yield Violation(on_page(0), message, fault, self._wanted, repair=heavier, edits=edits)

    def _on_footer(self, document: IdentifiedDocument, footer: HeaderFooter | None) -> tuple[Edit, ...]:
        """The footer of page one alone, where it has nothing to say."""
        blank = [each for each in footer.paragraphs if not each.text.strip()] if footer is not None else []
        alone = (
            document.document.sections[0].page.title_page and blank and footer is not None and not footer.text.strip()
        )
        return set_on(document, blank[0], THIN_ABOVE, Length.of_mm(self.length)) if alone else ()

    @property
    def _wanted(self) -> str:
        return f"红色双线（上细下粗，长 {self.length:g} mm，距下页边 {self.distance:g} mm）"


def _is_hidden(document: IdentifiedDocument) -> bool:
    """Whether the line is there and only 首页不同 is not set, which the page number on page one tells (K007)."""
    section, shown = document.document.sections[0], first_footer(document)
    first = section.footer(MarginKind.FIRST)
    hidden = not section.page.title_page and first is not None and any(lines_of_margin(first, section.page))
    return hidden and shown is not None and bool(shown.page_numbers)


def _on_other_pages(document: IdentifiedDocument) -> Iterator[Violation]:
    section = document.document.sections[0]
    if not section.page.title_page:
        return
    for kind in (MarginKind.DEFAULT, MarginKind.EVEN):
        footer = section.footer(kind)
        lines = lines_of_margin(footer, section.page) if footer is not None else ()
        if double := next((each for each in lines if each.is_double), None):
            message = "红色双线只印在首页，其他页的页脚里也有。"
            yield Violation(double.place, message, "其他页也有双线", "只在首页有双线", edits=taken_away(double))
