"""破折号占两个字。

依据：GB/T 15834—2011 4.10、5.1.4，破折号的形式是“——”，占两个字的位置，中间不断开。
错误示例：--坚持就近就便；—坚持政府主导。
正确示例：——坚持就近就便；——坚持政府主导。
修复方式：换成“——”。
例外：夹在两个词、两个数之间的单个“—”是连接号，不在此列；箭头（“-->”）、命令行参数、编号里的短横线不动；一段里有两处以上短横线的可能是流程，由本人改。
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._private import CHINESE, HAN, WrittenRule
from assistant.rules.vocabulary import *

_LINES = r"(?:-{2,4}|－{2,4}|–{2,4}|—{3,6}|—[ \u3000]—)"
_ANY = r"[-－–—]"
_STEPS = re.compile(r"(?<![-\s])-{2,4}(?!-)")
_DASH = re.compile(
    # Too long, too short or made of hyphens beside Chinese text,
    rf"(?<=[{CHINESE}])(?<!{_ANY})(?P<after>{_LINES})(?!{_ANY})(?!\s?[\d>＞→])|(?<![<＜])(?<!{_ANY})(?P<before>{_LINES})(?=[{HAN}“《])"
    # and a single one that opens a paragraph, or follows a stop, where nothing stands to be joined.
    rf"|\A\s*(?P<first>[—–－-])(?=[{HAN}“《])|(?<=[。，：；])(?P<single>[—–])(?=[{HAN}“《])"
)


@dataclass(frozen=True)
class DashForm(WrittenRule):
    """Rule M004."""

    code = "M004"
    title = "破折号的形式"
    clause = "GB/T 15834—2011 4.10"
    severity = Severity.WARNING
    repair = Repair.SAFE

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each dash of another length or made of hyphens."""
        return each_match(document, _DASH, _reported, *self.elements)


def _reported(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    written = match[match.lastgroup or 0]
    message = f"破折号应当是占两个字的“——”，这里写成了“{written}”。"
    # Several rows of hyphens may join the steps of a procedure.
    steps = set(written) == {"-"} and len(_STEPS.findall(paragraph.own_text)) > 1
    found = replaced(paragraph, match, "——", message, match.lastgroup or 0)
    return replace(found, repair=Repair.PERSON) if steps else found
