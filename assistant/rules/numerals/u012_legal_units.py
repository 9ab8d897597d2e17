"""公文用法定计量单位和规范的单位名称。

依据：GB/T 9704—2012 第9章，按 GB 3100、GB 3101、GB 3102 使用法定计量单位。
错误示例：120平米；15公分；3.5KG。
正确示例：120平方米；15厘米；3.5千克。
修复方式：换成规范的单位名称，请本人确认。
例外：亩、斤等按主管部门口径；型号、产品名里的字母不改。
"""

from __future__ import annotations

import re

from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._private import WRITTEN
from assistant.rules.vocabulary import *

_NAMES = {
    "平米": "平方米",
    "公分": "厘米",
    "立方": "立方米",
    "平方": "平方米",
    "M2": "m²",
    "KG": "kg",
    "KM": "km",
    "KW": "kW",
    "Kw": "kW",
    "Kg": "kg",
    "Km": "km",
}
_UNIT = re.compile(
    r"(?:(?<=\d)|(?<=[百千万亿每]))(?P<unit>平米|公分|立方(?![米厘公分毫])|平方(?=[，。；、）])|M2(?![A-Za-z\d])|K[GgMmWw](?![A-Za-z\d\-]))"
)
# Units that are none of the legal ones, and what stands for them.
_OTHERS = {
    "英寸": "毫米或者厘米",
    "英尺": "米",
    "英里": "千米",
    "市斤": "千克",
    "斤": "千克",
    "尺": "米",
    "华里": "千米",
}
_OTHER = re.compile(
    r"(?<=\d)(?P<unit>英[寸尺里]|市?斤|华里|尺)(?=[，。；、）左以])|(?<=[用耗]电)\d[\d.]*万?(?P<power>度)(?=[，。；、）左以])"
)
_AGAIN = re.compile(
    r"(?:每[户人亩个件次]|人均|户均)[^，。；\d]{0,6}\d[\d.]*万?元(?P<unit>[/／][户人亩个件次])|(?P<sign>[¥￥]|RMB|￥)\s?\d[\d,.]*万?亿?元|元整(?P<twice>元)"
)


@dataclass(frozen=True)
class LegalUnits(TextRule):
    """Rule U012."""

    code = "U012"
    title = "法定计量单位"
    clause = "GB/T 9704—2012 第9章；GB 3100—1993、GB 3101—1993"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = WRITTEN

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each unit that has another name or another spelling."""
        yield from each_match(document, _UNIT, _named, *WRITTEN)
        yield from each_match(document, _OTHER, _other, *WRITTEN)
        if document.character.official:
            # A contract says its sums twice on purpose.
            yield from each_match(document, _AGAIN, _said_twice, *WRITTEN)


def _named(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    return replaced(paragraph, match, _NAMES[match["unit"]], "计量单位应写规范的名称或符号。", "unit")


def _other(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    group = match.lastgroup or "unit"
    unit, wanted = match[group], "千瓦时" if group == "power" else _OTHERS[match[group]]
    place = in_paragraph(paragraph, *match.span(group))
    return Violation(place, f"“{unit}”不是法定计量单位，应当换算成{wanted}。", unit, wanted, repair=Repair.PERSON)


def _said_twice(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    """每户…元/户, ¥…元, 元整元."""
    group = match.lastgroup or "unit"
    message = f"单位或者币种说了两遍，“{match[group]}”是多余的。"
    return replaced(paragraph, match, "", message, group)
