"""标题排在红色分隔线下空二行的位置。

依据：GB/T 9704—2012 7.3.1；两行按三号字的行距计，约 58 磅。
错误示例：分隔线下紧接着排标题，或空了四行。
正确示例：分隔线下空两行再排标题。
修复方式：增减分隔线与标题之间的空行，段前距、段后距归零；请本人看一下版面。
例外：没有版头的白头件、只有机关名称而没有发文字号和分隔线的封面按机关习惯；信函的标题与其上最后一个要素相距二行（10.1）；纪要只作提示，命令没有标题。
"""

from __future__ import annotations

from itertools import pairwise

from assistant.rules.layout import blank_lines_before, main_part, neighbour_before
from assistant.rules.repairs import set_blank_lines
from assistant.rules.vocabulary import *

_ABOVE = (Element.DOCUMENT_NUMBER, Element.SIGNATORY, Element.ISSUING_AUTHORITY_MARK)


@dataclass(frozen=True)
class TitleDistance(Rule):
    """Rule T004.

    Attributes:
        lines: How many lines stand empty.
        tolerance: How much they may differ.
    """

    code = "T004"
    title = "标题与红线的距离"
    clause = "GB/T 9704—2012 7.3.1"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.TITLE,)

    lines: float = 2
    tolerance: float = 0.5

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """The first line of a title under a masthead that stands nearer or farther, and empty lines within a title."""
        yield from _apart(document)
        title = next(main_part(document, Element.TITLE), None)
        above = neighbour_before(document, title) if title else None
        if title is None or above is None or above.element not in _ABOVE or document.format is DocumentFormat.ORDER:
            return
        if above.element is Element.ISSUING_AUTHORITY_MARK and not _has_separator(document):
            return
        lines = blank_lines_before(document, title)
        if abs(lines - self.lines) > self.tolerance:
            yield Violation(
                in_paragraph(title),
                f"标题与红色分隔线之间空了 {lines:g} 行，应空 {self.lines:g} 行。",
                f"空 {lines:g} 行",
                f"空 {self.lines:g} 行",
                # 10.3 leaves minutes to the bodies that keep them; 10.1 asks the same of letters.
                severity=Severity.INFO if document.format is DocumentFormat.MINUTES else None,
                edits=set_blank_lines(document, title, round(self.lines)),
            )


def _has_separator(document: IdentifiedDocument) -> bool:
    """Whether there is a line, or a number that one belongs below: under a mark alone, as on a cover, none is missed here."""
    return bool(document.of(Element.DOCUMENT_NUMBER, Element.SEPARATOR, Element.SIGNATORY))


def _apart(document: IdentifiedDocument) -> Iterator[Violation]:
    """Lines of one title with an empty paragraph between them."""
    lines = list(main_part(document, Element.TITLE))
    if not document.character.official or not document.character.has_masthead:
        return
    for before, line in pairwise(lines):
        above = neighbour_before(document, line)
        if above is before and document.position(line) > document.position(before) + 1:
            message = "标题回行，各行之间不空行。"
            yield Violation(in_paragraph(line), message, "空行", "不空行", severity=Severity.INFO, repair=Repair.PERSON)
