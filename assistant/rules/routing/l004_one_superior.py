# pyright: strict
"""上行文原则上主送一个上级机关，需要时抄送相关上级机关和同级机关。

依据：《党政机关公文处理工作条例》第十五条（一）。
错误示例：请示主送“市人民政府、省水利厅：”。
正确示例：主送“市人民政府：”，抄送省水利厅。
修复方式：由本人确定一个主送机关，其余改为抄送。
例外：受双重领导的机关主送一个、抄送另一个；普发性报告按实际。
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


@dataclass(frozen=True)
class OneSuperior(Rule):
    """Rule L004."""

    code: ClassVar = "L004"
    name: ClassVar = "one-superior"
    title: ClassVar = "上行文主送一个机关"
    clause: ClassVar = "《党政机关公文处理工作条例》第十五条（一）"
    level: ClassVar = Level.REGULATION
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.MAIN_RECIPIENTS,)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Requests and reports to more than one body."""
        if stated_kind(document) not in (DocumentType.REQUEST, DocumentType.REPORT):
            return
        lines = list(main_part(document, Element.MAIN_RECIPIENTS))
        text = "".join(re.sub(r"\s", "", each.paragraph.text) for each in lines)
        names = [name for name in re.split(r"[、，,；;]|并(?=[\u4e00-\u9fff]{3})", text.rstrip("：:")) if name]
        if len(names) > 1:
            yield Violation(
                in_paragraph(lines[0]),
                f"上行文主送了 {len(names)} 个机关，原则上只主送一个上级机关。",
                "、".join(names),
                "一个上级机关，其余抄送",
            )
