"""句中的序数依次编排，不重号、不跳号。

依据：《党政机关公文处理工作条例》第二十条，公文的文字、层次应当准确；“一是”“二是”和“首先”“其次”断了，读者会以为漏了一项。
错误示例：要做到：一是压实责任，二是排查隐患，二是值班值守。
正确示例：要做到：一是压实责任，二是排查隐患，三是值班值守。
修复方式：由本人核对是编错了还是漏了一项。
例外：又从“一是”起的另一组、“一是”里面套的另一组不报；只引其中几项的（“第①③要素”）不报。
"""

from __future__ import annotations

from assistant.rules.prose import RUNNING, running_text
from assistant.rules.vocabulary import *
from assistant.rules.wording._ordinals import OutOfOrder, out_of_order, said_twice


@dataclass(frozen=True)
class InlineOrdinals(TextRule):
    """Rule W014."""

    code = "W014"
    title = "句中序数"
    clause = "《党政机关公文处理工作条例》第二十条"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each ordinal within a paragraph that stands twice, or after a gap."""
        for paragraph in running_text(document):
            text = paragraph.own_text
            yield from (_report(paragraph, each) for each in out_of_order(text))
            for each in said_twice(text):
                place = in_paragraph(paragraph, each.start, each.end)
                yield Violation(place, f"序数“{each.text}”重复，请核对。", each.text, "再次、最后等依次的序数")


def _report(paragraph: IdentifiedParagraph, each: OutOfOrder) -> Violation:
    ordinal = each.ordinal
    place = in_paragraph(paragraph, ordinal.start, ordinal.end)
    what = "重复" if ordinal.number == each.before else "不连续"
    message = f"序数{what}：前一项是第{each.before}项，这里是“{ordinal.text}”，请核对。"
    return Violation(place, message, ordinal.text, f"第{each.before + 1}项的序数")
