"""成文日期的月、日不编虚位，1 不写成 01。

依据：GB/T 9704—2012 7.3.5.4。
错误示例：“2026年03月06日”。
正确示例：“2026年3月6日”。
修复方式：去掉前面的 0。
例外：“10月”“20日”中的 0 不是虚位。
"""

from __future__ import annotations

import re

from assistant.rules.prose import replaced
from assistant.rules.vocabulary import *

_PADDED = re.compile(r"(?<=[年月])\s*0(?P<number>\d)(?=[月日])")


@dataclass(frozen=True)
class DateWithoutZeros(TextRule):
    """Rule S002."""

    code = "S002"
    title = "月日不编虚位"
    clause = "GB/T 9704—2012 7.3.5.4"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = (Element.SIGNING_DATE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each month or day of a signing date that begins with 0."""
        for paragraph in document.of(Element.SIGNING_DATE, Element.ISSUER_SIGNATURE):
            for span in paragraph.spans:
                if span.element is Element.SIGNING_DATE:
                    for match in _PADDED.finditer(paragraph.own_text, span.start, span.end):
                        yield replaced(
                            paragraph, match, match["number"], f"“{match[0]}”编了虚位，应写“{match['number']}”。"
                        )
