# pyright: strict
"""密级一般用三号黑体字，顶格编排在版心左上角第二行。

依据：GB/T 9704—2012 7.2.2。
错误示例：密级排在右上角（1999 版的做法），或用仿宋。
正确示例：“机密★1年”三号黑体，左上角顶格。
修复方式：改字体字号和对齐；密级由本人核定。
例外：没有份号时排第几行各地不同，不作判断；保密期限中的数字不看字体。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.fonts import Typeface
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.units import FontSize
from assistant.rules.masthead._corner import in_other_type, off_the_corner
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict


@dataclass(frozen=True)
class Classification(Rule):
    """Rule H002.

    Attributes:
        typefaces: Chinese names of the typefaces that are allowed.
        size: Chinese name of the font size.
    """

    code: ClassVar = "H002"
    name: ClassVar = "classification"
    title: ClassVar = "密级的位置和字体"
    clause: ClassVar = "GB/T 9704—2012 7.2.2"
    level: ClassVar = Level.USUAL
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.SECURITY_CLASSIFICATION,)

    typefaces: tuple[str, ...] = (Typeface.HEITI.value,)
    size: str = FontSize.SAN_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Classifications in other type or off the corner."""
        for found in document.of(Element.SECURITY_CLASSIFICATION):
            yield from in_other_type(found, self.typefaces, self.size)
            yield from off_the_corner(found)
