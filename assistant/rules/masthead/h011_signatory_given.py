# pyright: strict
"""上行文应当标注签发人姓名。

依据：《党政机关公文处理工作条例》第九条（六）。
错误示例：请示、报告的版头没有签发人。
正确示例：“签发人：张明”与发文字号同一行，居右。
修复方式：由本人补上签发人。
例外：没有版头的白头件、平行文和下行文不标；下行文标了的不算错；意见是不是上行要看内容。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.document_types import DocumentType
from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.masthead._signatories import signatories
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class SignatoryGiven(Rule):
    """Rule H011."""

    code: ClassVar = "H011"
    name: ClassVar = "signatory-given"
    title: ClassVar = "上行文标注签发人"
    clause: ClassVar = "《党政机关公文处理工作条例》第九条（六）"
    level: ClassVar = Level.REGULATION
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.SIGNATORY, Element.DOCUMENT_NUMBER)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Upward documents with a masthead and without a signatory."""
        kind = document.document_type
        upward = kind is not None and (
            kind.type in (DocumentType.REQUEST, DocumentType.REPORT) or document.character.upward
        )
        if not upward or not document.character.has_masthead or signatories(document):
            return
        number = document.of(Element.DOCUMENT_NUMBER) or document.of(Element.ISSUING_AUTHORITY_MARK)
        yield Violation(in_paragraph(number[0]), "上行文应当标注签发人姓名。", "没有签发人", "签发人：×××")
