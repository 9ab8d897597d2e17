"""最后一个主送机关名称后用全角冒号。

依据：GB/T 9704—2012 7.3.2。
错误示例：“各县人民政府:”“各县人民政府，”，或没有冒号。
正确示例：“各县（市、区）人民政府：”。
修复方式：把末尾的符号换成全角冒号，没有的加上。
例外：主送机关写成几行的，只看最后一行。
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

_END = re.compile(r"[：:，,。.；;、]*$")


@dataclass(frozen=True)
class RecipientsColon(Rule):
    """Rule B002."""

    code: ClassVar = "B002"
    name: ClassVar = "recipients-colon"
    title: ClassVar = "主送机关后的冒号"
    clause: ClassVar = "GB/T 9704—2012 7.3.2"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.MAIN_RECIPIENTS,)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """The last line of the main recipients, where it does not end with a full-width colon."""
        lines = list(main_part(document, Element.MAIN_RECIPIENTS))
        if not lines:
            return
        last = lines[-1]
        text = last.paragraph.text.rstrip()
        match = _END.search(text)
        if match is None or match[0] == "：":
            return
        actual = match[0] or "没有标点"
        yield Violation(
            in_paragraph(last, match.start(), match.end()),
            "最后一个主送机关名称后应当用全角冒号。",
            actual,
            "：",
            "：",
        )
