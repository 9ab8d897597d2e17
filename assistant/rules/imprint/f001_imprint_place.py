"""版记置于公文最后一面，末条分隔线与版心下边缘重合，附件在版记之前。

依据：GB/T 9704—2012 7.3.7、7.4.1。
错误示例：版记排在附件之前。
正确示例：附件之后、最后一面的底部排版记。
修复方式：把版记连同分隔线移到全文末尾；请本人确认版面，版记在文本框里的请人工移动。
例外：版记用浮动表格或图文框、文本框定在版心底部的，看位置设置；随正文排的，落在哪里要看实际排版，列为未判断。
"""

from __future__ import annotations

from assistant.documents.edits import MoveParagraphs
from assistant.rules.imprint._groups import IMPRINT
from assistant.rules.imprint._lines import imprint_table
from assistant.rules.layout import is_gap
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class ImprintPlace(Rule):
    """Rule F001."""

    code = "F001"
    title = "版记的位置"
    clause = "GB/T 9704—2012 7.4.1"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.CONFIRM
    elements = (Element.COPY_RECIPIENTS, Element.PRINTING_AUTHORITY)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """An imprint that stands before an attachment."""
        imprint = [each for each in document.of(*IMPRINT) if each.own_text.strip()]
        if not imprint:
            return
        last = max(document.position(each) for each in imprint)
        heads = document.of(Element.ATTACHMENT_LABEL, Element.ATTACHMENT_TITLE)
        if any(document.position(each) > last for each in heads):
            message = "版记排在了附件之前，应排在公文最后一面。"
            edits = _to_the_end(document)
            repair = None if edits else Repair.PERSON
            yield Violation(in_paragraph(imprint[0]), message, "在附件之前", "在最后一面", repair=repair, edits=edits)
        elif not _is_fixed(document, imprint):
            yield CannotTell("版记随正文排列，是否落在最后一面的底部要看实际排版，请人工核对。")


def _to_the_end(document: IdentifiedDocument) -> tuple[Edit, ...]:
    """Moves the imprint, with its lines and the empty paragraphs above it, behind all else.

    None where it stands in a text box, or where a section ends in it.
    """
    paragraphs = document.paragraphs
    at = [document.position(each) for each in document.of(*IMPRINT)]
    first, last = min(at), max(at)
    if any(each.place.text_box is not None for each in paragraphs[first : last + 1]):
        return ()
    while (
        paragraphs[first].place.table is not None and paragraphs[first - 1].place.table == paragraphs[first].place.table
    ):
        first -= 1
    while last + 1 < len(paragraphs) and paragraphs[last + 1].element is Element.SEPARATOR:
        last += 1
    start = first
    while start > 0 and is_gap(paragraphs[start - 1]) and paragraphs[start - 1].place.table is None:
        start -= 1
    if len({each.section for each in paragraphs[start : last + 2]}) > 1:
        return ()
    return tuple(_moves(document, start, first, last))


def _moves(document: IdentifiedDocument, start: int, first: int, last: int) -> Iterator[Edit]:
    """What floats hangs on the paragraph below it, which so has to come last."""
    addresses = [each.address for each in document.paragraphs]
    table = imprint_table(document)
    if start == first or table is None or not table.floating:
        yield MoveParagraphs(addresses[start], addresses[last], None)
        return
    yield MoveParagraphs(addresses[first], addresses[last], None)
    yield MoveParagraphs(addresses[first - 1], addresses[first - 1], None)


def _is_fixed(document: IdentifiedDocument, imprint: list[IdentifiedParagraph]) -> bool:
    """Whether it stands in a floating table, a frame or a text box, whose place on the page is set."""
    table = imprint_table(document)
    framed = any(each.format.frame.value or each.place.text_box is not None for each in imprint)
    return framed or (table is not None and table.floating)
