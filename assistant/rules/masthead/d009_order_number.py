"""命令（令）用“第×号”，不用年份括号。

依据：GB/T 9704—2012 10.2；连续编号、不按年重编是通行做法。
错误示例：“清政令〔2026〕12号”“12号”。
正确示例：“第12号”。
修复方式：由本人改写令号。
例外：公告、通告的编号不在此列；令号另加圆括号、“第”与“号”之间空格的不报。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.document_types import DocumentFormat
from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

# Drafts leave the number open.
_RIGHT = re.compile(r"[（(]?第(?:\d+|[〇一二三四五六七八九十百]+|[×xXＸ_＿]*)号[）)]?")


@dataclass(frozen=True)
class OrderNumber(Rule):
    """Rule D009."""

    code: ClassVar = "D009"
    name: ClassVar = "order-number"
    title: ClassVar = "令号"
    clause: ClassVar = "GB/T 9704—2012 10.2"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.DOCUMENT_NUMBER,)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Orders whose number is not 第×号."""
        if document.format is not DocumentFormat.ORDER:
            return
        for found in document.of(Element.DOCUMENT_NUMBER):
            text = re.sub(r"\s", "", found.paragraph.text)
            if text and not _RIGHT.fullmatch(text):
                yield Violation(in_paragraph(found), "令号应当写作“第×号”，不用机关代字和年份。", text, "第×号")
