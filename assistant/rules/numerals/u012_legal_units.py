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
    "KG": "kg",
    "KM": "km",
    "KW": "kW",
    "Kw": "kW",
    "Kg": "kg",
    "Km": "km",
}
_UNIT = re.compile(r"(?:(?<=\d)|(?<=[百千万亿每]))(?P<unit>平米|公分|立方(?![米厘公分毫])|K[GgMmWw](?![A-Za-z\d\-]))")


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
        return each_match(document, _UNIT, _named, *WRITTEN)


def _named(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    return replaced(paragraph, match, _NAMES[match["unit"]], "计量单位应写规范的名称或符号。", "unit")
