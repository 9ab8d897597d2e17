"""数字分节的写法规范，同一段里的同类数字一致。

依据：GB/T 15835—2011 5.1.1，四位以上的整数可以分节，每三位一组，用千分撇“,”或者千分空；年份不分节。
错误示例：投入2，500元；投入1,25,000元；于2,026年完成；甲地投入12,500元，乙地投入13600元。
正确示例：投入2500元；投入125,000元；于2026年完成；甲地投入12500元，乙地投入13600元。
修复方式：由本人核对数字后改写。
例外：表格里的数字不判断；“2，500”可能是两个数的，后面不是元、人等单位的不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, running_text
from assistant.rules.vocabulary import *

_UNIT = "(?=[万亿]?(?:元|人|户|亩|吨|家|件|公里|平方米|立方米))"
_FAULTS = (
    (re.compile(rf"(?<![\d.,，])[1-9]\d{{0,2}}，\d{{3}}(?:，\d{{3}})*(?![\d，]){_UNIT}"), "数字分节不用全角逗号。"),
    (
        re.compile(rf"(?<![\d.,])\d{{1,3}}(?:,\d{{1,3}})*,(?:\d{{1,2}},\d{{3}}|\d{{1,2}})(?![\d,.]){_UNIT}"),
        "数字每三位一节，这里的分节不对，请核对。",
    ),
    (re.compile(r"(?<![\d.,])[12],\d{3}(?=年(?![期限以内前后度之]))"), "年份不分节。"),
)
_GROUPED = re.compile(rf"(?<![\d.,])[1-9]\d{{0,2}}(?:,\d{{3}})+(?:\.\d+)?(?![\d,]){_UNIT}")
_PLAIN = re.compile(rf"(?<![\d.,])[1-9](?:\d{{4,}}|\d{{1,2}} \d{{3}})(?:\.\d+)?(?![\d,]){_UNIT}")


@dataclass(frozen=True)
class GroupedDigits(TextRule):
    """Rule U011."""

    code = "U011"
    title = "数字的分节"
    clause = "GB/T 15835—2011 5.1.1"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each number that is parted wrongly, and in one paragraph numbers of five digits that are parted in two ways."""
        for paragraph in running_text(document):
            if paragraph.place.table is not None:
                continue
            text = paragraph.own_text
            for pattern, message in _FAULTS:
                for match in pattern.finditer(text):
                    yield Violation(in_paragraph(paragraph, *match.span()), message, match[0], "规范的分节")
            grouped, plain = _GROUPED.search(text), _PLAIN.search(text)
            if grouped and plain:
                message = f"“{grouped[0]}”分了节，“{plain[0]}”没有照样分，同一段里写法应当一致。"
                place = in_paragraph(paragraph, *plain.span())
                yield Violation(place, message, plain[0], "写法一致", severity=Severity.INFO)
