# pyright: strict
"""署名用发文机关全称或者规范化简称，与发文机关标志和标题一致。

依据：《党政机关公文处理工作条例》第九条（十）；GB/T 9704—2012 7.3.5。
错误示例：标志和标题都是“清江市人民政府”，署名写“市政府”。
正确示例：署名“清江市人民政府”。
修复方式：由本人核对机关名称。
例外：署名比标志、标题中的名称更全的（写全称的）不算错；机关登记的规范化简称文件里没有，不作判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.issuers import mark_issuers, same_issuer, title_issuer
from assistant.documents.places import in_paragraph
from assistant.rules.layout import main_part
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class SignatureName(Rule):
    """Rule S008."""

    code: ClassVar = "S008"
    name: ClassVar = "signature-name"
    title: ClassVar = "署名用全称或规范化简称"
    clause: ClassVar = "《党政机关公文处理工作条例》第九条（十）"
    level: ClassVar = Level.REGULATION
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.ISSUER_SIGNATURE,)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Signatures that are shorter than the name that mark and title agree on."""
        names = [name for name in (*mark_issuers(document), title_issuer(document)) if name]
        if not names:
            return
        for found in main_part(document, Element.ISSUER_SIGNATURE):
            signature = re.sub(r"\s", "", found.paragraph.text[: found.spans[0].end])
            alike = [name for name in names if same_issuer(signature, name)]
            if signature in names or not alike or len(document.of(Element.ISSUER_SIGNATURE)) > 1:
                continue
            fuller = min(alike, key=len)
            if len(signature) < len(fuller):
                yield Violation(
                    in_paragraph(found, element=Element.ISSUER_SIGNATURE),
                    f"署名“{signature}”比标志或标题中的“{fuller}”短，应当用全称或者规范化简称。",
                    signature,
                    fuller,
                )
