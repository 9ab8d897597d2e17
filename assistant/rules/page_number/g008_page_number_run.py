# pyright: strict
"""公文的附件与正文一起装订时，页码连续编排，从 1 起，用阿拉伯数字。

依据：GB/T 9704—2012 7.5。
错误示例：附件一节的页码重新从 1 起；页码从 3 起，或用罗马数字。
正确示例：全文页码从 1 起连续编排。
修复方式：去掉各节的起始页码，把编号格式改为阿拉伯数字。
例外：附件与正文不一起装订的，附件可以另编页码，文件里看不出来的请在单位规范里停用这条。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import on_page
from assistant.rules.page_number._footers import has_page_numbers
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_ARABIC = ("decimal", "numberInDash", "decimalHalfWidth")


@dataclass(frozen=True)
class PageNumberRun(Rule):
    """Rule G008."""

    code: ClassVar = "G008"
    name: ClassVar = "page-number-run"
    title: ClassVar = "页码连续"
    clause: ClassVar = "GB/T 9704—2012 7.5"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Sections that start their numbers anew, and numbers that are not Arabic."""
        if not has_page_numbers(document):
            return
        for section in document.document.sections:
            start, form = section.page.number_start, section.page.number_format
            first = section.index == 0
            if start is not None and not (first and start == 1):
                yield Violation(
                    on_page(section.index),
                    f"第 {section.index + 1} 节的页码从 {start} 起，应从 1 起与全文连续。",
                    f"页码从 {start} 起",
                    "从 1 起，全文连续",
                )
            if form not in _ARABIC:
                yield Violation(
                    on_page(section.index),
                    f"第 {section.index + 1} 节的页码不是阿拉伯数字。",
                    "页码不是阿拉伯数字",
                    "阿拉伯数字",
                )
