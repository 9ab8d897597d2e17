"""不带括号的阿拉伯数字序数后用下脚点：“1.”。

依据：GB/T 9704—2012 7.3.3；GB/T 15834—2011 4.5.3.5。
错误示例：“1、”“1。”“1．”。
正确示例：“1.建立台账”。
修复方式：把后面的符号换成半角下脚点。
例外：带括号的“（1）”后不用点；由软件自动编号的，要改编号格式，所以不自动修正；同类序数还有排在软回车之后或行文之中的，以及后面紧接数字、路径的，由本人改。
"""

from __future__ import annotations

from assistant.rules.numbering._labels import SignAfterLabel
from assistant.rules.numbering._misread import misread
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class FullStopAfterArabicNumeral(SignAfterLabel):
    """Rule N008."""

    code = "N008"
    title = "“1”后的标点"
    heading = 3
    sign = "."
    message = "“{}”的序数后应当用下脚点“.”。"

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each label that another sign follows, and headings whose label cannot be read for it."""
        yield from super().check(document)
        for each in misread(document, 3):
            place = in_paragraph(each.paragraph, each.start, each.end)
            message = f"三级标题的序数写作“{each.wanted}”，这里写成了“{place.text}”。"
            yield Violation(place, message, place.text, each.wanted, each.wanted, Severity.WARNING, Repair.CONFIRM)
