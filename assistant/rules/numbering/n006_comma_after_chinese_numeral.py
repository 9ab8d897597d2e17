# pyright: strict
"""不带括号的汉字序数后用顿号：“一、”。

依据：GB/T 9704—2012 7.3.3；GB/T 15834—2011 4.5.3.5。
错误示例：“一.”“一，”“一：”。
正确示例：“一、压实责任”。
修复方式：把后面的符号换成顿号。
例外：“一是”“一方面”不是序数；由软件自动编号的，改编号格式，不在文字里改。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.numbering._labels import HEADINGS, labels, written
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class CommaAfterChineseNumeral(Rule):
    """Rule N006."""

    code: ClassVar = "N006"
    name: ClassVar = "comma-after-chinese-numeral"
    title: ClassVar = "“一”后的标点"
    clause: ClassVar = "GB/T 9704—2012 7.3.3；GB/T 15834—2011 4.5.3.5"
    level: ClassVar = Level.STANDARD
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.TEXT
    elements: ClassVar = HEADINGS
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each Chinese numeral that another sign than 、 follows."""
        for label in labels(document):
            if label.automatic:
                continue
            if label.level == 1 and not label.compound and label.after != "、":
                wanted = written(1, label.number)
                yield Violation(
                    in_paragraph(label.found, label.start, label.end),
                    f"“{label.text}”的序数后应当用顿号。",
                    label.text,
                    wanted,
                    wanted,
                )
