"""“第一”“其一”“首先”后用逗号；“一是”“二是”后不加标点。

依据：GB/T 15834—2011 4.4.3.3、附录B.3.7。
错误示例：“第一、加强领导”“一是，加强领导”。
正确示例：“第一，加强领导”“一是加强领导”。
修复方式：“第一”一类换成逗号；“一是”后去掉标点。
例外：“第一、第二季度”“一是、二是”这样的并列不在此列。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match, replaced
from assistant.rules.vocabulary import *

_NUMERALS = "[一二三四五六七八九十]"
_START = r"(?:(?<=[。；：，])|^\s*)"
_WORD = re.compile(rf"{_START}(?P<word>第{_NUMERALS}|其{_NUMERALS}|首先|其次|再次|最后)(?P<mark>[、：:])(?!第|其)")
_COUNT = re.compile(rf"{_START}(?P<word>{_NUMERALS}是)(?P<mark>[，、：:])(?!{_NUMERALS}是)")


@dataclass(frozen=True)
class OrdinalWords(TextRule):
    """Rule N014."""

    code = "N014"
    title = "“第一”“一是”后的标点"
    clause = "GB/T 15834—2011 附录B.3.7"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each word of order that another sign follows."""
        yield from each_match(document, _WORD, _comma_wanted, *RUNNING)
        yield from each_match(document, _COUNT, _nothing_wanted, *RUNNING)


def _comma_wanted(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    return replaced(paragraph, match, "，", f"“{match['word']}”后用逗号。", "mark")


def _nothing_wanted(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    return replaced(paragraph, match, "", f"“{match['word']}”后不加标点。", "mark")
