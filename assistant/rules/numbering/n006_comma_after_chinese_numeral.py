"""不带括号的汉字序数后用顿号：“一、”。

依据：GB/T 9704—2012 7.3.3；GB/T 15834—2011 4.5.3.5。
错误示例：“一.”“一，”“一：”。
正确示例：“一、压实责任”。
修复方式：把后面的符号换成顿号。
例外：“一是”“一方面”不是序数；由软件自动编号的，要改编号格式，所以不自动修正。
"""

from __future__ import annotations

from assistant.rules.numbering._labels import SignAfterLabel
from assistant.rules.numbering._misread import misread
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class CommaAfterChineseNumeral(SignAfterLabel):
    """Rule N006."""

    code = "N006"
    title = "“一”后的标点"
    clause = "GB/T 9704—2012 7.3.3；GB/T 15834—2011 4.5.3.5"
    heading = 1
    sign = "、"
    message = "“{}”的序数后应当用顿号。"

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each label that another sign follows, and headings whose label cannot be read for it."""
        yield from super().check(document)
        for each in misread(document, 1):
            place = in_paragraph(each.paragraph, each.start, each.end)
            message = f"一级标题的序数写作“{each.wanted}”，这里写成了“{place.text}”。"
            yield Violation(place, message, place.text, each.wanted, each.wanted, Severity.WARNING, Repair.CONFIRM)
