"""层次序数的括号用全角，不用合成的序数字符。

依据：GB/T 9704—2012 7.3.3；GB/T 15834—2011 4.9。
错误示例：“(一)”“㈠”“⑴”“1）”。
正确示例：“（一）”“（1）”。
修复方式：换成全角括号和普通数字。
例外：“①”和“（1）”之下从头编的“1）”用在第四层以下，不在此列；由软件自动编号的，要改编号格式，所以不自动修正；同类序数还有排在软回车之后或行文之中的，由本人一并改。
"""

from __future__ import annotations

from dataclasses import replace

from assistant.rules.numbering._labels import hidden_labels, labels, miswritten, written
from assistant.rules.prose import HEADINGS
from assistant.rules.vocabulary import *

_LOWEST = 4


@dataclass(frozen=True)
class BracketsOfLabels(TextRule):
    """Rule N009."""

    code = "N009"
    title = "序数的括号"
    clause = "GB/T 9704—2012 7.3.3；GB/T 15834—2011 4.9"
    level = Level.STANDARD
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = HEADINGS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each label with half-width or missing brackets, or written as one character."""
        bare = [label for label in labels(document) if label.level == _LOWEST and not label.opening]
        apart = hidden_labels(document, bare)
        for label in labels(document):
            brackets = (label.opening, label.closing)
            if label.compound or (label.closing and brackets != ("（", "）")):
                wanted, end = written(label.level, label.number), label.end - len(label.after)
                found = miswritten(label, end, wanted, f"“{label.text}”应写成“{wanted}”。")
                yield replace(found, repair=Repair.PERSON) if apart and label in bare else found
