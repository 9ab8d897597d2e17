# pyright: strict
"""年份用四位阿拉伯数字，标全称。

依据：GB/T 9704—2012 7.2.5。
错误示例：“清政发〔26〕12号”“〔二〇二六〕”。
正确示例：“清政发〔2026〕12号”。
修复方式：写全四位数字；世纪请本人确认。
例外：引用 1980 年以前的旧文号，原文如此的照写。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.numbering import chinese_to_int
from assistant.rules.masthead._numbers import own_numbers
from assistant.rules.prose import replaced
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict


@dataclass(frozen=True)
class NumberYear(Rule):
    """Rule D003."""

    code: ClassVar = "D003"
    name: ClassVar = "number-year"
    title: ClassVar = "发文字号的年份"
    clause: ClassVar = "GB/T 9704—2012 7.2.5"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.DOCUMENT_NUMBER,)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each own number whose year is short or in Chinese numerals."""
        for each in own_numbers(document):
            match = each.match
            year = match["year"]
            if re.fullmatch(r"(?:19|20)\d\d", year):
                continue
            wanted = f"20{year}" if year.isdigit() else str(chinese_to_int(re.sub("[零○ＯOo0]", "〇", year)))
            yield replaced(each.found, match, wanted, "发文字号的年份用四位阿拉伯数字。", "year")
