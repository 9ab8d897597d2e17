# pyright: strict
"""部门内设机构除办公厅（室）外不得对外正式行文。

依据：《党政机关公文处理工作条例》第十七条。
错误示例：“清江市水利局规划科关于……的函”发给县政府。
正确示例：以“清江市水利局”的名义行文。
修复方式：由本人改以部门名义行文。
例外：办公厅（室）可以对外行文；机关内部的行文不在此列，文件里看不出发给谁的不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.layout import main_part
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_WITHIN = re.compile(
    r"^(?P<body>.+?(?:局|厅|委员会|委|部|政府|院|总局))(?P<inner>[\u4e00-\u9fff]{1,8}?(?:科|处|股))$(?<!管理处)(?<!办事处)(?<!代表处)(?<!秘书处)(?<!派出处)"
)


@dataclass(frozen=True)
class OfficesWithin(Rule):
    """Rule L015."""

    code: ClassVar = "L015"
    name: ClassVar = "offices-within"
    title: ClassVar = "内设机构对外行文"
    clause: ClassVar = "《党政机关公文处理工作条例》第十七条"
    level: ClassVar = Level.REGULATION
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.ISSUER_SIGNATURE,)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Documents with a number that a department within a body issues."""
        if not document.of(Element.DOCUMENT_NUMBER, Element.ISSUING_AUTHORITY_MARK):
            return
        for found in main_part(document, Element.ISSUER_SIGNATURE):
            text = re.sub(r"\s", "", found.paragraph.text[: found.spans[0].end])
            match = _WITHIN.search(text)
            if match is not None:
                yield Violation(
                    in_paragraph(found, element=Element.ISSUER_SIGNATURE),
                    f"“{text}”是内设机构，除办公厅（室）外不得对外正式行文。",
                    text,
                    match["body"],
                )
