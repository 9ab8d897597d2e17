"""第三、四层标题一般用三号仿宋体字。

依据：GB/T 9704—2012 7.3.3。
错误示例：“1.”这一级用黑体。
正确示例：“1.建立台账”用三号仿宋。
修复方式：只改标题这一句的字体或字号。
例外：国标没有规定是否加粗，三级标题加粗不算错。
"""

from __future__ import annotations

from assistant.rules.numbering._typing import HeadingType
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class LowerHeadingType(HeadingType):
    """Rule N005."""

    code = "N005"
    title = "三、四级标题字体"
    severity = Severity.WARNING
    bold = True
    elements = (Element.HEADING_3, Element.HEADING_4)
