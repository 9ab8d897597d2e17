"""第一层标题一般用三号黑体字，不另加粗。

依据：GB/T 9704—2012 7.3.3。
错误示例：“一、”这一级用仿宋，或黑体加粗。
正确示例：“一、压实责任”用三号黑体，不加粗。
修复方式：只改标题这一句的字体、字号或加粗。
例外：国标没有规定加粗；单位习惯加粗的，可在单位规范里放宽。标题后同段的正文不在其内。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.fonts import Typeface
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.units import FontSize
from assistant.rules.numbering._typing import mistyped_headings
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict


@dataclass(frozen=True)
class FirstHeadingType(Rule):
    """Rule N003.

    Attributes:
        typefaces: Chinese names of the typefaces that are allowed.
        size: Chinese name of the font size.
    """

    code: ClassVar = "N003"
    name: ClassVar = "first-heading-type"
    title: ClassVar = "一级标题字体"
    clause: ClassVar = "GB/T 9704—2012 7.3.3"
    level: ClassVar = Level.USUAL
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.HEADING_1,)

    typefaces: tuple[str, ...] = (Typeface.HEITI.value,)
    size: str = FontSize.SAN_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of such a heading that looks otherwise."""
        return mistyped_headings(document, self, self.typefaces, self.size, bold=False)
