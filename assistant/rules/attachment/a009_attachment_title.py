"""附件标题居中编排在版心第三行，即标识下空一行。

依据：GB/T 9704—2012 7.3.7。字体字号国标只说格式要求同正文，多数用二号小标宋，这是通行做法，不作判断。
错误示例：附件标题左对齐，与标识写在同一行，或紧接在“附件”下面；居中又首行缩进两字。
正确示例：“附件”下空一行，标题居中。
修复方式：改为居中，并使标识与标题之间空一行；与标识同行的由本人另起一行。
例外：标题占两行的，首行在第三行；用空格排到居中的算居中；标题在表格或文本框里的不判断。
"""

from __future__ import annotations

from assistant.rules.layout import (
    blank_lines_before,
    first_indent,
    in_characters,
    neighbour_before,
    type_size,
    width_of,
)
from assistant.rules.repairs import set_blank_lines, set_paragraph, strip_blanks
from assistant.rules.vocabulary import *

# Twice how far from the middle a title may be, in 字.
_UNSEEN = 3.0
_INDENTED = 0.1
# A first-line indent moves what is centred by half of it.
_SHIFTED = 0.3


@dataclass(frozen=True)
class AttachmentTitle(Rule):
    """Rule A009.

    Attributes:
        tolerance: How much the blank line may differ.
    """

    code = "A009"
    title = "附件标题的位置"
    clause = "GB/T 9704—2012 7.3.7"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (Element.ATTACHMENT_TITLE,)

    tolerance: float = 0.5

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Titles of attachments that are not centred, not one line below the label, or beside it."""
        for label in document.of(Element.ATTACHMENT_LABEL):
            title = label.spans[-1]
            beside = label.own_text[title.start : title.end].strip()
            # （样式）, （说明……） are no title.
            if title.element is Element.ATTACHMENT_TITLE and beside and beside[0] not in "（(":
                place = in_paragraph(label, title.start, title.end, Element.ATTACHMENT_TITLE)
                message = "附件标题与附件标识写在了同一行，应排在第三行居中。"
                yield Violation(place, message, "与标识同行", "第三行", repair=Repair.PERSON)
        for paragraph in document.of(Element.ATTACHMENT_TITLE):
            if paragraph.flows:
                yield from self._place(document, paragraph)

    def _place(self, document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Iterator[Violation]:
        alignment = paragraph.format.alignment.value
        if alignment is not Alignment.CENTER and not _looks_centred(document, paragraph):
            message, edits = f"附件标题{alignment.value}，应当居中。", tuple(_centred(paragraph))
            yield Violation(in_paragraph(paragraph), message, alignment.value, "居中", edits=edits)
        elif alignment is Alignment.CENTER and abs(shift := _shift(paragraph)) > _SHIFTED:
            message, edits = f"附件标题首行缩进 {shift:.1f} 字，应当居中。", tuple(_centred(paragraph))
            yield Violation(in_paragraph(paragraph), message, f"首行缩进 {shift:.1f} 字", "居中，不缩进", edits=edits)
        above, lines = neighbour_before(document, paragraph), blank_lines_before(document, paragraph)
        if above is not None and above.element is Element.ATTACHMENT_LABEL and abs(lines - 1) > self.tolerance:
            yield Violation(
                in_paragraph(paragraph),
                f"附件标题与附件标识之间空了 {lines:g} 行，应空一行，排在第三行。",
                f"空 {lines:g} 行",
                "空 1 行",
                edits=set_blank_lines(document, paragraph, 1),
            )


def _shift(paragraph: IdentifiedParagraph) -> float:
    """The first-line indent that shifts a centred title to the right, in 字."""
    return in_characters(paragraph, paragraph.format.first_line.value)


def _centred(paragraph: IdentifiedParagraph) -> Iterator[Edit]:
    """In the middle of the line, which indents and typed blanks would shift."""
    form = paragraph.format
    first, left, right = (
        0 if abs(in_characters(paragraph, indent.value)) > _INDENTED else None
        for indent in (form.first_line, form.left, form.right)
    )
    yield from strip_blanks(paragraph, trailing=True)
    change = ParagraphChange(alignment=Alignment.CENTER, first_line=first, left=left, right=right)
    yield from set_paragraph(paragraph, change)


def _looks_centred(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether blanks that were typed bring a title to the middle, to a 字 and a half."""
    text, form = paragraph.own_text, paragraph.format
    leading = text[: len(text) - len(text.lstrip())]
    if not leading or "\t" in leading or form.alignment.value is Alignment.RIGHT:
        return False
    page = document.page_of(paragraph)
    left = first_indent(paragraph) + width_of(leading)
    right = page.text_width.in_characters(type_size(paragraph)) - left - width_of(text.strip())
    return abs(left - right) <= _UNSEEN
