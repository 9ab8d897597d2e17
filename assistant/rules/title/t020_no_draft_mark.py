"""发出的公文，标题末尾不带“送审稿”“代拟稿”“征求意见稿”“修改稿”一类的稿本标记。

依据：通行做法，稿本标记说明文件还在起草，编了文号、落了日期的公文是定稿。
错误示例：有发文字号的“关于做好防汛工作的通知（送审稿）”。
正确示例：有发文字号的“关于做好防汛工作的通知”。
修复方式：删去稿本标记，请本人确认是定稿。
例外：没有发文字号的草稿不提示；书名号里的“（征求意见稿）”“（草案）”是所附文件的名称，不提示；议案和说明所附的草案不提示；“（试行）”“（暂行）”不是稿本标记。
"""

from __future__ import annotations

import re

from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_DRAFT = re.compile(
    r"[（(](?:送审|报审|代拟|征求意见|讨论|修改|修订|审议|初|第[一二三四五六]|[一二三四五六])稿[)）]\s*$"
)
_NUMBER = re.compile(r"〔\d{4}〕\s*\d+号|第\d+号")


@dataclass(frozen=True)
class NoDraftMark(TextRule):
    """Rule T020."""

    code = "T020"
    title = "标题的稿本标记"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A mark of a draft behind the title of a document that has its number and its date."""
        lines = list(main_part(document, Element.TITLE))
        if not lines or not document.of(Element.SIGNING_DATE):
            return
        if not _NUMBER.search(document.text_of(Element.DOCUMENT_NUMBER)):
            return
        match = _DRAFT.search(lines[-1].own_text)
        if match is not None:
            message = f"发出的公文，标题不带稿本标记“{match[0].strip()}”。"
            yield Violation(in_paragraph(lines[-1], *match.span()), message, match[0].strip(), "删去", "")
