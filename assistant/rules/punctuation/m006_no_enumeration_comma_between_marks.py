"""并列的书名号、引号之间通常不用顿号。

依据：GB/T 15834—2011 4.5.3.5，标有引号或者书名号的并列成分之间通常不用顿号；中间插有别的成分时宜用顿号。
错误示例：贯彻《防洪法》、《水法》。
正确示例：贯彻《防洪法》《水法》。
修复方式：去掉顿号，请本人确认；全文都用顿号的，统一去掉。
例外：书名号后面有括注（文号等）的，或者并列成分里还有不带引号、书名号的，顿号保留；引号看不出是并列词语的不判断。
"""

from __future__ import annotations

import re

from assistant.rules.prose import each_match
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.vocabulary import *

_MARKED = r"(?:“[^“”]*”|《[^《》]*(?:《[^《》]*》[^《》]*)*》)"
_SERIES = re.compile(rf"{_MARKED}(?:、?{_MARKED})*、{_MARKED}(?:、?{_MARKED})*")
# What tells that quoted words are parallel attributes or the start of a list, and not the ends of parallel clauses, as in
# 硬约束变成“橡皮筋”、“长效”变成“无效”; book title marks need no such sign.
_LIST = re.compile(
    r"等|和|与|及|以及|[双三四]?(?:机制|制度|改革|工程|行动|活动|模式|监管|体系|战略|政策|项目|专项|服务|精神|平台|规划|理念|原则|目标|要求|会议)"
)
_SIDE_BY_SIDE = re.compile(r"[”》][“《]")
_BETWEEN = re.compile(r"(?<=[”》])、(?=[“《])")


@dataclass(frozen=True)
class NoEnumerationCommaBetweenMarks(WrittenRule):
    """Rule M006."""

    code = "M006"
    title = "书名号、引号之间的顿号"
    clause = "GB/T 15834—2011 4.5.3.5"
    severity = Severity.WARNING
    repair = Repair.CONFIRM

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each series of marked words that 、 parts, from the first 、 to the last."""
        return each_match(document, _SERIES, _superfluous, *self.elements)


def _superfluous(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    text = match.string
    if text[: match.start()].endswith(("、", "《", "“")) or text.startswith(("、", "（", "("), match.end()):
        return None
    if "《" not in match[0] and not (_LIST.match(text, match.end()) or _SIDE_BY_SIDE.search(text)):
        return None
    signs = [sign.start() for sign in _BETWEEN.finditer(text, match.start(), match.end())]
    if not signs:
        return None
    start, end = signs[0], signs[-1] + 1
    return Violation(
        in_paragraph(paragraph, start, end),
        "标有书名号或者引号的并列成分之间通常不用顿号。",
        text[start:end],
        "不用顿号",
        _BETWEEN.sub("", text[max(start - 1, 0) : end + 1])[1:-1],
    )
