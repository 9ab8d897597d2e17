"""第一层标题一般用三号黑体字，不另加粗。

依据：GB/T 9704—2012 7.3.3。
错误示例：“一、”这一级用仿宋，或黑体加粗。
正确示例：“一、压实责任”用三号黑体，不加粗。
修复方式：只改标题这一句的字体、字号或加粗。
例外：国标没有规定加粗；单位习惯加粗的，可在单位规范里放宽。标题后同段的正文不在其内；“二、工作负责人：李明、王海”一类填写的一行不判断。
"""

from __future__ import annotations

from assistant.rules.numbering._typing import HeadingType
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class FirstHeadingType(HeadingType):
    """Rule N003."""

    code = "N003"
    title = "一级标题字体"
    elements = (Element.HEADING_1,)

    typefaces: tuple[str, ...] = (Typeface.HEITI.value,)
