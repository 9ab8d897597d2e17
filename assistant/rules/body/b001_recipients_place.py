"""主送机关编排在标题下空一行的位置，居左顶格，回行仍顶格。

依据：GB/T 9704—2012 7.3.2。
错误示例：主送机关首行缩进二字，或与标题之间没有空行；主送机关与正文用软回车连成一段。
正确示例：标题下空一行，主送机关左边不缩进。
修复方式：去掉缩进、改为左对齐，并使它与标题之间空一行；软回车处请人工分段。
例外：主送机关移到版记的不在此列；纪要、命令没有主送机关。
"""

from __future__ import annotations

from assistant.documents.paragraph import LINE_BREAK
from assistant.rules.layout import blank_lines_before, in_characters, main_part, neighbour_before
from assistant.rules.repairs import set_blank_lines, set_paragraph, strip_blanks
from assistant.rules.vocabulary import *

_UNSEEN = 0.3
_MOVED = (Alignment.CENTER, Alignment.RIGHT, Alignment.DISTRIBUTE)


@dataclass(frozen=True)
class RecipientsPlace(Rule):
    """Rule B001.

    Attributes:
        tolerance: How much the blank line may differ, in lines.
    """

    code = "B001"
    title = "主送机关的位置"
    clause = "GB/T 9704—2012 7.3.2"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = (Element.MAIN_RECIPIENTS,)

    tolerance: float = 0.4

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Main recipients that are indented, not flush left, or not one line below the title."""
        for at, paragraph in enumerate(main_part(document, Element.MAIN_RECIPIENTS)):
            if LINE_BREAK in paragraph.own_text.strip():
                yield _joined(paragraph)
                continue
            if actual := _misplaced(paragraph):
                message = f"主送机关{actual}，应居左顶格，回行仍顶格。"
                yield Violation(in_paragraph(paragraph), message, actual, "居左顶格", edits=tuple(_flush(paragraph)))
            above = neighbour_before(document, paragraph)
            lines = blank_lines_before(document, paragraph)
            if at == 0 and above is not None and above.element is Element.TITLE and abs(lines - 1) > self.tolerance:
                yield Violation(
                    in_paragraph(paragraph),
                    f"主送机关与标题之间空了 {lines:g} 行，应空一行。",
                    f"空 {lines:g} 行",
                    "空 1 行",
                    edits=set_blank_lines(document, paragraph, 1),
                )


def _joined(paragraph: IdentifiedParagraph) -> Violation:
    """Recipients that a soft return joins to the body, or to each other."""
    text = paragraph.own_text
    at = text.index(LINE_BREAK, len(text) - len(text.lstrip()))
    message = "主送机关与后面的文字用软回车连成一段，请在这里分段，主送机关单独成段。"
    place = in_paragraph(paragraph, 0, at)
    return Violation(place, message, "软回车", "另起一段", severity=Severity.WARNING, repair=Repair.PERSON)


def _misplaced(paragraph: IdentifiedParagraph) -> str:
    form, text = paragraph.format, paragraph.own_text
    if form.alignment.value in _MOVED:
        return form.alignment.value.value
    for name, indent in (("首行缩进", form.first_line.value), ("左边缩进", form.left.value)):
        if abs(characters := in_characters(paragraph, indent)) > _UNSEEN:
            return f"{name} {characters:.1f} 字"
    return "用空格缩进" if text[:1].isspace() else ""


def _flush(paragraph: IdentifiedParagraph) -> Iterator[Edit]:
    form = paragraph.format
    moved = form.alignment.value in _MOVED
    indented = any(abs(in_characters(paragraph, each.value)) > _UNSEEN for each in (form.first_line, form.left))
    yield from strip_blanks(paragraph)
    if moved or indented:
        flat = 0 if indented else None
        yield from set_paragraph(
            paragraph, ParagraphChange(alignment=Alignment.LEFT if moved else None, first_line=flat, left=flat)
        )
