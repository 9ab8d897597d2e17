"""“如下”后面引出下文的，用冒号。

依据：GB/T 15834—2011 4.7.3.1，冒号用于总说性或者提示性话语之后，表示提示下文。
错误示例：“现将有关事项通知如下。”后面列出各项。
正确示例：“现将有关事项通知如下：”后面列出各项。
修复方式：把句末的点号换成冒号，请本人确认。
例外：“如下”不在段末的、后面没有下文的不报。
"""

from __future__ import annotations

import itertools
import re

from assistant.rules.prose import RUNNING, each_match
from assistant.rules.vocabulary import *

_PROMISED = re.compile(
    r"(?:通知|通报|公告|通告|报告|函告|函复|批复|请示|汇报|说明|规定|决定|公布|公示|安排|意见|事项|要求)如下(?P<stop>[。；，;,.．]?)\s*$"
)

_BESIDE_DASH = re.compile("：——|——：")
# A colon before what is said, and another before its points.
_NESTED = re.compile(r"(?:强调|指出|要求|提出|认为|明确)：[^：。；“”（）]{2,30}(?P<second>：)(?=一是|第一|首先|一要)")


@dataclass(frozen=True)
class ColonBeforeList(TextRule):
    """Rule M015."""

    code = "M015"
    title = "“如下”后的冒号"
    clause = "GB/T 15834—2011 4.7.3.1"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each paragraph that ends with 如下 and another stop than a colon, or none."""
        written = [each for each in document.paragraphs if each.own_text.strip()]
        for paragraph, following in itertools.pairwise(written):
            match = _PROMISED.search(paragraph.own_text)
            if match and paragraph.element in RUNNING and paragraph.flows and following.element in RUNNING:
                message = "“如下”提示下文，后面应当用冒号。"
                place = in_paragraph(paragraph, *match.span("stop"))
                yield Violation(place, message, match["stop"] or "没有冒号", "：", "：")
        yield from each_match(document, _BESIDE_DASH, _beside_dash)
        yield from each_match(document, _NESTED, _nested)


def _beside_dash(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    message = "冒号和破折号都表示提示下文，不并用，只留一个。"
    place = in_paragraph(paragraph, *match.span())
    return Violation(place, message, match[0], "只用冒号或者破折号", repair=Repair.PERSON)


def _nested(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    message = "一个句子里避免套用冒号，前一个可以改为逗号。"
    place = in_paragraph(paragraph, *match.span())
    return Violation(place, message, match[0], "只用一个冒号", severity=Severity.INFO, repair=Repair.PERSON)
