"""纯小数写出小数点前定位的“0”。

依据：GB/T 15835—2011 5.1.2，纯小数必须写出小数点前用以定位的“0”。
错误示例：比上年下降.46个百分点。
正确示例：比上年下降0.46个百分点。
修复方式：在小数点前补“0”，请本人确认不是漏了别的数字。
例外：文件扩展名、版本号、网址里的点不是小数点。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match, replaced
from assistant.rules.vocabulary import *

_BARE = re.compile(
    r"(?:(?<=[\u4e00-\u9fff，、；：（(～—＋+\-])|(?<=[\u4e00-\u9fff] )|\A\s*)(?P<decimal>[.．]\d+)(?![\d.．a-zA-Z])"
)


@dataclass(frozen=True)
class ZeroBeforeDecimalPoint(TextRule):
    """Rule U009."""

    code = "U009"
    title = "纯小数的定位“0”"
    clause = "GB/T 15835—2011 5.1.2"
    level = Level.STANDARD
    severity = Severity.ERROR
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each decimal that begins with its point."""
        return each_match(
            document,
            _BARE,
            lambda paragraph, match: replaced(
                paragraph,
                match,
                f"0.{match['decimal'][1:]}",
                f"小数点前应当写“0”，即“0.{match['decimal'][1:]}”。",
                "decimal",
            ),
        )
