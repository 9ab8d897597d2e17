"""密级一般用三号黑体字，顶格编排在版心左上角第二行。

依据：GB/T 9704—2012 7.2.2。
错误示例：密级排在右上角（1999 版的做法），或用仿宋；写成“密级：机密”；“秘密级★1年”。
正确示例：“机密★1年”三号黑体，左上角顶格。
修复方式：改字体字号和对齐；密级的文字由本人核定、改写。
例外：没有份号时排第几行各地不同，不作判断；“机 密”两字之间空一字的可以；保密期限中的数字不看字体；“内部”不是密级，只作提示。
"""

from __future__ import annotations

import re

from assistant.rules.masthead._corner import bare, off_the_corner
from assistant.rules.typography import TypeRule
from assistant.rules.vocabulary import *

_NO_LEVEL = re.compile("保密|(?:绝密|机密|秘密)级")


@dataclass(frozen=True)
class Classification(TypeRule):
    """Rule H002."""

    code = "H002"
    title = "密级的位置和字体"
    clause = "GB/T 9704—2012 7.2.2"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.SECURITY_CLASSIFICATION,)

    typefaces: tuple[str, ...] = (Typeface.HEITI.value,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Classifications in other type or off the corner, and what is no classification."""
        for paragraph in document.of(Element.SECURITY_CLASSIFICATION):
            text = bare(paragraph)
            if text.startswith("内部"):
                message = "密级只有绝密、机密、秘密三级，“内部”不是密级。"
                yield _about_words(paragraph, message, text, "绝密、机密、秘密", Severity.INFO)
                continue
            if wrong := _NO_LEVEL.match(text):
                message = f"密级只有绝密、机密、秘密三级，不写“{wrong[0]}”。"
                yield _about_words(paragraph, message, text, "绝密、机密、秘密")
            if text.startswith("密级") and paragraph.place.table is None:
                expected = re.sub("^密级[:：]?", "", text)
                yield _about_words(paragraph, "直接标密级，前面不写“密级”二字。", text, expected)
            yield from self.in_other_type(document, paragraph)
            yield from off_the_corner(paragraph)


def _about_words(
    paragraph: IdentifiedParagraph, message: str, actual: str, expected: str, severity: Severity | None = None
) -> Violation:
    """What a classification says is for a person to decide."""
    return Violation(in_paragraph(paragraph), message, actual, expected, severity=severity, repair=Repair.PERSON)
