"""主送机关之间，同类的用顿号，不同类的用逗号，不用分号。

依据：GB/T 9704—2012 7.3.2；GB/T 15834—2011 4.5、4.6，并列词语之间用顿号，分号用于分句之间。
错误示例：“各乡镇人民政府；县政府各部门：”“各乡镇人民政府　县政府各部门：”。
正确示例：“各乡镇人民政府，县政府各部门：”。
修复方式：把分号换成逗号，用空格、斜线隔开的由本人改，同类的机关之间由本人改为顿号，请本人确认。
例外：括号里的分号不在此列；半角的符号另有规则；顿号和逗号哪里用哪个国标没有细分，不判断。
"""

from __future__ import annotations

import re

from assistant.documents.identification import forms
from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

# Not those inside brackets.
_SIGN = re.compile(r"[；;](?![^（(]*[）)])(?=\s*\S)")
_GAP = re.compile(r"\s*/\s*|(?<=\S)[ \u3000]+(?=\S)")
_ANY = re.compile(r"[、，,；;：:/\s]+")
_SHORTEST = 3


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
            for match in _GAP.finditer(paragraph.own_text):
                if _divides(paragraph.own_text, match):
                    place, actual = in_paragraph(paragraph, *match.span()), match[0].strip() or "空格"
                    message = f"主送机关之间用顿号或逗号，这里是{actual}。"
                    yield Violation(place, message, actual, "顿号或逗号", repair=Repair.PERSON)


def _divides(text: str, gap: re.Match[str]) -> bool:
    """Whether whole names stand on both sides: within one white space only spreads the characters."""
    before, after = _ANY.split(text[: gap.start()])[-1], _ANY.split(text[gap.end() :])[0]
    return all(len(name) > _SHORTEST and forms.are_organisations(name) for name in (before, after))
