"""正文不用加粗、斜体、下划线、着重号，字符不缩放、不加宽、不加效果。

依据：通行做法；国标没有写。字符缩放、加宽使每行不足或超过 28 字，参看 GB/T 9704—2012 5.2.3。
错误示例：整段加粗；关键词加下划线；一句话的字符缩放为 80%。
正确示例：正文不加修饰，靠文字突出重点。
修复方式：去掉修饰；加粗可能是本单位的习惯，请本人确认。
例外：段首撮要的一句、“会议要求，”一类的引导语和“一是”“二是”一句加粗是一些机关的习惯；三、四级标题加粗国标没有规定；署名和标题为排得匀称而加宽的不算；网址的下划线、填空的下划线不算；间距加宽、紧缩不到 1 磅的看不出来；文字的颜色、底色由版面的规则报告。
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.documents.edits import RunChange
from assistant.documents.formatting import VerticalAlign
from assistant.documents.paragraph import Run
from assistant.documents.units import ZERO
from assistant.rules.body._attendance import attendance_label
from assistant.rules.prose import HEADINGS
from assistant.rules.typography import Stretch, looking, mistyped
from assistant.rules.vocabulary import *

_POINT = re.compile(r"(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]，|——)")
# 会议要求， and 联系人： open a paragraph.
_OPENING = 12
_CHINESE = re.compile("[\u4e00-\u9fff]")
_UNSEEN_SPACING, _UNSEEN_SCALE = Length.of_pt(1), 2
_BOLD = "加粗"

_TEXT = (Element.BODY, Element.ATTACHMENT_BODY)
_LINES = (Element.MAIN_RECIPIENTS, Element.ATTACHMENT_LIST, Element.SIGNING_DATE, Element.REMARKS)
_NAMES = (Element.TITLE, Element.ISSUER_SIGNATURE)
# These often stand in a table of their own.
_FURNITURE = (
    Element.DOCUMENT_NUMBER,
    Element.COPY_RECIPIENTS,
    Element.PRINTING_AUTHORITY,
    Element.ISSUER_SIGNATURE,
    Element.SIGNING_DATE,
)
_Kind = tuple[str, Callable[[Run], bool], RunChange, tuple[Element, ...]]


def _is_spaced(run: Run) -> bool:
    return abs(run.format.character_spacing.value.emu) >= _UNSEEN_SPACING.emu


def _is_lifted(run: Run) -> bool:
    """Raised Chinese text; m² and notes are raised rightly."""
    form = run.format
    raised = form.raised.value.emu != 0 or form.vertical_align.value is not VerticalAlign.BASELINE
    return raised and _CHINESE.search(run.text) is not None


# What a kind is called, which runs have it, what takes it back, and where it counts.
_KINDS: tuple[_Kind, ...] = (
    (
        _BOLD,
        lambda run: run.format.bold.value,
        RunChange(bold=False),
        (*_TEXT, *_LINES, *_FURNITURE),
    ),
    ("斜体", lambda run: run.format.italic.value, RunChange(italic=False), (*_TEXT, *HEADINGS, *_LINES, *_NAMES)),
    (
        "下划线",
        lambda run: run.format.underline.value not in ("none", "") and not run.hyperlink,
        RunChange(underline="none"),
        (*_TEXT, *HEADINGS, *_LINES, *_NAMES),
    ),
    ("着重号", lambda run: run.format.emphasis.value not in ("none", ""), RunChange(emphasis="none"), _TEXT),
    (
        "字符缩放",
        lambda run: abs(run.format.scale.value - 100) > _UNSEEN_SCALE,
        RunChange(scale=100),
        (*_TEXT, *HEADINGS, *_LINES, *_NAMES),
    ),
    ("字符间距加宽或紧缩", _is_spaced, RunChange(character_spacing=ZERO), (*_TEXT, *HEADINGS, *_LINES)),
    (
        "升降或上下标",
        _is_lifted,
        RunChange(raised=ZERO, vertical_align=VerticalAlign.BASELINE),
        (*_TEXT, *HEADINGS, *_LINES),
    ),
    ("空心字", lambda run: run.format.outline.value, RunChange(outline=False), (*_TEXT, *HEADINGS, *_LINES, *_NAMES)),
    ("阴影字", lambda run: run.format.shadow.value, RunChange(shadow=False), (*_TEXT, *HEADINGS, *_LINES, *_NAMES)),
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
    elements = (*_TEXT, *HEADINGS, *_LINES, *_NAMES, *_FURNITURE)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch that is set off, in an official document."""
        if not document.character.official:
            return
        for paragraph in document.paragraphs:
            if not (paragraph.flows or paragraph.element in _FURNITURE) or _is_form(paragraph):
                continue
            for span in paragraph.spans:
                start = span.start + attendance_label(document, paragraph)
                text = paragraph.own_text[span.start : span.end]
                emphasised = (
                    each
                    for each in _emphasised(paragraph, span.element, start, span.end)
                    if not _is_opening(text, each, span.start) and not _is_of_item(paragraph, each)
                )
                message = "这一处用了{actual}，公文通常不加修饰。"
                yield from mistyped(document, paragraph, emphasised, message, "不加修饰", span.element)


def _emphasised(paragraph: IdentifiedParagraph, element: Element, start: int, end: int) -> Iterator[Stretch]:
    """Each kind of emphasis for itself, because each is taken back for itself."""
    for name, is_on, change, elements in _KINDS:
        if element in elements:
            # The default binds the test of this turn.
            yield from looking(
                paragraph, lambda run, name=name, is_on=is_on: name if is_on(run) else None, start, end, change
            )


def _is_opening(text: str, stretch: Stretch, offset: int) -> bool:
    """Whether a bold stretch is the summary or the words that open a paragraph, or a point such as 一是…."""
    start, end = stretch.start - offset, stretch.end - offset
    first = text.find("。") + 1
    summary = start < end <= first < len(text.rstrip())
    words = end <= _OPENING and end < len(text.rstrip())
    opens = not text[:start].strip() and (summary or words)
    return stretch.actual == _BOLD and (opens or _POINT.match(text, start) is not None)


def _is_of_item(paragraph: IdentifiedParagraph, stretch: Stretch) -> bool:
    """Whether an item 1. or （1） is bold as a whole, heading and text: the standard does not say whether it may be."""
    return paragraph.element in HEADINGS[2:] and stretch.actual == _BOLD and paragraph.runs[0].format.bold.value


def _is_form(paragraph: IdentifiedParagraph) -> bool:
    """Whether it is a line of a form, or a caption, within an attachment, which are set in their own way."""
    if paragraph.element is not Element.ATTACHMENT_BODY:
        return False
    centred = paragraph.format.alignment.value in (Alignment.CENTER, Alignment.RIGHT)
    return centred or not paragraph.own_text.rstrip().endswith(("。", "；"))
