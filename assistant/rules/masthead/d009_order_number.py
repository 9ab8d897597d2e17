"""命令（令）用“第×号”，不用年份括号。

依据：GB/T 9704—2012 10.2；连续编号、不按年重编是通行做法。
错误示例：“清政令〔2026〕12号”“12号”。
正确示例：“第12号”。
修复方式：由本人改写令号。
例外：公告、通告的编号不在此列；令号另加圆括号、“第”与“号”之间空格的不报。
"""

from __future__ import annotations

import re

from assistant.rules.vocabulary import *

# Drafts leave the number open.
_RIGHT = re.compile(r"[（(]?第(?:\d+|[〇一二三四五六七八九十百]+|[×xXＸ_＿]*)号[）)]?")


@dataclass(frozen=True)
class OrderNumber(TextRule):
    """Rule D009."""

    code = "D009"
    title = "令号"
    clause = "GB/T 9704—2012 10.2"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.DOCUMENT_NUMBER,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Orders whose number is not 第×号."""
        if document.format is not DocumentFormat.ORDER:
            return
        for paragraph in document.of(Element.DOCUMENT_NUMBER):
            text = re.sub(r"\s", "", paragraph.own_text)
            if text and not _RIGHT.fullmatch(text):
                yield Violation(in_paragraph(paragraph), "令号应当写作“第×号”，不用机关代字和年份。", text, "第×号")
