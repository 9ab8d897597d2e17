"""几个依据并列时，效力高的在前。

依据：通行做法，并列的依据按效力排列：法律、行政法规、规章、规范性文件；《中华人民共和国立法法》第九十九条，法律的效力高于行政法规、地方性法规、规章。
错误示例：根据《优化营商环境条例》《中华人民共和国行政许可法》，制定方案。
正确示例：根据《中华人民共和国行政许可法》《优化营商环境条例》，制定方案。
修复方式：由本人调整次序。
例外：党内法规、中央文件和解释一类的不比较；只比较法律与条例、办法、规定、细则；隔着句子的不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match
from assistant.rules.vocabulary import *

_LOWER = r"《(?P<lower>(?![^《》]*(?:党|中央|解释|决定))[^《》]{3,40}(?:条例|办法|规定|细则))》(?:（[^（）]{1,40}）)?"
_ORDER = re.compile(
    rf"(?:根据|依据|按照|依照){_LOWER}(?:[、和及]?《[^《》]{{3,40}}》)?[、和及]{{0,2}}(?P<law>《中华人民共和国[^《》]{{1,30}}法》)"
)


@dataclass(frozen=True)
class OrderOfGrounds(TextRule):
    """Rule R008."""

    code = "R008"
    title = "依据的次序"
    clause = "通行做法；《中华人民共和国立法法》第九十九条"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each law that stands behind a regulation as its equal."""
        return each_match(document, _ORDER, _behind)


def _behind(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    message = f"依据按效力排列，{match['law']}应当在《{match['lower']}》前面。"
    return Violation(in_paragraph(paragraph, *match.span("law")), message, match["law"], "法律在前")
