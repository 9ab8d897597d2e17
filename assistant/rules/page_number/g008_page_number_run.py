"""公文的附件与正文一起装订时，页码连续编排，从 1 起，用阿拉伯数字。

依据：GB/T 9704—2012 7.5。
错误示例：附件一节的页码重新从 1 起；页码从 3 起，或用罗马数字。
正确示例：全文页码从 1 起连续编排。
修复方式：去掉各节的起始页码，把编号格式改为阿拉伯数字；页码域里指定的格式请人工去掉。
例外：附件与正文不一起装订的，附件可以另编页码，文件里看不出来，请在单位规范里停用这条；后面的节写明从 2 以上起的，可能正好接上，只作警告。
"""

from __future__ import annotations

import re

from assistant.documents.edits import PageChange, SetPage
from assistant.documents.page_setup import Section
from assistant.documents.places import in_margin
from assistant.rules.page_number._footers import page_numbers
from assistant.rules.vocabulary import *

_ARABIC = ("decimal", "numberInDash", "decimalHalfWidth")
# The general formatting switches of PAGE that do not give half-width digits (ECMA-376 part 1, 17.16.4.3.1).
_OTHER_FORMAT = re.compile(r"\\\*\s*(?!ARABIC\b|MERGEFORMAT\b|CHARFORMAT\b|ARABICDASH\b)[A-Z]", re.IGNORECASE)


@dataclass(frozen=True)
class PageNumberRun(Rule):
    """Rule G008."""

    code = "G008"
    title = "页码连续"
    clause = "GB/T 9704—2012 7.5"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Sections that start their numbers anew, and numbers that are not Arabic."""
        found = [each for each in page_numbers(document) if each.number.is_field]
        if not found:
            return
        for section in document.document.sections:
            yield from _restart(section)
            if section.page.number_format not in _ARABIC:
                yield _not_arabic(section)
        for each in found:
            fields = [field for field in each.number.paragraph.fields if field.name == "PAGE"]
            if any(_OTHER_FORMAT.search(field.instruction) for field in fields):
                yield Violation(
                    in_margin(each.section.index, each.margin, each.number.paragraph),
                    "页码域指定了别的数字格式，应为阿拉伯数字。",
                    "页码不是阿拉伯数字",
                    "阿拉伯数字",
                    repair=Repair.PERSON,
                )


def _restart(section: Section) -> Iterator[Violation]:
    start, first = section.page.number_start, section.index == 0
    if start is None or (first and start == 1):
        return
    wanted = "从 1 编起" if first else "接续前一节连续编排，不另编"
    yield Violation(
        on_page(section.index),
        f"第 {section.index + 1} 节的页码从 {start} 起，应{wanted}。",
        f"页码从 {start} 起",
        wanted,
        severity=None if first or start <= 1 else Severity.WARNING,
        repair=None if first or start <= 1 else Repair.CONFIRM,
        edits=(SetPage(section.index, PageChange(number_start=0)),),
    )


def _not_arabic(section: Section) -> Violation:
    return Violation(
        on_page(section.index),
        f"第 {section.index + 1} 节的页码不是半角阿拉伯数字。",
        "页码不是阿拉伯数字",
        "阿拉伯数字",
        edits=(SetPage(section.index, PageChange(number_format=_ARABIC[0])),),
    )
