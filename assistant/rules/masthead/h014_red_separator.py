"""发文字号之下 4 mm 处居中印一条与版心等宽的红色分隔线。

依据：GB/T 9704—2012 7.2.7；线的粗细国标没有规定。
错误示例：分隔线是黑色，或没有分隔线，或紧贴发文字号，或用双线，或中间加“★”，或随段落缩进而短于版心。
正确示例：发文字号下 4 mm 处的红线。
修复方式：改线的颜色、距离和长短，没有的加上；请本人确认。线中的“★”、画成图形的线的长短由本人改。
例外：信函用双线，另有规则；命令、公告、通告不要求，纪要只作提示；线画成图形的距离看不出来，版头里有大的图形、图片而没有线的列为未判断，是图片的颜色也看不出来；段落边框的距离从字下缘或行下缘量都可以。
"""

from __future__ import annotations

from dataclasses import replace

from assistant.documents.colours import is_red
from assistant.documents.edits import InsertParagraph
from assistant.documents.units import ZERO
from assistant.rules.masthead._lines import Line, hides_line, lines_below
from assistant.rules.masthead._marks import is_public, marks
from assistant.rules.masthead._numbers import masthead_numbers
from assistant.rules.masthead._redrawing import (
    at_distance,
    drawn_anew,
    low_paragraph,
    redrawn,
    widened,
    with_right_look,
)
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class RedSeparator(Rule):
    """Rule H014.

    Attributes:
        distance: From the number to the line, in mm.
        tolerance: How much the distance may differ, in mm.
        loose: How much it may differ where it is estimated from the heights of paragraphs, in mm.
        width_tolerance: How much narrower or wider than the type area the line may be, in mm.
    """

    code = "H014"
    title = "版头红色分隔线"
    clause = "GB/T 9704—2012 7.2.7"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.CONFIRM
    elements = (Element.SEPARATOR, Element.DOCUMENT_NUMBER)

    distance: float = 4
    tolerance: float = 1
    loose: float = 3
    width_tolerance: float = 3

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A masthead without a red line under its number."""
        number = next(iter(masthead_numbers(document)), None)
        if number is None or not _wants_line(document):
            return
        lines = lines_below(document, number)
        if lines:
            yield from self._faults(document, number, lines[0])
        elif hides_line(document):
            yield CannotTell("版头里有图形或图片，红色分隔线可能在里面，请人工核对。")
        else:
            yield self._missing(document, number)

    def _faults(self, document: IdentifiedDocument, number: IdentifiedParagraph, line: Line) -> Iterator[Violation]:
        """What is wrong with a line; a border is repaired as a whole, so that its faults do not contradict each other."""
        doubled = line.doubled and document.text_of(Element.ISSUING_AUTHORITY_MARK).endswith("文件")
        border, wanted = with_right_look(line, single=doubled), Length.of_mm(self.distance)
        edits = redrawn(document, line, border)
        if self._is_far(number, line):
            edits = at_distance(document, number, line, border, wanted)
        longer = widened(document, line, border, wanted) if line.border and self._is_short(line) else ()
        if any(isinstance(edit, InsertParagraph) for edit in longer):
            edits = longer
        # 10.3 leaves the form of minutes to the bodies that keep them: name and date often stand above the line.
        if self._is_far(number, line) and document.format is not DocumentFormat.MINUTES:
            yield replace(self._distance(number, line), edits=edits, repair=None if edits else Repair.PERSON)
        if self._is_short(line):
            yield replace(self._width(line), edits=longer, repair=None if longer else Repair.PERSON)
        yield from (replace(each, edits=edits) for each in _look(line, doubled=doubled))
        if line.starred:
            message = "版头的分隔线中间不加“★”。"
            yield Violation(in_paragraph(line.paragraph), message, "线中有“★”", "一条红线", repair=Repair.PERSON)

    def _missing(self, document: IdentifiedDocument, number: IdentifiedParagraph) -> Violation:
        # 10.3 leaves the form of minutes to the bodies that keep them.
        lighter = Severity.INFO if document.format is DocumentFormat.MINUTES else None
        expected = f"发文字号下 {self.distance:g} mm 处的红线"
        place = in_paragraph(_where_it_should_stand(document, number))
        edits = drawn_anew(document, number, Length.of_mm(self.distance))
        return Violation(place, "发文字号之下没有红色分隔线。", "没有分隔线", expected, severity=lighter, edits=edits)

    def _is_far(self, number: IdentifiedParagraph, line: Line) -> bool:
        if line.distance is None:
            return False
        tolerance = self.tolerance if line.paragraph is number else self.loose
        least, most = (each.mm for each in line.distance)
        return not least - tolerance <= self.distance <= most + tolerance

    def _distance(self, number: IdentifiedParagraph, line: Line) -> Violation:
        least = line.distance[0].mm if line.distance else 0
        actual, expected = f"{least:.1f} mm", f"{self.distance:g} mm"
        message = f"分隔线离发文字号约 {actual}，应为 {expected}。"
        lighter = None if line.paragraph is number else Severity.WARNING
        return Violation(in_paragraph(line.paragraph), message, actual, expected, severity=lighter)

    def _is_short(self, line: Line) -> bool:
        return line.lacking is not None and abs(line.lacking.mm) > self.width_tolerance

    def _width(self, line: Line) -> Violation:
        lacking = (line.lacking or ZERO).mm
        actual = f"比版心{'窄' if lacking > 0 else '宽'} {abs(lacking):.0f} mm"
        message = f"分隔线{actual}，应与版心等宽。"
        return Violation(in_paragraph(line.paragraph), message, actual, "与版心等宽", severity=Severity.WARNING)


def _look(line: Line, *, doubled: bool) -> Iterator[Violation]:
    if line.colour != "" and not is_red(line.colour):
        actual = "自动颜色（黑色）" if line.colour is None else f"颜色 {line.colour}"
        yield Violation(in_paragraph(line.paragraph), "版头的分隔线应为红色。", actual, "红色")
    if doubled:
        message = "版头的分隔线是一条红线，双线用于信函格式。"
        yield Violation(in_paragraph(line.paragraph), message, "双线", "一条红线", severity=Severity.WARNING)


def _wants_line(document: IdentifiedDocument) -> bool:
    special = document.format in (DocumentFormat.LETTER, DocumentFormat.ORDER) or is_public(document)
    return bool(marks(document)) and not special


def _where_it_should_stand(document: IdentifiedDocument, number: IdentifiedParagraph) -> IdentifiedParagraph:
    return low_paragraph(document, number) or number
