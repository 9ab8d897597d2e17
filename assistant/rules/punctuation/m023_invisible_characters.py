"""文字里不留零宽空格等看不见的字符，也不留乱码和部首字形。

依据：通行做法：这类字符多由网页粘贴带入，会使查找、统计和归档出错。
错误示例：希望受到表扬的单位（“表”字前有零宽空格）；各单位要抓好⼯作落实。
正确示例：删去看不见的字符；各单位要抓好工作落实。
修复方式：删去看不见的字符，部首字形换成通用字；乱码由本人核对原文。
例外：手工换行、不间断空格、连字符不算；emoji 组合里的零宽连接符、符号字体（Wingdings 等）的字符不判断。
"""

from __future__ import annotations

import re
import unicodedata

from assistant.rules.vocabulary import *

_HAN = "\u4e00-\u9fff"
_INVISIBLE = re.compile(
    rf"[\u200b\u200c\u2060\ufeff\u200e\u200f\u202a-\u202e]+|(?<=[{_HAN}，。；：、])[\u200d\u00ad]+(?=[{_HAN}])"
)
# Symbol fonts have their signs from U+F000 to U+F0FF.
_GARBLED = re.compile("[\ufffd\ue000-\uefff]+")
_RADICAL = re.compile("[\u2f00-\u2fd5]")


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
            yield from _misread(paragraph)


def _misread(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    """What conversion has lost, and radicals that stand for the characters that look like them."""
    for match in _GARBLED.finditer(paragraph.own_text):
        names = "、".join(f"U+{ord(each):04X}" for each in dict.fromkeys(match[0]))
        place, message = in_paragraph(paragraph, *match.span()), "这里有乱码或者显示不出来的字符，请核对原文。"
        yield Violation(place, message, names, "原来的字", repair=Repair.PERSON)
    for match in _RADICAL.finditer(paragraph.own_text):
        right = unicodedata.normalize("NFKC", match[0])
        message = f"“{match[0]}”是部首字形的字符，查找不到，应当换成“{right}”。"
        yield Violation(in_paragraph(paragraph, *match.span()), message, match[0], right, right, repair=Repair.CONFIRM)
