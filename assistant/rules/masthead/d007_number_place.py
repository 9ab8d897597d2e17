"""发文字号在发文机关标志下空二行的位置居中；上行文居左空一字，与最后一个签发人同一行。

依据：GB/T 9704—2012 7.2.5。
错误示例：下行文的发文字号居左；紧接标志下面，或者只空一行；上行文左边不空字。
正确示例：标志下空二行，居中。
修复方式：改对齐、缩进和空行；请本人看一下版面。
例外：信函在右上角、命令另有规定，公告、通告、简报的编号不在此列；纪要只作提示；放在文本框、图文框里的看不出位置，不作判断；用空格排到正中的不报。
"""

from __future__ import annotations

from dataclasses import replace

from assistant.rules.layout import neighbour_before
from assistant.rules.masthead._height import gap_above, leading, line_of
from assistant.rules.masthead._marks import is_public
from assistant.rules.masthead._numbers import masthead_numbers
from assistant.rules.masthead._place import floats, leading_space, misplaced
from assistant.rules.masthead._signatories import downward_kind
from assistant.rules.repairs import at_the_left, in_the_middle, set_blank_lines
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class NumberPlace(Rule):
    """Rule D007.

    Attributes:
        tolerance: How much the one 字 may differ, in 字.
        lines: How many lines stand empty under the mark.
        lines_tolerance: How many more or fewer may.
    """

    code = "D007"
    title = "发文字号的位置"
    clause = "GB/T 9704—2012 7.2.5"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.DOCUMENT_NUMBER,)

    tolerance: float = 0.4
    lines: float = 2
    lines_tolerance: float = 0.7

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Own numbers that are not centred, or, upward, not one 字 from the left; and not two lines below the mark."""
        number = next(iter(masthead_numbers(document)), None)
        if number is None or document.format is DocumentFormat.LETTER or is_public(document) or floats(number):
            return
        if document.format is DocumentFormat.ORDER:
            # Its distances are those of 10.2 (K011).
            yield from self._sideways(document, number)
            return
        # 10.3 leaves the form of minutes to the bodies that keep them.
        lighter = Severity.INFO if document.format is DocumentFormat.MINUTES else None
        for report in (*self._sideways(document, number), *self._below_the_mark(document, number)):
            yield replace(report, severity=lighter)

    def _sideways(self, document: IdentifiedDocument, number: IdentifiedParagraph) -> Iterator[Violation]:
        align = number.paragraph.format.alignment.value
        signed = bool(document.of(Element.SIGNATORY)) or len(number.spans) > 1
        if signed and downward_kind(document):
            # Without the signatory it goes back to the middle.
            return
        if signed or (document.character.upward and align in (Alignment.LEFT, Alignment.JUSTIFY)):
            yield from self._at_the_left(number, align)
        elif number.place.table is None and (actual := misplaced(document, number)):
            message = f"发文字号{actual}，应当居中。"
            yield Violation(in_paragraph(number), message, actual, "居中", edits=in_the_middle(number))

    def _at_the_left(self, number: IdentifiedParagraph, align: Alignment) -> Iterator[Violation]:
        space = leading_space(number)
        aside = align in (Alignment.CENTER, Alignment.RIGHT)
        if aside or abs(space - 1) > self.tolerance:
            actual = align.value if aside else f"左空 {space:.1f} 字"
            message = f"有签发人的上行文，发文字号居左空一字，这里{actual}。"
            yield Violation(in_paragraph(number), message, actual, "左空 1 字", edits=at_the_left(number, 1))

    def _below_the_mark(self, document: IdentifiedDocument, number: IdentifiedParagraph) -> Iterator[Violation]:
        above = neighbour_before(document, number)
        if above is None or above.element is not Element.ISSUING_AUTHORITY_MARK or floats(above):
            return
        if above.place.table is not None or number.place.table is not None:
            # Rows may be as high as they are set to be.
            return
        lines = gap_above(document, number, above)
        # Where the line of the mark is higher than its characters, what it leaves empty below them may be counted too.
        most = lines + leading(document, above).emu / line_of(document, number).emu
        if lines > self.lines + self.lines_tolerance or most < self.lines - self.lines_tolerance:
            actual, expected = f"空 {lines:g} 行", f"空 {self.lines:g} 行"
            message = f"发文字号与标志之间{actual}，应{expected}。"
            edits = set_blank_lines(document, number, round(self.lines))
            yield Violation(in_paragraph(number), message, actual, expected, edits=edits)
