"""正文各段之间不加段前、段后间距。

依据：GB/T 9704—2012 5.2.3 要求每面排 22 行并撑满版心；段间距会使行数不足。
错误示例：正文段后 10 磅。
正确示例：正文段前 0、段后 0。
修复方式：把段前、段后间距改为 0。
例外：规定要空的行用一行左右的段间距代替的可以；样式设了“相同样式的段落间不加间距”的按实际效果判断；附件、表格、文本框和不成句的行不在此列。
"""

from __future__ import annotations

from assistant.documents.units import ZERO
from assistant.rules.layout import is_running, line_pitch, main_part, neighbour_after, neighbour_before
from assistant.rules.repairs import set_paragraph
from assistant.rules.vocabulary import *

_TITLES = {"before": "段前", "after": "段后"}


@dataclass(frozen=True)
class NoSpaceBetweenParagraphs(Rule):
    """Rule P013.

    Attributes:
        unseen: Space that nobody notices, in pt.
    """

    code = "P013"
    title = "段前段后间距"
    clause = "GB/T 9704—2012 5.2.3；通行做法"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (Element.BODY, Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)

    unseen: float = 0.5

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each paragraph of the body with space that stands for no blank line."""
        for paragraph in main_part(document, *self.elements):
            if not paragraph.flows or not is_running(paragraph):
                continue
            sides = [name for name in ("before", "after") if self._is_wrong(document, paragraph, name)]
            if sides:
                yield _report(paragraph, sides)

    def _is_wrong(self, document: IdentifiedDocument, paragraph: IdentifiedParagraph, side: str) -> bool:
        """Between two paragraphs of the body any space is; elsewhere only what is too little for a blank line."""
        space = _space(paragraph, side).pt
        if space <= self.unseen or paragraph.format.contextual_spacing.value:
            return False
        other = neighbour_before(document, paragraph) if side == "before" else neighbour_after(document, paragraph)
        return (other is not None and other.element in self.elements) or space < line_pitch(document, paragraph).pt / 2


def _space(paragraph: IdentifiedParagraph, side: str) -> Length:
    form = paragraph.format
    return (form.space_before if side == "before" else form.space_after).value.length


def _report(paragraph: IdentifiedParagraph, sides: list[str]) -> Violation:
    actual = "，".join(f"{_TITLES[side]} {_space(paragraph, side).pt:g} 磅" for side in sides)
    change = ParagraphChange(
        space_before=ZERO if "before" in sides else None, space_after=ZERO if "after" in sides else None
    )
    message = f"{paragraph.element.value}这一段{actual}，正文各段之间不加间距。"
    return Violation(in_paragraph(paragraph), message, actual, "段前段后 0 磅", edits=set_paragraph(paragraph, change))
