"""正文不用加粗、斜体、下划线和着重号。

依据：通行做法；国标没有写。
错误示例：整段加粗；关键词加下划线。
正确示例：正文不加修饰，靠文字突出重点。
修复方式：去掉修饰；加粗可能是本单位的习惯，请本人确认。
例外：段首撮要的一句和“一是”“二是”一句加粗是一些机关的习惯；层次标题、纪要的“出席”等另有规则；网址的下划线不算；文字的颜色、底色由版面的规则报告。
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.documents.edits import RunChange
from assistant.documents.paragraph import Run
from assistant.rules.body._attendance import attendance_label
from assistant.rules.typography import Stretch, looking, mistyped
from assistant.rules.vocabulary import *

_POINT = re.compile(r"(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]，|——)")

_KINDS: tuple[tuple[str, Callable[[Run], bool], RunChange], ...] = (
    ("加粗", lambda run: run.format.bold.value, RunChange(bold=False)),
    ("斜体", lambda run: run.format.italic.value, RunChange(italic=False)),
    (
        "下划线",
        lambda run: run.format.underline.value not in ("none", "") and not run.hyperlink,
        RunChange(underline="none"),
    ),
    ("着重号", lambda run: run.format.emphasis.value not in ("none", ""), RunChange(emphasis="none")),
)


@dataclass(frozen=True)
class BodyEmphasis(Rule):
    """Rule B010."""

    code = "B010"
    title = "正文不加修饰"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.CONFIRM
    elements = (Element.BODY, Element.ATTACHMENT_BODY)
    enabled = False

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of the body that is set off."""
        for paragraph in document.paragraphs:
            if paragraph.place.table is not None:
                continue
            for span in paragraph.spans:
                if span.element not in self.elements:
                    continue
                start = span.start + attendance_label(document, paragraph)
                text = paragraph.own_text[span.start : span.end]
                emphasised = (
                    each for each in _emphasised(paragraph, start, span.end) if not _is_summary(text, each, span.start)
                )
                message = "正文这一处用了{actual}，公文正文通常不加修饰。"
                yield from mistyped(document, paragraph, emphasised, message, "不加修饰", span.element)


def _emphasised(paragraph: IdentifiedParagraph, start: int, end: int) -> Iterator[Stretch]:
    """Each kind of emphasis for itself, because each is taken back for itself."""
    for name, is_on, change in _KINDS:
        # The default binds the test of this turn.
        yield from looking(
            paragraph, lambda run, name=name, is_on=is_on: name if is_on(run) else None, start, end, change
        )


def _is_summary(text: str, stretch: Stretch, offset: int) -> bool:
    """Whether a bold stretch is the summary that opens a paragraph, or a point such as 一是…."""
    start, end = stretch.start - offset, stretch.end - offset
    first = text.find("。") + 1
    opens = not text[:start].strip() and start < end <= first < len(text.rstrip())
    return stretch.actual == "加粗" and (opens or _POINT.match(text, start) is not None)
