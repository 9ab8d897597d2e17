"""“附件”二字及顺序号用三号黑体字，顶格编排在版心左上角第一行。

依据：GB/T 9704—2012 7.3.7。
错误示例：“附件1：”居中，或用仿宋；写成“附件之2”。
正确示例：“附件1”三号黑体，左边不缩进，后面没有冒号。
修复方式：改字体字号，去掉缩进、冒号和上面的空行，汉字顺序号换成阿拉伯数字；同一行还有别的文字的由本人改。
例外：“附件”与数字之间的空格不计；数字用西文字体的不看字体。
"""

from __future__ import annotations

import re

from assistant.documents.edits import RemoveParagraph, SetParagraphFormat
from assistant.documents.numbering import chinese_to_int
from assistant.documents.paragraph import PAGE_BREAK
from assistant.rules.layout import blank_paragraphs_before, first_indent, in_characters
from assistant.rules.repairs import set_paragraph, strip_blanks
from assistant.rules.typography import TypeRule
from assistant.rules.vocabulary import *

_WORDING = re.compile(r"附件\s?\d{0,2}(?:-\d{1,2})?$")
_ANY_NUMBER = re.compile(r"\d{1,2}|[一二三四五六七八九十]{1,3}")
_LABEL = re.compile(
    rf"[《〈（(【]?附\s*件\s*[》〉]?\s*之?\s*[（(]?(?:{_ANY_NUMBER.pattern})?\s*[)）】》〉]?\s*[：:，,、。.．；;]*"
)
_OTHER_TYPE = "附件标识这一处是{actual}，应为{expected}。"
_UNSEEN = 0.3
_MOVED = (Alignment.CENTER, Alignment.RIGHT)


@dataclass(frozen=True)
class AttachmentLabel(TypeRule):
    """Rule A008."""

    code = "A008"
    title = "附件标识"
    clause = "GB/T 9704—2012 7.3.7"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    changes = Change.TEXT
    elements = (Element.ATTACHMENT_LABEL,)

    typefaces: tuple[str, ...] = (Typeface.HEITI.value,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Labels in other type, indented, not in the first line, or with another wording."""
        for paragraph in document.of(Element.ATTACHMENT_LABEL):
            yield from self.in_other_type(document, paragraph, _OTHER_TYPE, paragraph.spans[0])
            if actual := _misplaced(paragraph):
                message, edits = f"附件标识{actual}，应顶格编排。", tuple(_flush(paragraph))
                yield Violation(in_paragraph(paragraph), message, actual, "顶格", edits=edits)
            if lines := _lines_above(document, paragraph):
                message, edits = f"附件标识上面空了 {len(lines)} 行，应排在第一行。", tuple(_raised(paragraph, lines))
                yield Violation(in_paragraph(paragraph), message, f"第 {len(lines) + 1} 行", "第一行", edits=edits)
            yield from _wording(paragraph)


def _wording(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    """附件 and digits; what a title in the same line adds is looked at where titles are."""
    text = paragraph.own_text.strip()
    # Laws and standards call it 附录.
    if len(paragraph.spans) > 1 or _WORDING.match(text) or text.startswith("附录"):
        return
    number = _ANY_NUMBER.search(text)
    expected = f"附件{chinese_to_int(number[0]) if number else ''}"
    start = paragraph.own_text.index(text)
    place, message = in_paragraph(paragraph, start, start + len(text)), "附件标识写“附件”加阿拉伯数字，后面不用标点。"
    if _LABEL.fullmatch(text):
        yield Violation(place, message, text, expected, expected)
    else:
        # More than a label stands in the line.
        yield Violation(place, message, text, expected, repair=Repair.PERSON)


def _lines_above(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> tuple[IdentifiedParagraph, ...]:
    """The empty paragraphs between the beginning of the page, where the file says it, and a label."""
    if paragraph.starts_page or not paragraph.flows:
        return ()
    blank = blank_paragraphs_before(document, paragraph)
    for at in reversed(range(len(blank))):
        if blank[at].page_breaks:
            return blank[at + 1 :]
        if blank[at].starts_page:
            return blank[at:]
    return ()


def _raised(paragraph: IdentifiedParagraph, lines: tuple[IdentifiedParagraph, ...]) -> Iterator[Edit]:
    """Takes the empty paragraphs above away; the break before the first of them goes over to the label."""
    if lines[0].format.page_break_before.value:
        yield SetParagraphFormat(paragraph.address, ParagraphChange(page_break_before=True))
    yield from (RemoveParagraph(each.address) for each in lines)


def _flush(paragraph: IdentifiedParagraph) -> Iterator[Edit]:
    form = paragraph.format
    moved = form.alignment.value in _MOVED
    indented = any(abs(in_characters(paragraph, each.value)) > _UNSEEN for each in (form.first_line, form.left))
    flat = 0 if indented else None
    yield from strip_blanks(paragraph)
    if moved or indented:
        alignment = Alignment.LEFT if moved else None
        yield from set_paragraph(paragraph, ParagraphChange(alignment=alignment, first_line=flat, left=flat))


def _misplaced(paragraph: IdentifiedParagraph) -> str:
    form = paragraph.format
    if form.alignment.value in _MOVED:
        return form.alignment.value.value
    indent = first_indent(paragraph)
    if paragraph.own_text.removeprefix(PAGE_BREAK)[:1].isspace():
        return "用空格缩进"
    return f"缩进 {indent:.1f} 字" if abs(indent) > _UNSEEN else ""
