# pyright: strict
"""主送机关移到版记的，置于抄送机关上一行，之间不加分隔线，编排方法同抄送机关。

依据：GB/T 9704—2012 7.4.2。
错误示例：版记里主送排在抄送之下；正文前和版记里都写主送机关。
正确示例：“主送：……。”在“抄送：……。”的上一行。
修复方式：由本人调整顺序，只保留一处主送机关。
例外：正文前有主送机关的不必移到版记。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_MAIN = re.compile(r"\s*主送\s*[：:]")
_COPY = re.compile(r"\s*抄送\s*[：:]")


@dataclass(frozen=True)
class RecipientsInImprint(Rule):
    """Rule F008."""

    code: ClassVar = "F008"
    name: ClassVar = "recipients-in-imprint"
    title: ClassVar = "版记中的主送机关"
    clause: ClassVar = "GB/T 9704—2012 7.4.2"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.COPY_RECIPIENTS,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Main recipients in the imprint that stand below the copy recipients, or are given twice."""
        lines = [each for each in document.of(Element.COPY_RECIPIENTS) if each.paragraph.text.strip()]
        main = next((each for each in lines if _MAIN.match(each.paragraph.text)), None)
        if main is None:
            return
        if document.of(Element.MAIN_RECIPIENTS):
            yield Violation(in_paragraph(main), "正文前已有主送机关，版记不再写。", "两处主送机关", "只在一处")
        copies = next((each for each in lines if _COPY.match(each.paragraph.text)), None)
        if copies is not None and document.position(main) > document.position(copies):
            yield Violation(in_paragraph(main), "主送机关应排在抄送机关的上一行。", "在抄送之下", "在抄送之上")
