# pyright: strict
"""除上级机关负责人直接交办事项外，不得以本机关名义向上级机关负责人报送公文。

依据：《党政机关公文处理工作条例》第十五条（五）。
错误示例：请示主送“王市长：”。
正确示例：请示主送“市人民政府：”。
修复方式：由本人改为主送机关；确属直接交办的请注明。
例外：交办事项的报告可以主送负责人，文件里看不出来，请人工核对。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.document_types import DocumentType
from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.layout import main_part
from assistant.rules.routing._kind import stated_kind
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_PERSON = re.compile(
    r"[\u4e00-\u9fff]{1,4}(?:省长|市长|县长|区长|书记|主任|局长|厅长|部长|处长|科长|主席|总理|院长|同志|秘书长|领导)(?=\s*[、，,：:]|$)"
)


@dataclass(frozen=True)
class NotToPersons(Rule):
    """Rule L007."""

    code: ClassVar = "L007"
    name: ClassVar = "not-to-persons"
    title: ClassVar = "不向个人报送公文"
    clause: ClassVar = "《党政机关公文处理工作条例》第十五条（五）"
    level: ClassVar = Level.REGULATION
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.MAIN_RECIPIENTS,)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Upward documents addressed to a person."""
        kind = stated_kind(document)
        if kind not in (DocumentType.REQUEST, DocumentType.REPORT, DocumentType.OPINIONS, DocumentType.LETTER):
            return
        for found in main_part(document, Element.MAIN_RECIPIENTS):
            match = _PERSON.search(found.paragraph.text.strip())
            if match is not None:
                yield Violation(in_paragraph(found), f"“{match[0]}”是个人，公文应当主送机关。", match[0], "主送机关")
