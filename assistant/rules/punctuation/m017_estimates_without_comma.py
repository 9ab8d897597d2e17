"""相邻两个数表示概数时，中间不用顿号。

依据：GB/T 15834—2011 附录B.1.1，相邻或者相近的两个数字连用表示大概数目时不用顿号；表示两个数目的缩略形式才用顿号。
错误示例：安排五、六名值守人员。
正确示例：安排五六名值守人员。
修复方式：去掉顿号，请本人确认不是指两个数目。
例外：“第二、三产业”“一、二把手”“三、四年级”是两项的缩略说法，顿号保留。
"""

from __future__ import annotations

import re

from assistant.rules.numerals._private import DIGITS, MEASURES, value_of
from assistant.rules.prose import each_match
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.vocabulary import *

_PAIR = re.compile(
    rf"(?<![第{DIGITS}〇零\d、周])(?P<first>[{DIGITS}])(?P<comma>、)(?P<second>[{DIGITS}])(?={MEASURES})(?!(?<=十...)[十百千万])"
)
# 第二十五、六次 are two of a row.
_ORDINAL = re.compile(rf"第[{DIGITS}十百千零]*$")
_ONE_AFTER_THE_OTHER = 1
# 三五天 is the only pair of numbers for an estimate that are not neighbours.
_THREE, _FIVE = 3, 5


@dataclass(frozen=True)
class EstimatesWithoutComma(WrittenRule):
    """Rule M017."""

    code = "M017"
    title = "概数之间的顿号"
    clause = "GB/T 15834—2011 附录B.1.1"
    severity = Severity.WARNING
    repair = Repair.CONFIRM

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each 、 between two neighbouring numbers that say about how many."""
        return each_match(document, _PAIR, _superfluous, *self.elements)


def _superfluous(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    first, second = value_of(match["first"]), value_of(match["second"])
    if second - first != _ONE_AFTER_THE_OTHER and (first, second) != (_THREE, _FIVE):
        return None
    if _ORDINAL.search(match.string[: match.start()]):
        return None
    together = match["first"] + match["second"]
    return Violation(
        in_paragraph(paragraph, *match.span("comma")),
        f"“{together}”连用表示概数，中间不用顿号。",
        match["comma"],
        "不用顿号",
        "",
    )
