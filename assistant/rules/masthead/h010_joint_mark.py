# pyright: strict
"""联合行文可以并用各机关名称，也可以只用主办机关名称；并用时主办机关在前，“文件”在各名称右侧，上下居中。

依据：GB/T 9704—2012 7.2.4。
错误示例：标志第一行的机关与标题、署名的第一个机关不同。
正确示例：主办机关排在第一行，署名顺序一致。
修复方式：由本人核对主办机关和排列。
例外：只用主办机关名称的不在此列；“文件”是不是上下居中看不出来，不作判断。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.issuers import mark_issuers, title_issuer
from assistant.documents.places import in_paragraph
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class JointMark(Rule):
    """Rule H010."""

    code: ClassVar = "H010"
    name: ClassVar = "joint-mark"
    title: ClassVar = "联合行文的标志"
    clause: ClassVar = "GB/T 9704—2012 7.2.4"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.ISSUING_AUTHORITY_MARK,)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Joint marks whose first name is not the first in the title."""
        marks = mark_issuers(document)
        issuer = title_issuer(document)
        first = document.of(Element.ISSUING_AUTHORITY_MARK)[:1]
        if len(marks) < 2 or not first:
            return
        named = [(issuer.find(mark), mark) for mark in marks if mark in issuer]
        if len(named) == len(marks) and min(named)[1] != marks[0]:
            yield Violation(
                in_paragraph(first[0]),
                f"标志第一个是“{marks[0]}”，标题第一个是“{min(named)[1]}”；主办机关应都排在最前。",
                marks[0],
                min(named)[1],
            )
