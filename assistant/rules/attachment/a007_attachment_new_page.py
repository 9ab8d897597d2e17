"""附件另起一面编排，在版记之前。

依据：GB/T 9704—2012 7.3.7。
错误示例：附件接在成文日期后面，没有分页。
正确示例：附件标识之前分页。
修复方式：在附件标识前加段前分页。
例外：附件标识在页首是自然排到的，看不出来，仍建议加分页；附件之间也各起一面；单独成文件、以附件标识开头的不判断；标识在表格或文本框里的不判断。
"""

from __future__ import annotations

from assistant.rules.layout import blank_paragraphs_before
from assistant.rules.repairs import set_paragraph
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class AttachmentNewPage(Rule):
    """Rule A007."""

    code = "A007"
    title = "附件另面编排"
    clause = "GB/T 9704—2012 7.3.7"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = (Element.ATTACHMENT_LABEL,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each attachment whose label the file does not put on a new page."""
        for paragraph in document.of(Element.ATTACHMENT_LABEL):
            opens = not any(each.own_text.strip() for each in document.paragraphs[: document.position(paragraph)])
            if paragraph.flows and not opens and not _starts_page(document, paragraph):
                edits = set_paragraph(paragraph, ParagraphChange(page_break_before=True))
                yield Violation(in_paragraph(paragraph), "附件没有另起一面。", "接在上文之后", "另起一面", edits=edits)


def _starts_page(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether a page begins at a paragraph, or at the blank ones directly above it."""
    return paragraph.starts_page or any(
        each.starts_page or each.page_breaks for each in blank_paragraphs_before(document, paragraph)
    )
