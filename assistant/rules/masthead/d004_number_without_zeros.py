# pyright: strict
"""发文顺序号不编虚位，1 不编为 01。

依据：GB/T 9704—2012 7.2.5。
错误示例：“清政发〔2026〕012号”。
正确示例：“清政发〔2026〕12号”。
修复方式：去掉前面的 0；引用的文号一并改。
例外：顺序号本身是“10”“100”的，0 不是虚位。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.rules.masthead._numbers import all_numbers
from assistant.rules.prose import RUNNING, replaced
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict


@dataclass(frozen=True)
class NumberWithoutZeros(Rule):
    """Rule D004."""

    code: ClassVar = "D004"
    name: ClassVar = "number-without-zeros"
    title: ClassVar = "顺序号不编虚位"
    clause: ClassVar = "GB/T 9704—2012 7.2.5"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.DOCUMENT_NUMBER, Element.TITLE, *RUNNING)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each serial number that begins with 0."""
        for each in all_numbers(document):
            serial = each.match["serial"]
            if serial.startswith("0") and serial.strip("0"):
                yield replaced(each.found, each.match, serial.lstrip("0"), "发文顺序号不编虚位。", "serial")
