# pyright: strict
"""发文顺序号前不加“第”，数字后加“号”。

依据：GB/T 9704—2012 7.2.5。
错误示例：“清政发〔2026〕第12号”“清政发〔2026〕12”。
正确示例：“清政发〔2026〕12号”。
修复方式：去掉“第”，补上“号”；引用的文号一并改。
例外：命令的“第12号”、纪要的“第8期”另有规定。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.masthead._numbers import all_numbers
from assistant.rules.prose import RUNNING, replaced
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class NumberWords(Rule):
    """Rule D005."""

    code: ClassVar = "D005"
    name: ClassVar = "number-words"
    title: ClassVar = "“第”和“号”"
    clause: ClassVar = "GB/T 9704—2012 7.2.5"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.DOCUMENT_NUMBER, Element.TITLE, *RUNNING)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each number with 第, and own numbers without 号."""
        for each in all_numbers(document):
            match = each.match
            if match["ordinal"]:
                yield replaced(each.found, match, "", "发文顺序号前不加“第”。", "ordinal")
            elif each.own and not match["end"]:
                at = match.end("serial")
                yield Violation(in_paragraph(each.found, at, at), "发文顺序号后应当加“号”。", "没有“号”", "号", "号")
