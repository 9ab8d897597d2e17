"""上行文应当标注签发人姓名。

依据：《党政机关公文处理工作条例》第九条（六）。
错误示例：请示、报告的版头没有签发人；通知的版头写“签发人：张明”。
正确示例：“签发人：张明”与发文字号同一行，居右。
修复方式：由本人补上签发人，或者删去。
例外：没有版头的白头件、信函格式、电报、平行文和下行文不要求；下行文标了的只提示；姓名还空着的只作提示；意见是不是上行要看内容。
"""

from __future__ import annotations

from assistant.rules.elements._table import TABLE, Need
from assistant.rules.masthead._marks import marks
from assistant.rules.masthead._signatories import downward_kind, signatories
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class SignatoryGiven(TextRule):
    """Rule H011."""

    code = "H011"
    title = "上行文标注签发人"
    clause = "《党政机关公文处理工作条例》第九条（六）"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.SIGNATORY, Element.DOCUMENT_NUMBER)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Upward documents with a masthead and without a signatory, or with one whose name is left open."""
        given = signatories(document)
        for each in given:
            if each.names[0] == each.names[1] and len(given) == 1:
                place = in_paragraph(each.paragraph, *each.label, Element.SIGNATORY)
                message = "签发人后面还没有姓名，印发前应当填上。"
                yield Violation(place, message, "没有姓名", "签发人姓名", severity=Severity.INFO)
        if given and (kind := downward_kind(document)):
            first = given[0]
            place = in_paragraph(first.paragraph, first.label[0], first.names[1], Element.SIGNATORY)
            message = f"签发人只在上行文标注，{kind.value}一般不标注。"
            yield Violation(place, message, "有签发人", "不标注签发人", severity=Severity.INFO)
        if not given and _needs_signatory(document):
            number = document.of(Element.DOCUMENT_NUMBER) or marks(document)
            yield Violation(in_paragraph(number[0]), "上行文应当标注签发人姓名。", "没有签发人", "签发人：×××")


def _needs_signatory(document: IdentifiedDocument) -> bool:
    """Whether it goes up in the general format; a telegram is signed on its form."""
    kind, number = document.document_type, document.text_of(Element.DOCUMENT_NUMBER)
    if kind is None or not kind.from_title or not marks(document) or document.format is not DocumentFormat.GENERAL:
        return False
    upward = TABLE[kind.type].signatory is Need.MUST or (
        kind.type is DocumentType.OPINIONS and document.character.upward
    )
    return upward and "电〔" not in number
