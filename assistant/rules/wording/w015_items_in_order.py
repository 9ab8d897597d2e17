"""附件里各项的序数连续；圈码不跳过上面的层次。

依据：GB/T 9704—2012 7.3.3，层次序数依次用“一、”“（一）”“1.”“（1）”；通行做法，同一条之下的各项依次编号。
错误示例：附件第二条之下有两个“（二）”；“一、落实责任”之下直接用“①”。
正确示例：附件第二条之下是“（一）”“（二）”；“一、落实责任”之下用“（一）”。
修复方式：由本人核对后改编；圈码可以改成下一层的序数。
例外：另起一段列举、从头编起的不报；注释和表格里的圈码不报；正文标题的序数由“序数连续”一条判断。
"""

from __future__ import annotations

from assistant.documents.numbering import LabelKind
from assistant.rules.punctuation._lists import CIRCLED, Item, item_of, written
from assistant.rules.vocabulary import *

_ITEMS = frozenset({LabelKind.BRACKETED.value, LabelKind.ARABIC.value, LabelKind.ARABIC_BRACKETED.value})
_UPPER = {LabelKind.CHINESE.value: "（一）", LabelKind.BRACKETED.value: "1."}
_ATTACHMENT = (Element.ATTACHMENT_BODY, Element.UNKNOWN)


@dataclass(frozen=True)
class ItemsInOrder(TextRule):
    """Rule W015."""

    code = "W015"
    title = "各项的序数"
    clause = "GB/T 9704—2012 7.3.3；通行做法"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = _ATTACHMENT

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each item of an attachment numbered as the one before it, or after a gap, and each ① right below 一、or （一）."""
        before: Item | None = None
        upper: Item | None = None
        for paragraph in written(document):
            item = item_of(paragraph)
            if item is not None and item.kind == CIRCLED and item.number == 1 and upper is not None:
                yield from _skipped(item, upper)
            if item is not None and before is not None and paragraph.attachment is not None:
                yield from _broken(before, item)
            before = item
            upper = item if item is not None and item.kind != CIRCLED else upper


def _broken(before: Item, item: Item) -> Iterator[Violation]:
    if item.kind != before.kind or item.kind not in _ITEMS or item.number in (1, before.number + 1):
        return
    if item.paragraph.element.heading_level is not None or item.paragraph.number is not None:
        return
    if item.number == before.number or item.number == before.number + 2:
        label = item.paragraph.own_text.strip()[:4]
        what = "重复" if item.number == before.number else "不连续"
        message = f"序号{what}：前一项是第{before.number}项，这里又是第{item.number}项，请核对。"
        yield Violation(in_paragraph(item.paragraph), message, label, f"第{before.number + 1}项")


def _skipped(item: Item, upper: Item) -> Iterator[Violation]:
    wanted = _UPPER.get(upper.kind)
    if wanted is None:
        return
    start = item.paragraph.own_text.index("①") if "①" in item.paragraph.own_text else None
    place = in_paragraph(item.paragraph, start, None if start is None else start + 1)
    message = f"“①”不是层次序数，“{upper.kind}”的下一层通常用“{wanted}”，这里跳过了层次。"
    yield Violation(place, message, "①", wanted, severity=Severity.INFO)
