"""阿拉伯数字后面只用“万”“亿”作单位，不与“十”“百”“千”混写。

依据：GB/T 15835—2011 5.3，阿拉伯数字与“万”“亿”连用；“千”“百”“十”不作这样的单位。
错误示例：7千万元；3百人；1千3百余人。
正确示例：7000万元；300人；1300余人。
修复方式：把“千”“百”“十”改成相应的零，请本人确认。
例外：千米、千克、千瓦等单位里的“千”，“百分之”“百强”等词不在此列；概数写汉字。
"""

from __future__ import annotations

import itertools
import re

from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.vocabulary import *

_VALUES = {"十": 10, "百": 100, "千": 1_000}
_PLACE = re.compile(r"(?P<number>\d{1,2})(?P<unit>[十百千])")
# All places of a number belong together: 1千3百 is 1300.
_MIXED = re.compile(
    r"(?<![\d.\-—～~十百千])(?P<number>[1-9]\d?[十百千](?:[1-9][十百])*)(?=[万亿]|[余多]?[人名个户家件元吨亩台辆套处所])(?!万?分)"
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


def _plain(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    places = [(int(each["number"]), _VALUES[each["unit"]]) for each in _PLACE.finditer(match["number"])]
    # Places that do not go down, or overlap, make no number that can be read in one way only.
    if any(low[0] * low[1] >= high[1] for high, low in itertools.pairwise(places)):
        return None
    number = str(sum(count * value for count, value in places))
    return replaced(paragraph, match, number, "阿拉伯数字只与“万”“亿”连用，不与“十”“百”“千”混写。")
