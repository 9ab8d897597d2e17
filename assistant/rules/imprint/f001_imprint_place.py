# pyright: strict
"""版记置于公文最后一面，末条分隔线与版心下边缘重合，附件在版记之前。

依据：GB/T 9704—2012 7.3.7、7.4.1。
错误示例：版记排在附件之前。
正确示例：附件之后、最后一面的底部排版记。
修复方式：把版记移到最后一面；请本人确认版面。
例外：版记用浮动表格或图文框、文本框定在版心底部的，看位置设置；随正文排的，落在哪里要看实际排版，列为未判断。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.places import in_paragraph
from assistant.rules.imprint._groups import IMPRINT
from assistant.rules.imprint._lines import imprint_table
from assistant.rules.rule import CannotTell, Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class ImprintPlace(Rule):
    """Rule F001."""

    code: ClassVar = "F001"
    name: ClassVar = "imprint-place"
    title: ClassVar = "版记的位置"
    clause: ClassVar = "GB/T 9704—2012 7.4.1"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.COPY_RECIPIENTS, Element.PRINTING_AUTHORITY)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """An imprint that stands before an attachment."""
        imprint = [each for each in document.of(*IMPRINT) if each.paragraph.text.strip()]
        if not imprint:
            return
        last = max(document.position(each) for each in imprint)
        heads = document.of(Element.ATTACHMENT_LABEL, Element.ATTACHMENT_TITLE)
        if any(document.position(each) > last for each in heads):
            said = "版记排在了附件之前，应排在公文最后一面。"
            yield Violation(in_paragraph(imprint[0]), said, "在附件之前", "在最后一面")
        elif not _is_fixed(document, imprint):
            yield CannotTell("版记随正文排列，是否落在最后一面的底部要看实际排版，请人工核对。")


def _is_fixed(document: IdentifiedDocument, imprint: list[IdentifiedParagraph]) -> bool:
    """Whether it stands in a floating table, a frame or a text box, whose place on the page is set."""
    table = imprint_table(document)
    framed = any(each.paragraph.format.frame.value or each.place.text_box is not None for each in imprint)
    return framed or (table is not None and table.floating)
