# pyright: strict
"""公文应编排页码，页码由页码域得出，编在版心下边缘之下。

依据：GB/T 9704—2012 7.5。
错误示例：页脚没有页码，或手工打了数字“1”，每页都一样。
正确示例：页脚里插入页码域：— 1 —。
修复方式：把手工打的数字换成页码域；没有页码的加上页码。
例外：信函首页不显示页码，全文只有一页的公文可以不编；命令的令号不是页码；扫描件等只有图片的不判断。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.document_types import DocumentFormat
from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.page_setup import MarginKind
from assistant.documents.places import in_margin, on_page
from assistant.rules.page_number._footers import page_numbers
from assistant.rules.rule import CannotTell, Change, Level, Repair, Rule, Severity, Verdict, Violation

_ONE_PAGE = 22


@dataclass(frozen=True)
class PageNumberField(Rule):
    """Rule G001."""

    code: ClassVar = "G001"
    name: ClassVar = "page-number-field"
    title: ClassVar = "编排页码"
    clause: ClassVar = "GB/T 9704—2012 7.5"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.PAGE_NUMBER,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A document without page numbers, and numbers that were typed."""
        found = list(page_numbers(document))
        for each in found:
            if not each.number.is_field:
                yield Violation(
                    in_margin(each.section.index, each.margin, each.number.paragraph),
                    f"页码“{each.number.text}”是手工输入的数字，每一页都相同，应插入页码域。",
                    f"手工输入的“{each.number.text}”",
                    "页码域",
                )
        if not found and document.character.official:
            yield _missing(document)
        yield from _hidden_first(document)


def _hidden_first(document: IdentifiedDocument) -> Iterator[Verdict]:
    """A first page that has a footer of its own without a number, which only the letter format has (10.1)."""
    section = document.document.sections[0]
    if not section.page.title_page or document.format is DocumentFormat.LETTER or not section.footer():
        return
    first, usual = section.footer(MarginKind.FIRST), section.footer()
    if usual and usual.page_numbers and not (first and first.page_numbers):
        yield Violation(
            on_page(0),
            "首页另设了页脚而没有页码；除信函外，首页也应显示页码。",
            "首页没有页码",
            "首页显示页码",
            severity=Severity.WARNING,
        )


def _missing(document: IdentifiedDocument) -> Verdict:
    """A document that may fit on one page may go without a number; how many it has is only known from its layout."""
    lines = sum(max(1, -(-len(each.text) // 28)) for each in document.paragraphs)
    if lines <= _ONE_PAGE and not any(each.paragraph.starts_page for each in document.paragraphs[1:]):
        return CannotTell("没有编排页码；全文可能只有一页，超过一页的应编页码，请人工核对。")
    return Violation(on_page(0), "没有编排页码。", "没有页码", "— 1 —，编在版心下边缘之下")
