"""紧急程度标在版头，标题一般不写“紧急”“特急”“加急”。

依据：GB/T 9704—2012 7.2.3，紧急程度是版头的要素；标题不写是通行做法。
错误示例：清江市水利局关于拨付水毁工程修复资金的紧急请示。
正确示例：清江市水利局关于拨付水毁工程修复资金的请示。
修复方式：由本人删去，紧急的在版头标“特急”或者“加急”。
例外：防汛、抗旱、地震、森林防火、疫情、安全生产一类的“紧急通知”沿用已久，不提示；“紧急”是事由一部分的（紧急救援、紧急集合）不算。
"""

from __future__ import annotations

import re

from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_URGENT = re.compile(
    r"(?:紧急|特急|加急|特提|火急)(?=(?:通知|请示|报告|通报|函|批复|意见|公告|通告)\s*(?:[（(].*)?$)|[（(【](?:特急|加急|紧急)[)）】]"
)
_CUSTOM = re.compile("汛|洪|台风|旱|震|火|疫|雨|雪|冻|寒|灾|抢险|安全生产|事故|应急|维稳|稳定")


@dataclass(frozen=True)
class UrgencyInTitle(TextRule):
    """Rule T016."""

    code = "T016"
    title = "标题中的紧急程度"
    clause = "通行做法；GB/T 9704—2012 7.2.3"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Words of urgency before the kind in a title."""
        title = document.text_of(Element.TITLE)
        if not document.character.official:
            return
        for paragraph in main_part(document, Element.TITLE):
            match = _URGENT.search(paragraph.own_text.rstrip("。"))
            notice = match is not None and paragraph.own_text[match.end() :].startswith("通知")
            if match is not None and not (notice and _CUSTOM.search(title)):
                message = f"紧急程度标在版头，标题一般不写“{match[0]}”。"
                yield Violation(in_paragraph(paragraph, *match.span()), message, match[0], "在版头标注")
