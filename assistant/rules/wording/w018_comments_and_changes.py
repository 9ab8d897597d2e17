"""定稿里没有批注和未处理的修订。

依据：通行做法；《党政机关公文处理工作条例》第二十条，发文前复核，文字应当定稿；修订和批注随电子文件发出，对方看得见。
错误示例：段落里留有批注；段落里留有没有接受的修订。
正确示例：批注已经删去，修订已经接受或者拒绝。
修复方式：由本人逐条接受或者拒绝修订，删去批注。
例外：没有发文字号的征求意见稿、讨论稿只作提示；脚注、尾注不是批注；本程序修订稿里自己的修订和批注不算。
"""

from __future__ import annotations

import re

from assistant.documents.document import AUTHOR
from assistant.rules.vocabulary import *

_NUMBER = re.compile(r"〔\d{4}〕\d+号|第\d+号")


@dataclass(frozen=True)
class CommentsAndChanges(Rule):
    """Rule W018."""

    code = "W018"
    title = "批注和修订残留"
    clause = "通行做法；《党政机关公文处理工作条例》第二十条"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.PERSON

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """The comments of a document, and its tracked changes."""
        severity = None if is_numbered(document) else Severity.INFO
        changes = document.document.changes
        comments = [each for each in document.document.comments if each.author != AUTHOR]
        if comments:
            place = next((p for p in document.paragraphs if _has_comment(p)), None)
            where = in_paragraph(place) if place else on_page()
            message = f"文件里还有{len(comments)}条批注，印发前应当处理并删去。"
            yield Violation(where, message, _short(comments[0].text), "没有批注", severity=severity)
        if changes.total and changes.authors != (AUTHOR,):
            place = next((p for p in document.paragraphs if any(run.inserted for run in p.runs)), None)
            where = in_paragraph(place) if place else on_page()
            authors = f"（{'、'.join(changes.authors[:3])}）" if any(changes.authors) else ""
            message = f"文件里还有{changes.total}处没有处理的修订{authors}，印发前应当接受或者拒绝。"
            yield Violation(where, message, f"{changes.total}处修订", "没有未处理的修订", severity=severity)


def is_numbered(document: IdentifiedDocument) -> bool:
    """Whether a document has a number with its digits, so that it is a final one."""
    return _NUMBER.search(document.text_of(Element.DOCUMENT_NUMBER)) is not None


def _has_comment(paragraph: IdentifiedParagraph) -> bool:
    return any(each.kind == "comment" for each in paragraph.paragraph.references)


def _short(text: str) -> str:
    return f"批注：{text.strip()[:20]}"
