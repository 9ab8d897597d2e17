"""左白边（订口）为 28 mm。

依据：GB/T 9704—2012 5.2.1，用纸订口 28 mm ± 1 mm。
错误示例：左边距 3.18 cm（Word 的默认值），或另加了装订线。
正确示例：左边距 2.8 cm，装订线为 0。
修复方式：把本节的左边距改为 28 mm、装订线改为 0，右边距随着改，使版心合乎要求；左右边距按内外侧设置的，请本人确认；改后版面会重排，请复查分页。
例外：横排表格所在的节，页面转了方向，订口在上方，不按左边距判断。
"""

from __future__ import annotations

from assistant.rules.page._sheet import AREA_WIDTH, LEFT, MarginRule
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class LeftMargin(MarginRule):
    """Rule P003."""

    code = "P003"
    title = "左白边"
    across = True

    margin: float = LEFT
    area: float = AREA_WIDTH
