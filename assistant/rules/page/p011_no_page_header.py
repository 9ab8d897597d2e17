"""公文的版心上方不设页眉文字和页眉线。

依据：GB/T 9704—2012 7.1 列出的公文格式要素里没有页眉。
错误示例：页眉印“××局文件　内部资料”，页眉下有一条线。
正确示例：页眉是空的。
修复方式：删去页眉里的文字和线，请本人确认。
例外：信函格式的线和版头要素可以放在页眉里；“征求意见稿”、密级等标识、页码和图片不判断。
"""

from __future__ import annotations

import re

from assistant.documents.edits import NO_LINE, SetParagraphFormat
from assistant.documents.formatting import Border
from assistant.documents.page_setup import HeaderFooter, Section
from assistant.documents.paragraph import Paragraph
from assistant.documents.places import in_margin
from assistant.documents.units import ZERO
from assistant.rules.vocabulary import *

_ELEMENTS = re.compile(r"绝密|机密|秘密|特急|加急|征求意见稿|草案|送审稿|讨论稿|修改稿|签发人|〔\d{4}〕|文件$")


@dataclass(frozen=True)
class NoPageHeader(Rule):
    """Rule P011."""

    code = "P011"
    title = "不设页眉"
    clause = "GB/T 9704—2012 7.1；通行做法"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    changes = Change.TEXT

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each header with words or a line that belong to no element."""
        for section in document.document.sections:
            for margin in section.margins:
                if not margin.is_footer and not margin.inherited and not margin.pictures and not margin.text_boxes:
                    yield from (
                        _report(section, margin, each) for each in margin.paragraphs if _is_wrong(document, each)
                    )


def _is_wrong(document: IdentifiedDocument, paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if paragraph.fields or _ELEMENTS.search(text):
        return False
    mark = document.text_of(Element.ISSUING_AUTHORITY_MARK)
    line = paragraph.format.bottom_border.value
    return (bool(text) and text != mark) or (line is not None and document.format is not DocumentFormat.LETTER)


def _report(section: Section, margin: HeaderFooter, paragraph: Paragraph) -> Violation:
    text, line = paragraph.text.strip(), paragraph.format.bottom_border.value
    actual = f"页眉“{text}”" if text else "页眉线"
    edits: list[Edit] = [ReplaceText(paragraph.address, 0, len(paragraph.text), "")] if paragraph.text else []
    if line is not None:
        nothing = ParagraphChange(bottom_border=Border(NO_LINE, ZERO, None, ZERO))
        edits.append(SetParagraphFormat(paragraph.address, nothing))
    message = f"有{actual}；公文的格式要素里没有页眉。"
    place = in_margin(section.index, margin, paragraph)
    return Violation(place, message, actual, "没有页眉", edits=tuple(edits))
