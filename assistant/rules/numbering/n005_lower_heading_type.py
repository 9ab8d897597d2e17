"""第三、四层标题一般用三号仿宋体字。

依据：GB/T 9704—2012 7.3.3。
错误示例：“1.”这一级用黑体。
正确示例：“1.建立台账”用三号仿宋。
修复方式：只改标题这一句的字体或字号。
例外：国标没有规定是否加粗，三级标题加粗不算错。
"""

from __future__ import annotations

from assistant.rules.numbering._typing import mistyped_headings
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class LowerHeadingType(Rule):
    """Rule N005.

    Attributes:
        typefaces: Chinese names of the typefaces that are allowed.
        size: Chinese name of the font size.
    """

    code = "N005"
    title = "三、四级标题字体"
    clause = "GB/T 9704—2012 7.3.3"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.SAFE
    changes = Change.LAYOUT
    elements = (Element.HEADING_3, Element.HEADING_4)

    typefaces: tuple[str, ...] = (Typeface.FANGSONG.value,)
    size: str = FontSize.SAN_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of such a heading that looks otherwise."""
        return mistyped_headings(document, self, self.typefaces, self.size, bold=True)
