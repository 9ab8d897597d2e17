"""时间写明具体的年月日，不用“近日”“下周五”一类的说法。

依据：通行做法，公文要供日后查阅，“明天”“下周五”离开成文的当天就看不出是哪一天。
错误示例：近日，市政府召开专题会议；请于下周五前报送；请于明天下班前报送；请于本月底前报送。
正确示例：3月2日，市政府召开专题会议；请于5月8日前报送；请于5月底前报送。
修复方式：由本人写明日期。
例外：“今年以来”“近年来”等有成文日期可以对照的说法不报；“每周五”“投标截止15日前”不报；不是公文的（讲话、方案草稿等）不判断；引号里的不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match
from assistant.rules.references._private import within_marks
from assistant.rules.vocabulary import *

_RELATIVE = re.compile(
    r"(?:^|(?<=[，。；：]))(?:近日|日前|前不久|不久前)(?=，)"
    r"|(?<![今第])(?:明天|后天|昨天|前天)(?=[上下]午|[上下]班|早上|晚上|中午|前|起|\d)"
    r"|(?<!每)[上下本]周[一二三四五六日天](?!至)"
    r"|(?<=[于在请])[本下]月(?:底|末|初|中旬|上旬|下旬)?(?=之?前)"
)


@dataclass(frozen=True)
class RelativeTime(TextRule):
    """Rule W002."""

    code = "W002"
    title = "相对时间"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each day that only the day of writing makes known."""
        if document.character.official:
            yield from each_match(document, _RELATIVE, _relative)


def _relative(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if within_marks(match.string, *match.span()):
        return None
    message = f"“{match[0]}”日后看不出是哪一天，建议写明日期。"
    return Violation(in_paragraph(paragraph, *match.span()), message, match[0], "具体的年月日")
