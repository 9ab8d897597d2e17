"""附件说明在正文下空一行、左空二字的位置，在署名之前。

依据：GB/T 9704—2012 7.3.4。
错误示例：附件说明紧接正文，或顶格编排。
正确示例：正文下空一行，左空二字写“附件：”。
修复方式：增减空行，左空二字，回行和其余的附件与第一个名称、序号对齐；排在署名之后的由本人移动。
例外：方案、表格等不是公文的不判断；回行与名称首字对齐，第二个以后的附件与第一个的序号对齐；用空格对齐的看实际位置，用制表位、表格或文本框对齐的不判断；没有附件的没有附件说明。
"""

from __future__ import annotations

from assistant.rules.attachment._hanging import hang_list
from assistant.rules.layout import blank_lines_before, first_indent, main_part, neighbour_before
from assistant.rules.repairs import set_blank_lines
from assistant.rules.vocabulary import *

_BODY = (Element.BODY, Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)
_FOOT = (Element.ISSUER_SIGNATURE, Element.SIGNING_DATE, Element.REMARKS)


@dataclass(frozen=True)
class AttachmentListPlace(Rule):
    """Rule A001.

    Attributes:
        tolerance: How much the line and the indent may differ.
    """

    code = "A001"
    title = "附件说明的位置"
    clause = "GB/T 9704—2012 7.3.4"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = (Element.ATTACHMENT_LIST,)

    tolerance: float = 0.4

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A list of attachments that is not one line below the body, or not two 字 from the left."""
        if document.of(Element.TITLE) and not document.character.official:
            return
        lines = list(main_part(document, Element.ATTACHMENT_LIST))
        first = next((each for each in lines if each.own_text.strip().startswith(("附", "《附"))), None)
        if first is None or not first.flows:
            return
        yield from self._distance(document, first)
        yield from self._indent(document, first)

    def _distance(self, document: IdentifiedDocument, first: IdentifiedParagraph) -> Iterator[Violation]:
        above = neighbour_before(document, first)
        blank = blank_lines_before(document, first)
        if above is not None and above.element in _BODY and abs(blank - 1) > self.tolerance:
            message, edits = f"附件说明与正文之间空了 {blank:g} 行，应空一行。", set_blank_lines(document, first, 1)
            yield Violation(in_paragraph(first), message, f"空 {blank:g} 行", "空 1 行", edits=edits)
        elif above is not None and above.element in _FOOT:
            # Where an element belongs is for a person to say, as in the rule on the order of elements.
            message = f"附件说明排在了{above.element.value}之后。"
            yield Violation(in_paragraph(first), message, "在署名之后", "在署名之前", repair=Repair.PERSON)

    def _indent(self, document: IdentifiedDocument, first: IdentifiedParagraph) -> Iterator[Violation]:
        form, text = first.format, first.own_text
        leading = text[: len(text) - len(text.lstrip())]
        if "\t" in leading:
            return
        indent = first_indent(first)
        indent += sum({"　": 1.0, " ": 0.5}.get(each, 0) for each in leading)
        if form.alignment.value in (Alignment.CENTER, Alignment.RIGHT) or abs(indent - 2) > self.tolerance:
            message, edits = f"附件说明左空 {indent:.1f} 字，应左空二字。", tuple(hang_list(document, first))
            yield Violation(in_paragraph(first), message, f"左空 {indent:.1f} 字", "左空 2 字", edits=edits)
