"""百分数的范围两端都写百分号，带“万”“亿”的范围两端都写“万”“亿”。

依据：GB/T 15835—2011 5.1.3，省略前一个百分号、“万”“亿”会使数值有两种理解，因此两端都写。
错误示例：下降15～30%；投资9～16亿元。
正确示例：下降15%～30%；投资9亿～16亿元。
修复方式：给前一个数补上“%”“万”“亿”，请本人确认。
例外：没有歧义的单位前一个可以省略，如100～150千克。
"""

from __future__ import annotations

import re

from assistant.rules.numerals._private import NUMBER
from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.vocabulary import *

_RANGE = re.compile(
    rf"(?<![\dA-Za-z.,/\-—～~－–第])(?P<low>{NUMBER})\s?(?P<sign>[～~—–\-－至]|——)\s?(?P<high>{NUMBER})\s?(?P<unit>[%％‰]|万亿|[万亿])"
)


@dataclass(frozen=True)
class BothEndsOfARange(WrittenRule):
    """Rule U005."""

    code = "U005"
    title = "百分数、万、亿的范围"
    clause = "GB/T 15835—2011 5.1.3"
    severity = Severity.ERROR
    repair = Repair.CONFIRM

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each range that has %, 万 or 亿 at its end only."""
        return each_match(document, _RANGE, _only_once, *self.elements)


def _only_once(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    # 50～1.5万 cannot leave anything out: there the first number is meant as it stands.
    if float(match["low"]) >= float(match["high"]):
        return None
    unit = "%" if match["unit"] == "％" else match["unit"]
    message = f"范围“{match[0]}”的前一个数也应当写“{unit}”。"
    return replaced(paragraph, match, match["low"] + unit, message, "low")
