# pyright: strict
"""同一层的序数连续，不跳号、不重号；上一层变了，下一层从头编。

依据：通行做法；序数断了，引用“第几项”就会指错。
错误示例：“一、”之后是“三、”；两个“（二）”。
正确示例：“一、”“二、”“三、”依次编排。
修复方式：改成接续的序数；可能是漏了一段，请本人确认。
例外：“1.”“（1）”在另起一段列举时可以从 1 起；附件、各章、各条另成一套。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.numbering._labels import HEADINGS, Label, numbered_parts, written
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class HeadingSequence(Rule):
    """Rule N010."""

    code: ClassVar = "N010"
    name: ClassVar = "heading-sequence"
    title: ClassVar = "序数连续"
    clause: ClassVar = "通行做法"
    level: ClassVar = Level.PRACTICE
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.TEXT
    elements: ClassVar = HEADINGS
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each heading whose number does not follow the one before it on its level."""
        for part in numbered_parts(document):
            last: dict[int, int] = {}
            for label in part:
                before = last.get(label.level, 0)
                last = {level: number for level, number in last.items() if level < label.level}
                last[label.level] = label.number
                # A list of 1. 2. after a list may begin anew; 一、 may not.
                anew = label.number == 1 and label.level > 1 and before > 1
                if label.number != before + 1 and not anew:
                    yield _broken(label, before)


def _broken(label: Label, before: int) -> Violation:
    wanted = written(label.level, before + 1)
    where = f"前一个是“{written(label.level, before)}”" if before else "这一层从头编起"
    return Violation(
        in_paragraph(label.found, label.start, label.end),
        f"序数不连续：{where}，这里是“{label.text}”。",
        label.text,
        wanted,
        None if label.automatic else wanted,
    )
