"""带括号的序数后不加点号。

依据：GB/T 15834—2011 4.5.3.5，序次语带括号的，后面不用顿号。
错误示例：“（一）、明确分工”“（1）.登记”。
正确示例：“（一）明确分工”“（1）登记”。
修复方式：去掉括号后的点号。
例外：括号后直接是另一句话的标点时不会出现这种写法；由软件自动编号的，要改编号格式，所以不自动修正。
"""

from __future__ import annotations

from assistant.rules.numbering._labels import SignAfterLabel
from assistant.rules.numbering._misread import misread
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class NoStopAfterBrackets(SignAfterLabel):
    """Rule N007."""

    code = "N007"
    title = "带括号序数后的标点"
    message = "“{}”的括号后不用点号。"

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each label that another sign follows, and headings whose label cannot be read for it."""
        yield from super().check(document)
        for each in misread(document, 2):
            place = in_paragraph(each.paragraph, each.start, each.end)
            message = f"二级标题的序数写作“{each.wanted}”，这里写成了“{place.text}”。"
            yield Violation(place, message, place.text, each.wanted, each.wanted, Severity.WARNING, Repair.CONFIRM)
