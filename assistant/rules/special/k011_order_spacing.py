"""命令的标志下空二行居中编排令号，令号下空二行编排正文。

依据：GB/T 9704—2012 10.2。
错误示例：令号紧接标志，或正文紧接令号。
正确示例：标志、令号、正文之间各空二行。
修复方式：增减空行；请本人看一下版面。
例外：有会议通过等题注的，题注排在令号与正文之间，按实际空行。
"""

from __future__ import annotations

from assistant.rules.layout import blank_lines_before, main_part, neighbour_before
from assistant.rules.repairs import set_blank_lines
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class OrderSpacing(Rule):
    """Rule K011.

    Attributes:
        tolerance: How much the lines may differ.
    """

    code = "K011"
    title = "令号上下的空行"
    clause = "GB/T 9704—2012 10.2"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.DOCUMENT_NUMBER, Element.BODY)

    tolerance: float = 0.7

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Numbers and texts of orders that are not two lines below what stands above."""
        if document.format is not DocumentFormat.ORDER:
            return
        for paragraph in (*document.of(Element.DOCUMENT_NUMBER)[:1], *list(main_part(document, Element.BODY))[:1]):
            above = neighbour_before(document, paragraph)
            wanted = (
                Element.ISSUING_AUTHORITY_MARK
                if paragraph.element is Element.DOCUMENT_NUMBER
                else Element.DOCUMENT_NUMBER
            )
            lines = blank_lines_before(document, paragraph)
            if above is not None and above.element is wanted and abs(lines - 2) > self.tolerance:
                name = "令号" if paragraph.element is Element.DOCUMENT_NUMBER else "正文"
                yield Violation(
                    in_paragraph(paragraph),
                    f"{name}之上空了 {lines:g} 行，应空二行。",
                    f"空 {lines:g} 行",
                    "空 2 行",
                    edits=set_blank_lines(document, paragraph, 2),
                )
