"""文字里不留零宽空格等看不见的字符。

依据：通行做法：这类字符多由网页粘贴带入，会使查找、统计和归档出错。
错误示例：希望受到表扬的单位（“表”字前有零宽空格）。
正确示例：删去看不见的字符。
修复方式：删去看不见的字符。
例外：手工换行、不间断空格、连字符不算；emoji 组合里的零宽连接符不判断。
"""

from __future__ import annotations

import re

from assistant.rules.vocabulary import *

_INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff\u200e\u200f\u202a-\u202e]+")


@dataclass(frozen=True)
class InvisibleCharacters(TextRule):
    """Rule M023."""

    code = "M023"
    title = "看不见的字符"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.SAFE

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of characters that have no width."""
        for paragraph in document.paragraphs:
            for match in _INVISIBLE.finditer(paragraph.own_text):
                place = in_paragraph(paragraph, *match.span())
                names = "、".join(f"U+{ord(each):04X}" for each in dict.fromkeys(match[0]))
                yield Violation(place, "文字里有看不见的字符，多由网页粘贴带入。", names, "删去", "")
