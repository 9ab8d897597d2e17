"""定稿里没有隐藏的文字。

依据：通行做法；《党政机关公文处理工作条例》第二十条、第三十一条，隐藏的文字打印时看不见，发出电子文件后对方看得见，可能泄露不应公开的内容。
错误示例：句子后面藏着“（内部：经费待定）”几个字。
正确示例：句子后面没有隐藏的文字。
修复方式：由本人决定是删去还是显示出来。
例外：目录、域里由软件自己隐藏的文字不报；空格、空段不报。
"""

from __future__ import annotations

from assistant.documents.paragraph import Run
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class HiddenText(Rule):
    """Rule W017."""

    code = "W017"
    title = "隐藏文字"
    clause = "通行做法；《党政机关公文处理工作条例》第二十条"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.PERSON

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of hidden text outside fields."""
        for paragraph in document.paragraphs:
            for start, end in _hidden(paragraph):
                place = in_paragraph(paragraph, start, end)
                message = "这里有隐藏的文字，印发前应当删去或者显示出来。"
                yield Violation(place, message, f"隐藏文字：{place.text.strip()}", "没有隐藏文字")


def _hidden(paragraph: IdentifiedParagraph) -> Iterator[tuple[int, int]]:
    """The stretches, of which runs side by side make one."""
    start: int | None = None
    for run in (*paragraph.runs, None):
        hidden = run is not None and run.format.hidden.value and not _in_field(paragraph, run)
        if hidden and start is None and run is not None:
            start = run.start
        if not hidden and start is not None:
            end = run.start if run is not None else len(paragraph.own_text)
            if paragraph.own_text[start:end].strip():
                yield start, end
            start = None


def _in_field(paragraph: IdentifiedParagraph, run: Run) -> bool:
    return any(field.start <= run.start and run.end <= field.end for field in paragraph.paragraph.fields)
