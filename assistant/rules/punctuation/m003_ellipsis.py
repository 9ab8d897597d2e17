"""省略号是六个点，占两个字。

依据：GB/T 15834—2011 4.11，省略号的形式是“……”；省略整段或者整行诗文时用十二个点，独占一行。
错误示例：过去要跑四五趟，现在跑一趟就能办成...
正确示例：过去要跑四五趟，现在跑一趟就能办成……
修复方式：换成“……”。
例外：独占一行的十二个点、目录里连接页码的点线、英文和代码里的三个点、单独引起来说明这个符号的（“...”）不算。
"""

from __future__ import annotations

import re

from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._doubled import goes_from_title
from assistant.rules.punctuation._private import CHINESE, WrittenRule
from assistant.rules.vocabulary import *

_RIGHT = "……"
_DOTS = re.compile(r"(?:\.{3,6}|．{3,6}|。{3,6}|·{3,6}|…+)(?![.．。·…])")
_LONGER = re.compile(r"[.．。·…]")
_CHINESE = re.compile(f"[{CHINESE}]")
# “...” speaks of the sign itself; ['a', ...] is code.
_IN_A_ROW = re.compile(r"[\[\]{}]")
_AND_SO_ON = re.compile(r"等|什么的")


@dataclass(frozen=True)
class EllipsisForm(WrittenRule):
    """Rule M003."""

    code = "M003"
    title = "省略号的形式"
    clause = "GB/T 15834—2011 4.11"
    severity = Severity.ERROR
    repair = Repair.SAFE

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each row of dots next to Chinese text that is not two characters of three dots each."""
        return each_match(document, _DOTS, _wrong, *self.elements)


def _wrong(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    text, dots = paragraph.own_text, match[0]
    if dots in (_RIGHT, _RIGHT * 2) or _LONGER.match(text[match.start() - 1 : match.start()]):
        return None
    if goes_from_title(paragraph, *match.span()):
        return None
    neighbours = text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
    if neighbours in ("“”", "‘’") or _IN_A_ROW.search(neighbours):
        return None
    # Before 等 the dots are one sign too many, which another rule says.
    if not _CHINESE.search(neighbours) or _AND_SO_ON.match(text, match.end()):
        return None
    return replaced(paragraph, match, _RIGHT, f"省略号应当是占两个字的六个点“……”，这里写成了“{dots}”。")
