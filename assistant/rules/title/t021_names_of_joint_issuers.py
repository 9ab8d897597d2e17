"""联合行文的标题列出几个机关时，名称之间一般用空格隔开，不用顿号，也不用“和”“与”。

依据：通行做法；GB/T 9704—2012 没有规定。
错误示例：清江市财政局、清江市水利局关于做好防汛工作的通知。
正确示例：清江市财政局 清江市水利局关于做好防汛工作的通知。
修复方式：由本人把顿号换成空格，或者把各机关分行排列。
例外：正文叙述中的机关名称之间用顿号；事由里的顿号不在此列；只提示，不算错误。
"""

from __future__ import annotations

import re

from assistant.documents.identification import forms
from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class NamesOfJointIssuers(TextRule):
    """Rule T021."""

    code = "T021"
    title = "标题中的联合机关"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Names of bodies before 关于 with 、 between them."""
        before, about, _ = document.text_of(Element.TITLE).partition("关于")
        names = re.split("[、和与及]", before)
        if not about or len(names) < 2 or not document.character.official:
            return
        if all(forms.is_organisation(name) for name in names):
            first = next(main_part(document, Element.TITLE))
            match = re.search("、", first.own_text) or re.search("[和与及]", first.own_text)
            place, sign = (in_paragraph(first, *match.span()), match[0]) if match else (in_paragraph(first), "、")
            yield Violation(place, f"联合行文的标题里，机关名称之间一般用空格，不用“{sign}”。", sign, "空格")
