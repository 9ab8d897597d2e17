"""没有另行规定字体字号的要素，一般用三号仿宋体字。

依据：GB/T 9704—2012 5.2.2。
错误示例：主送机关用黑体，署名用四号。
正确示例：主送机关、附件说明、署名、成文日期、附注都用三号仿宋。
修复方式：只改不合要求的那一段文字的字体或字号。
例外：正文、标题、层次标题、版头、版记和附件标识另有规则；附件中居中的章名、“一、”开头而不成句的短行、图题和表题、表外的注、文本框另定；“第一条”一类的条号可用黑体、楷体；命令的签发人姓名可用楷体；西文字母和数字不作判断；特定情况可以适当调整。
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.documents.fonts import typeface_of
from assistant.rules.layout import is_labelled_line, is_running, turns_when_larger
from assistant.rules.typography import TypeRule, in_other_typeface
from assistant.rules.vocabulary import *

# What stands round tables and figures is set smaller by custom; 第一条, and a name under an order, in 黑体 or 楷体.
_CAPTION = re.compile(
    r"\s*(?:[附续]?[表图]\s*\d|(?:计量)?单位[：:]|填(?:报|表)|制表|(?:附?注|备注|说明|[数资]料?[据料]?来源)\s*\d*[：:])"
)
_OF_LABELS = (Typeface.HEITI, Typeface.KAITI)
_ARTICLE = re.compile(r"\s*第[一二三四五六七八九十百零〇\d]+[章节条]")


@dataclass(frozen=True)
class OtherType(TypeRule):
    """Rule P007."""

    code = "P007"
    title = "其他要素的字体字号"
    clause = "GB/T 9704—2012 5.2.2"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (
        Element.ATTACHMENT_BODY,
        Element.MAIN_RECIPIENTS,
        Element.ATTACHMENT_LIST,
        Element.ISSUER_SIGNATURE,
        Element.SIGNING_DATE,
        Element.REMARKS,
    )

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of these elements in another typeface or size."""
        labels = [*(Typeface(name) for name in self.typefaces), *_OF_LABELS]
        for paragraph in document.paragraphs:
            for span in paragraph.spans:
                if span.element not in self.elements or _is_cell(paragraph) or _has_own_type(paragraph):
                    continue
                label = _label(document, paragraph)
                # Only the text of regulations has labels in 黑体.
                allowed = labels if span.element is Element.ATTACHMENT_BODY else [*labels[:-2], Typeface.KAITI]
                if in_other_typeface(paragraph, allowed, span.start, span.start + label):
                    label = 0
                found = self.in_other_type(document, paragraph, span=span, label=label)
                yield from (_doubted(paragraph, each) for each in found)


def _is_cell(paragraph: IdentifiedParagraph) -> bool:
    """Whether it stands in a table; names and dates of those who sign jointly are only placed by one."""
    signs = (Element.ISSUER_SIGNATURE, Element.SIGNING_DATE)
    return paragraph.place.table is not None and paragraph.element not in signs


def _doubted(paragraph: IdentifiedParagraph, found: Violation) -> Violation:
    """A line that would turn has its place mended with it (S003, S004); a short line of an attachment may be a heading."""
    if turns_when_larger(paragraph):
        return replace(found, repair=Repair.CONFIRM)
    if paragraph.element is not Element.ATTACHMENT_BODY or is_running(paragraph):
        return found
    heading = typeface_of(found.actual) in _OF_LABELS
    return replace(
        found, severity=Severity.INFO if heading else None, repair=Repair.PERSON if heading else Repair.CONFIRM
    )


def _has_own_type(paragraph: IdentifiedParagraph) -> bool:
    """Whether it is a chapter of a regulation, a caption or the like within an attachment, which are set in their own way."""
    if paragraph.element is not Element.ATTACHMENT_BODY:
        return False
    centred = paragraph.format.alignment.value is Alignment.CENTER
    own = centred or paragraph.place.text_box is not None or _CAPTION.match(paragraph.own_text) is not None
    return own or is_labelled_line(paragraph)


def _label(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> int:
    """How much at the beginning may be in another typeface: 第一条, and a person's name under an order."""
    if paragraph.element is Element.ISSUER_SIGNATURE and document.format is DocumentFormat.ORDER:
        return len(paragraph.own_text)
    article = _ARTICLE.match(paragraph.own_text) if paragraph.element is Element.ATTACHMENT_BODY else None
    return article.end() if article else 0
