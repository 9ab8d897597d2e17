"""正文一般用三号仿宋体字。

依据：GB/T 9704—2012 5.2.2、7.3.3，公文各要素一般用 3 号仿宋体字，正文亦同。
错误示例：正文用宋体四号。
正确示例：正文用仿宋_GB2312 三号（16 磅）。
修复方式：只改不合要求的那一段文字的字体或字号，文字不动。
例外：段首的层次标题（“一、”用黑体、“（一）”用楷体）另有规定，只判断其后的正文；纪要的“出席”“请假”“列席”用黑体；段首撮要的一句和“一是”用黑体、楷体是一些机关的习惯，只作提示；图题、表题另定；没有序号、不成句、整行用黑体或楷体的短行可能是小标题，由本人看；“第一章”“一、”开头而不成句的短行是章名、小标题，不判断；西文字母和数字的字体国标没有规定，不作判断。
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.documents.fonts import typeface_of
from assistant.documents.identification.spans import Span
from assistant.rules.body._attendance import attendance_label
from assistant.rules.layout import is_caption, is_labelled_line, is_sentence, turns_when_larger
from assistant.rules.typography import TypeRule
from assistant.rules.vocabulary import *

_OF_OPENINGS = (Typeface.HEITI, Typeface.KAITI)
_ONE_LINE = 40
_POINT = re.compile(r"[一二三四五六七八九十]是")


@dataclass(frozen=True)
class BodyType(TypeRule):
    """Rule B006."""

    code = "B006"
    title = "正文字体字号"
    clause = "GB/T 9704—2012 7.3.3"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (Element.BODY,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of body text in another typeface or size."""
        for paragraph in document.paragraphs:
            if paragraph.place.table is not None or is_caption(paragraph) or is_labelled_line(paragraph):
                continue
            for span in paragraph.spans:
                if span.element in self.elements:
                    label = attendance_label(document, paragraph)
                    found = self.in_other_type(document, paragraph, span=span, label=label)
                    yield from (_doubted(paragraph, span, each) for each in found)


def _is_subheading(paragraph: IdentifiedParagraph, found: Violation) -> bool:
    """Whether a whole short line in the face of headings, as 来文回顾, is no sentence: a heading without a label."""
    whole = paragraph.own_text.strip() == found.place.text.strip()
    of_headings = typeface_of(found.actual) in (*_OF_OPENINGS, Typeface.XIAOBIAOSONG)
    return whole and of_headings and len(found.place.text) <= _ONE_LINE and not is_sentence(paragraph)


def _doubted(paragraph: IdentifiedParagraph, span: Span, found: Violation) -> Violation:
    """The words that open a paragraph, as 一是, are often set in 黑体 or 楷体; a centred line may be no body text."""
    centred = paragraph.format.alignment.value in (Alignment.CENTER, Alignment.RIGHT)
    if centred and not is_sentence(paragraph):
        return replace(found, repair=Repair.CONFIRM)
    start, end = found.place.start, found.place.end
    if turns_when_larger(paragraph):
        return replace(found, repair=Repair.PERSON)
    if _is_subheading(paragraph, found):
        return replace(found, severity=Severity.INFO, repair=Repair.PERSON)
    if start is None or end is None or typeface_of(found.actual) not in _OF_OPENINGS:
        return found
    text = paragraph.own_text[span.start : span.end]
    stop = span.start + text.find("。") + 1
    opens = not paragraph.own_text[span.start : start].strip() and end <= stop < span.start + len(text.rstrip())
    if opens or _POINT.match(paragraph.own_text, start):
        return replace(found, severity=Severity.INFO, repair=Repair.CONFIRM)
    return found
