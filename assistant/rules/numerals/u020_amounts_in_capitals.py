"""金额的大写与小写一致。

依据：《党政机关公文处理工作条例》第二十条，公文内容应当准确；《支付结算办法》附一《正确填写票据和结算凭证的基本规定》，大小写金额必须一致。
错误示例：人民币12500元（大写：壹万贰仟元整）。
正确示例：人民币12500元（大写：壹万贰仟伍佰元整）。
修复方式：由本人核对原始凭据后改正。
例外：大写不完整、看不懂的不判断；大写旁边没有小写的不判断。
"""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.rules.numerals._capitals import CAPITALS, amount_of
from assistant.rules.prose import each_match
from assistant.rules.punctuation._private import WRITTEN
from assistant.rules.vocabulary import *

_FIGURE = r"[¥￥]?\s?(?P<figure>\d+(?:[,，]\d{3})*(?:\.\d+)?)\s?(?P<scale>[万亿]?)元?整?"
_CAPITAL = rf"(?P<capital>[{CAPITALS}]{{2,}}[元圆](?:零?[壹贰叁肆伍陆柒捌玖]角)?(?:零?[壹贰叁肆伍陆柒捌玖]分)?[整正]?)"
_BETWEEN = r"[，、\s]?[（(]?\s?(?:人民币)?\s?(?:[大小]写)?(?:金额)?\s?[:：]?\s?(?:人民币)?\s?"
_PAIRS = (
    re.compile(rf"(?<![\d.]){_FIGURE}{_BETWEEN}{_CAPITAL}"),
    re.compile(rf"{_CAPITAL}[)）]?{_BETWEEN}{_FIGURE}(?![\d.])"),
)
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}


@dataclass(frozen=True)
class AmountsInCapitals(TextRule):
    """Rule U020."""

    code = "U020"
    title = "大小写金额"
    clause = "《党政机关公文处理工作条例》第二十条"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = WRITTEN

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each amount whose capitals say another one than its figures."""
        for pattern in _PAIRS:
            yield from each_match(document, pattern, _unlike, *WRITTEN)


def _unlike(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    figure = Decimal(match["figure"].replace(",", "").replace("，", "")) * _SCALES[match["scale"]]
    said = amount_of(match["capital"])
    if said is None or said == figure:
        return None
    place = in_paragraph(paragraph, *match.span("capital"))
    message = f"大写“{match['capital']}”是{said.normalize():f}元，与小写{figure.normalize():f}元不一致，请核对。"
    return Violation(place, message, match["capital"], f"{figure.normalize():f}元的大写")
