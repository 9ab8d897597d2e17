"""上白边（天头）为 37 mm。

依据：GB/T 9704—2012 5.2.1，用纸天头 37 mm ± 1 mm。
错误示例：上边距 2.54 cm（Word 的默认值）。
正确示例：上边距 3.7 cm。
修复方式：把本节的上边距改为 37 mm，下边距随着改，使版心合乎要求；改后版面会重排，请复查分页。
例外：横排表格所在的节，页面转了方向，天头在左侧，不按上边距判断。
"""

from __future__ import annotations

from assistant.rules.page._sheet import MarginRule
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class TopMargin(MarginRule):
    """Rule P002."""

    code = "P002"
    title = "上白边"
    across = False
