# pyright: strict
"""涉密公文标注份号，一般用六位三号阿拉伯数字，顶格编排在版心左上角第一行。

依据：GB/T 9704—2012 7.2.1；《党政机关公文处理工作条例》第九条（一）。
错误示例：“126”“第126号”，或排在右上角。
正确示例：“000126”在左上角第一行。
修复方式：补足六位、去掉别的字、改为顶格；请本人核对印数。
例外：不涉密的公文不标份号。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.documents.units import FontSize
from assistant.rules.masthead._corner import off_the_corner
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.typography import in_other_size

_RIGHT = re.compile(r"\d{6}")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class CopyNumber(Rule):
    """Rule H001.

    Attributes:
        size: Chinese name of the font size.
    """

    code: ClassVar = "H001"
    name: ClassVar = "copy-number"
    title: ClassVar = "份号"
    clause: ClassVar = "GB/T 9704—2012 7.2.1；《党政机关公文处理工作条例》第九条（一）"
    level: ClassVar = Level.USUAL
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.COPY_NUMBER,)

    size: str = FontSize.SAN_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Copy numbers of another form or at another place, and classified documents without one."""
        found = document.of(Element.COPY_NUMBER)
        for each in found:
            text = each.paragraph.text.strip()
            if text and not _RIGHT.fullmatch(text):
                digits = "".join(_DIGITS.findall(text))
                yield Violation(
                    in_paragraph(each),
                    "份号一般用六位阿拉伯数字，不足的前面补 0。",
                    text,
                    digits.zfill(6) if digits else "六位数字",
                )
            yield from off_the_corner(each)
            yield from (
                Violation(
                    in_paragraph(each, s.start, s.end), f"份号是{s.actual}，应为{self.size}。", s.actual, self.size
                )
                for s in in_other_size(each, [FontSize(self.size)])
            )
        secret = document.of(Element.SECURITY_CLASSIFICATION)
        if secret and not found and document.character.has_masthead:
            yield Violation(
                in_paragraph(secret[0]), "涉密公文应当标注份号。", "没有份号", "六位份号", severity=Severity.WARNING
            )
