# pyright: strict
"""不得在报告等非请示性公文中夹带请示事项。

依据：《党政机关公文处理工作条例》第十五条（四）。
错误示例：报告里写“请市政府批准拨付资金”“妥否，请批示”。
正确示例：报告以“特此报告”结尾，请示事项另行文。
修复方式：由本人把请示事项移到请示里。
例外：“请审阅”“请指正”不是请示事项；意见可以提出请批转执行。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.document_types import DocumentType
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.routing._kind import RUNNING_BODY, body_paragraphs, stated_kind
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_ASKS = re.compile(
    r"(?:恳请|敬请|特请|请求|请|望|盼)(?:予)?(?:上级|省|市|县|区|局|厅|部|政府|委|领导|[\u4e00-\u9fff]{0,6}(?:政府|厅|局|委))?(?:予以|尽快|及时|给予)?"
    r"(?:批准|批示|批复|审批|审定|核准|拨付|解决|批转)|[妥当可]否[，,]?\s*请[^。]{0,6}"
)


@dataclass(frozen=True)
class NoRequestInReport(Rule):
    """Rule L003."""

    code: ClassVar = "L003"
    name: ClassVar = "no-request-in-report"
    title: ClassVar = "报告不夹带请示事项"
    clause: ClassVar = "《党政机关公文处理工作条例》第十五条（四）"
    level: ClassVar = Level.REGULATION
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    elements: ClassVar = RUNNING_BODY
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each phrase in a report that asks for approval."""
        if stated_kind(document) is not DocumentType.REPORT:
            return
        for found in body_paragraphs(document):
            for match in _ASKS.finditer(found.paragraph.text):
                yield Violation(
                    in_paragraph(found, *match.span()),
                    f"报告里不得夹带请示事项，“{match[0]}”应另用请示。",
                    match[0],
                    "另行请示",
                )
