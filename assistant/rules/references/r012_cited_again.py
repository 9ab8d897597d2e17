"""同一依据在一句里只引一次。

依据：《党政机关公文处理工作条例》第十九条，公文应当文字精练；同一份文件在一句里重复作依据，合并成一次。
错误示例：根据《防洪应急预案》根据《防洪应急预案》要求落实；根据《中华人民共和国防洪法》，依据《中华人民共和国防洪法》的规定办理。
正确示例：根据《防洪应急预案》要求落实；根据《中华人民共和国防洪法》的规定办理。
修复方式：由本人合并。
例外：引同一份文件的不同条款的不报；两处隔着句号的不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match
from assistant.rules.vocabulary import *

_AGAIN = re.compile(
    r"(?:根据|依据|按照|依照)《(?P<title>[^《》]{3,60})》(?!第)[^。；《》]{0,30}(?P<again>(?:根据|依据|按照|依照)《(?P=title)》)(?!第)"
    r"|(?:根据|依据|按照|依照)《(?P<first>[^《》]{3,60})》[^。；《》]{0,30}《[^《》]{3,60}》[^。；《》]{0,30}(?P<later>(?:根据|依据|按照|依照)《(?P=first)》)(?!第)"
)


@dataclass(frozen=True)
class CitedAgain(TextRule):
    """Rule R012."""

    code = "R012"
    title = "同一依据重复"
    clause = "《党政机关公文处理工作条例》第十九条"
    level = Level.REGULATION
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each second citation of the same ground in a sentence."""
        return each_match(document, _AGAIN, _again)


def _again(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    group = "again" if match["again"] else "later"
    place = in_paragraph(paragraph, *match.span(group))
    return Violation(place, "同一依据在一句里引了两次，请合并。", match[group], "只引一次")
