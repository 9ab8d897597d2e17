"""附件名称较长回行时，与上一行名称的首字对齐。

依据：GB/T 9704—2012 7.3.4。
错误示例：名称回行后顶格；第二个附件的顺序号不与第一个对齐。
正确示例：回行左边空五字，与“附件：”后的首字对齐；有序号的再空一个序号。
修复方式：改成悬挂缩进；请本人看一下对齐。
例外：名称不满一行的不回行，不判断；用换行符、制表位、自动编号或表格对齐的也不判断。
"""

from __future__ import annotations

from assistant.rules.attachment._hanging import hang
from assistant.rules.attachment._items import Item, items_of
from assistant.rules.layout import first_indent, in_characters, type_size, width_of
from assistant.rules.vocabulary import *

_LINE = 28


@dataclass(frozen=True)
class AttachmentTurnedLines(Rule):
    """Rule A005.

    Attributes:
        tolerance: How much the alignment may differ, in 字.
    """

    code = "A005"
    title = "附件名称回行"
    clause = "GB/T 9704—2012 7.3.4"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.ATTACHMENT_LIST,)

    tolerance: float = 0.8

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Long names whose turned lines are not under the first character of the name."""
        items = items_of(document)
        for at, item in enumerate(items):
            if at and items[at - 1].paragraph is item.paragraph:
                continue
            place, text = item.paragraph.place, item.paragraph.own_text
            by_hand = "\n" in text or "\t" in text or item.paragraph.number is not None
            if place.table is None and place.text_box is None and not by_hand:
                yield from self._judged(document, items, item)
        yield from _numbers_apart(items, self.tolerance)

    def _judged(self, document: IdentifiedDocument, items: tuple[Item, ...], item: Item) -> Iterator[Violation]:
        paragraph, text = item.paragraph, item.paragraph.own_text
        form, page = paragraph.format, document.page_of(paragraph)
        width = (page.characters_at(type_size(paragraph)) or _LINE) - in_characters(paragraph, form.right.value)
        left, first = in_characters(paragraph, form.left.value), in_characters(paragraph, form.first_line.value)
        begins = left + first + width_of(text[: item.start])
        if left + first + width_of(text) > width and abs(left - begins) > self.tolerance:
            yield Violation(
                in_paragraph(paragraph),
                f"附件名称回行应与名称首字对齐（左空 {begins:.1f} 字），现在回行左空 {left:.1f} 字。",
                f"回行左空 {left:.1f} 字",
                f"回行左空 {begins:.1f} 字",
                edits=tuple(hang(items, item)),
            )


def _numbers_apart(items: tuple[Item, ...], tolerance: float) -> Iterator[Violation]:
    """Numbers that do not stand one under another, where each name has a paragraph of its own."""
    paragraphs = [item.paragraph for item in items]
    plain = all(each.flows and each.number is None and not set(each.own_text) & set("\n\t") for each in paragraphs)
    same = len({each.place for each in paragraphs}) < len(items)
    if len(items) < 2 or not plain or same or not items[0].word or any(each.number is None for each in items):
        return
    wanted = _number_begins(items[0])
    for item in items[1:]:
        begins = _number_begins(item)
        if abs(begins - wanted) > tolerance:
            message = f"附件顺序号上下对齐：第一个左空 {wanted:.1f} 字，这一个左空 {begins:.1f} 字。"
            place, edits = in_paragraph(item.paragraph), tuple(hang(items, item))
            expected = f"左空 {wanted:.1f} 字"
            yield Violation(place, message, f"左空 {begins:.1f} 字", expected, severity=Severity.INFO, edits=edits)


def _number_begins(item: Item) -> float:
    """How far from the left the number stands, in 字."""
    return first_indent(item.paragraph) + width_of(item.paragraph.own_text[: item.number_at[0]])
