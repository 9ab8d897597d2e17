"""“和”“及”前不用顿号。

依据：GB/T 15834—2011 4.5，并列的词语之间用顿号，最后一项前已有“和”“及”的，不再用顿号。
错误示例：民政、财政、和教育部门。
正确示例：民政、财政和教育部门。
修复方式：删去顿号。
例外：“、以及”只作提示；“和平”“及时”等词里的字不是连词；“和”字后面还有顿号的，多半是名称里的字（“和合谷”），不判断；“与……相适应”里的“与”是介词，不判断。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match, replaced
from assistant.rules.vocabulary import *

_WORDS = "衷约而顺平谐合睦缓解善气好美声颜会时格早其物第诸共众"
_BOTH = re.compile(
    rf"(?<=[\u4e00-\u9fff”》）])(?P<comma>、)(?=(?:以及|[和及](?![{_WORDS}]))[\u4e00-\u9fff“《])(?![^，。；：、）]{{1,12}}、)"
)


@dataclass(frozen=True)
class NoCommaBeforeAnd(TextRule):
    """Rule M025."""

    code = "M025"
    title = "“和”前不用顿号"
    clause = "GB/T 15834—2011 4.5"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each 、 before a conjunction."""
        message = "“和”“及”前不再用顿号。"
        return each_match(document, _BOTH, lambda p, m: replaced(p, m, "", message, "comma", _severity(m)))


def _severity(match: re.Match[str]) -> Severity | None:
    """Published documents write 、以及 too, where what follows is long: that is a hint."""
    return Severity.INFO if match.string.startswith("以及", match.end("comma")) else None
