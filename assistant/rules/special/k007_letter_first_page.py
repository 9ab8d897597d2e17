# pyright: strict
"""信函首页不显示页码，第二页起显示。

依据：GB/T 9704—2012 10.1。
错误示例：首页也显示“— 1 —”。
正确示例：设首页不同，首页页脚没有页码。
修复方式：设首页不同，首页页脚只留双线。
例外：全文只有一页而没有页码的合格；计数包含首页。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_margin
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.special._lines import first_footer, is_letter


@dataclass(frozen=True)
class LetterFirstPage(Rule):
    """Rule K007."""

    code: ClassVar = "K007"
    name: ClassVar = "letter-first-page"
    title: ClassVar = "信函首页不显示页码"
    clause: ClassVar = "GB/T 9704—2012 10.1"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.PAGE_NUMBER,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Letters whose first page shows its number."""
        if not is_letter(document):
            return
        footer = first_footer(document)
        if footer is not None and footer.page_numbers:
            yield Violation(
                in_margin(0, footer, footer.page_numbers[0].paragraph),
                "信函首页不显示页码，这里显示了。",
                "首页显示页码",
                "首页不显示页码",
            )
