"""省略号不与“等”“等等”“什么的”连用。

依据：GB/T 15834—2011 4.11，省略号已经表示省略，后面不再用“等”一类的词。
错误示例：购置了桌椅、电脑……等办公设备。
正确示例：购置了桌椅、电脑等办公设备。
修复方式：去掉省略号，留下“等”；请本人确认。
例外：“等”字后面接着写成动词（“……等待”）时不是表示列举，不作判断。
"""

from __future__ import annotations

import re

from assistant.rules.prose import LONGEST_SENTENCE, RUNNING, each_match, replaced
from assistant.rules.vocabulary import *

# From the first dot on only: beginning at each would go through a long row of them again and again.
_DOTS = r"(?:(?<!…)…+|(?<!\.)\.{3,}|(?<!。)。{3,})"
_BOTH = re.compile(rf"{_DOTS}(?P<after>等等|等(?![待候到级于])|什么的)|(?<=[\u4e00-\u9fff”》])(?P<before>等等?){_DOTS}")


@dataclass(frozen=True)
class EllipsisAndSoOn(TextRule):
    """Rule M008."""

    code = "M008"
    title = "省略号与“等”连用"
    clause = "GB/T 15834—2011 4.11"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each ellipsis that a word for the same follows."""
        return each_match(document, _BOTH, _superfluous)


def _superfluous(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    # 再等等…… is the verb; only in a list 等 says what the ellipsis says.
    if match["before"] and "、" not in _clause_before(match):
        return None
    kept = match["after"] or match["before"]
    return replaced(paragraph, match, kept, f"省略号与“{kept}”意思重复，留一个即可。")


def _clause_before(match: re.Match[str]) -> str:
    before = match.string[max(match.start() - LONGEST_SENTENCE, 0) : match.start()]
    return re.split("[，。；：]", before)[-1]
