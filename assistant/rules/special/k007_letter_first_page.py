"""信函首页不显示页码，第二页起显示。

依据：GB/T 9704—2012 10.1。
错误示例：首页也显示“— 1 —”。
正确示例：设首页不同，首页页脚没有页码。
修复方式：设“首页不同”，首页页脚只留双线；首页页脚里的页码，由本人删去；设“首页不同”后首页会少了页眉的，请本人确认。
例外：全文只有一页而没有页码的合格；计数包含首页。
"""

from __future__ import annotations

from assistant.documents.edits import PageChange, SetPage
from assistant.documents.page_setup import MarginKind
from assistant.documents.places import in_margin
from assistant.rules.special._lines import first_footer, is_letter
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class LetterFirstPage(Rule):
    """Rule K007."""

    code = "K007"
    title = "信函首页不显示页码"
    clause = "GB/T 9704—2012 10.1"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (Element.PAGE_NUMBER,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Letters whose first page shows its number."""
        if not is_letter(document):
            return
        footer = first_footer(document)
        if footer is not None and footer.page_numbers:
            edits, heavier = _without_number(document)
            yield Violation(
                in_margin(0, footer, footer.page_numbers[0].paragraph),
                "信函首页不显示页码，这里显示了。",
                "首页显示页码",
                "首页不显示页码",
                repair=heavier,
                edits=edits,
            )


def _without_number(document: IdentifiedDocument) -> tuple[tuple[Edit, ...], Repair | None]:
    """Page one gets a footer of its own, the one that the file holds or an empty one; then it has its own header too."""
    section = document.document.sections[0]
    first, header = section.footer(MarginKind.FIRST), section.header()
    if section.page.title_page or (first is not None and first.page_numbers):
        return (), Repair.PERSON
    lost = header is not None and header.text.strip() and section.header(MarginKind.FIRST) is None
    return (SetPage(0, PageChange(title_page=True)),), Repair.CONFIRM if lost else None
