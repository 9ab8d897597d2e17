"""用一字线连接的起止年份，“年”字只写在后面。

依据：GB/T 15834—2011 4.13、GB/T 15835—2011 5.1.4，起止年份用“—”连接，前一个“年”字省去。
错误示例：2026年—2028年。
正确示例：2026—2028年；2026年至2028年。
修复方式：删去前一个“年”字。
例外：用“至”“到”连接的，前一个“年”字可以保留；带月、日的起止时间照写。
"""

from __future__ import annotations

import re

from assistant.rules.prose import each_match
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.vocabulary import *

_TWICE = re.compile(r"(?<!\d)(?:19|20)\d\d(?P<year>年)\s?[—–\-－~～]\s?(?:19|20)\d\d年(?!\d{1,2}月|[初底末])")


@dataclass(frozen=True)
class YearOnceInARange(WrittenRule):
    """Rule U018."""

    code = "U018"
    title = "起止年份的“年”字"
    clause = "GB/T 15834—2011 4.13"
    severity = Severity.INFO
    repair = Repair.SAFE

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each first 年 of two joined by a line."""
        return each_match(document, _TWICE, _superfluous, *self.elements)


def _superfluous(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    place = in_paragraph(paragraph, *match.span("year"))
    return Violation(place, "用一字线连接的起止年份，前一个“年”字可以省去。", match["year"], "不写前一个“年”", "")
