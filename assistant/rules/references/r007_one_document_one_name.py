# pyright: strict
"""引用的标题、文号前后一致，一个标题只对一个文号。

依据：《党政机关公文处理工作条例》第十九条、第二十条要求准确。
错误示例：前面写“《防汛办法》（清政发〔2025〕3号）”，后面写“《防汛办法》（清政发〔2025〕8号）”。
正确示例：两处文号相同。
修复方式：由本人核对原文件。
例外：标题与文号是不是真的对应，要查知识库；这里只比较同一份文件里的前后。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.prose import RUNNING, running_text
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_CITED = re.compile(r"《(?P<title>[^《》]{4,})》[（(](?P<number>[^（()）]{2,14}〔\d{4}〕\d+号)[)）]")


@dataclass(frozen=True)
class OneDocumentOneName(Rule):
    """Rule R007."""

    code: ClassVar = "R007"
    name: ClassVar = "one-document-one-name"
    title: ClassVar = "同一文件引用一致"
    clause: ClassVar = "《党政机关公文处理工作条例》第十九条、第二十条"
    level: ClassVar = Level.REGULATION
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    elements: ClassVar = RUNNING
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Titles that are cited with different numbers, and numbers cited with different titles."""
        seen: dict[str, str] = {}
        for found in running_text(document):
            for match in _CITED.finditer(found.paragraph.text):
                title, number = match["title"], match["number"]
                earlier = seen.setdefault(title, number)
                if earlier != number:
                    yield Violation(
                        in_paragraph(found, *match.span("number")),
                        f"《{title}》的文号前面是“{earlier}”，这里是“{number}”。",
                        number,
                        earlier,
                    )
