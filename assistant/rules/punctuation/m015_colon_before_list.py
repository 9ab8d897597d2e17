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

from assistant.rules.prose import RUNNING
from assistant.rules.vocabulary import *

_PROMISED = re.compile(
    r"(?:通知|通报|公告|通告|报告|函告|函复|批复|请示|汇报|说明|规定|决定|公布|公示|安排|意见|事项|要求)如下(?P<stop>[。；，;,.．]?)\s*$"
)


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
