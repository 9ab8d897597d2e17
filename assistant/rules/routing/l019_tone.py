# pyright: strict
"""函用商洽的语气，不用“责令”“必须”“严令”一类的命令语气。

依据：通行做法。
错误示例：给平级机关的函写“责令你局立即办理”。
正确示例：“商请贵局予以支持”。
修复方式：由本人改用商洽的语气。
例外：下行的通知、决定可以用命令语气；引用法规条文的不算。
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

_COMMANDS = re.compile(r"责令|严令|勒令|限令|命令你|要求你(?:局|单位|部门|委|厅|办)|必须立即|不得有误")


@dataclass(frozen=True)
class Tone(Rule):
    """Rule L019."""

    code: ClassVar = "L019"
    name: ClassVar = "tone"
    title: ClassVar = "语气与行文关系"
    clause: ClassVar = "通行做法"
    level: ClassVar = Level.PRACTICE
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    elements: ClassVar = RUNNING_BODY
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Words of command in letters."""
        if stated_kind(document) is not DocumentType.LETTER:
            return
        for found in body_paragraphs(document):
            for match in _COMMANDS.finditer(found.paragraph.text):
                yield Violation(
                    in_paragraph(found, *match.span()),
                    f"函用商洽的语气，不用“{match[0]}”。",
                    match[0],
                    "商请、请予支持等",
                )
