"""公文里的日期写“日”，不写“号”。

依据：GB/T 9704—2012 7.3.5.4 日期写全年、月、日；“号”是口语，公文通行写“日”。
错误示例：于3月1号前报送。
正确示例：于3月1日前报送。
修复方式：把“号”改成“日”。
例外：楼号、线路号、文号里的“号”不是日期。
"""

from __future__ import annotations

import re

from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._private import WRITTEN
from assistant.rules.vocabulary import *

_SPOKEN = re.compile(r"(?<!\d)(?:1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])(?P<sign>号)(?![楼线院段令文])")


@dataclass(frozen=True)
class DaySign(TextRule):
    """Rule U003."""

    code = "U003"
    title = "日期用“日”"
    clause = "GB/T 9704—2012 7.3.5.4；通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.SAFE
    elements = WRITTEN

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each 号 after a month and a day."""
        return each_match(document, _SPOKEN, _day, *WRITTEN)


def _day(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    return replaced(paragraph, match, "日", "日期写“日”，不写口语的“号”。", "sign")
