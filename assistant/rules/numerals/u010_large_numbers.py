"""阿拉伯数字后面只用“万”“亿”作单位，不与“十”“百”“千”混写。

依据：GB/T 15835—2011 5.3，阿拉伯数字与“万”“亿”连用；“千”“百”“十”不作这样的单位。
错误示例：7千万元；3百人。
正确示例：7000万元；300人。
修复方式：把“千”“百”“十”改成相应的零，请本人确认。
例外：千米、千克、千瓦等单位里的“千”，“百分之”“百强”等词不在此列；概数写汉字。
"""

from __future__ import annotations

import re

from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.vocabulary import *

_ZEROS = {"十": 1, "百": 2, "千": 3}
_MIXED = re.compile(
    r"(?<![\d.\-—～~])(?P<number>[1-9]\d?)(?P<unit>[十百千])(?=[万亿]|[余多]?[人名个户家件元吨亩台辆套处所])(?!万?分)"
)


@dataclass(frozen=True)
class LargeNumbers(WrittenRule):
    """Rule U010."""

    code = "U010"
    title = "大数的写法"
    clause = "GB/T 15835—2011 5.3"
    severity = Severity.WARNING
    repair = Repair.CONFIRM

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each 十, 百 or 千 right after an Arabic numeral."""
        return each_match(document, _MIXED, _plain, *self.elements)


def _plain(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    number = match["number"] + "0" * _ZEROS[match["unit"]]
    return replaced(paragraph, match, number, "阿拉伯数字只与“万”“亿”连用，不与“十”“百”“千”混写。")
