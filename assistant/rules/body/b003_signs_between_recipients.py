"""主送机关之间，同类的用顿号，不同类的用逗号，不用分号。

依据：GB/T 9704—2012 7.3.2；GB/T 15834—2011 4.5、4.6，并列词语之间用顿号，分号用于分句之间。
错误示例：“各乡镇人民政府；县政府各部门：”。
正确示例：“各乡镇人民政府，县政府各部门：”。
修复方式：把分号换成逗号，同类的机关之间由本人改为顿号，请本人确认。
例外：括号里的分号不在此列；半角的符号另有规则；顿号和逗号哪里用哪个国标没有细分，不判断。
"""

from __future__ import annotations

import re

from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

# Not those inside brackets.
_SIGN = re.compile(r"[；;](?![^（(]*[）)])(?=\s*\S)")


@dataclass(frozen=True)
class SignsBetweenRecipients(TextRule):
    """Rule B003."""

    code = "B003"
    title = "主送机关之间的标点"
    clause = "GB/T 9704—2012 7.3.2；GB/T 15834—2011 4.5、4.6"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.MAIN_RECIPIENTS,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each semicolon between main recipients."""
        for paragraph in main_part(document, Element.MAIN_RECIPIENTS):
            for match in _SIGN.finditer(paragraph.own_text):
                place = in_paragraph(paragraph, *match.span())
                message = "主送机关之间用顿号或逗号，不用分号。"
                yield Violation(place, message, match[0], "，", "，")
