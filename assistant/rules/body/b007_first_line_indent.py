"""正文每个自然段左空二字。

依据：GB/T 9704—2012 7.3.3。
错误示例：段首不空，或首行缩进 0.74 厘米（五号字的二字）；段首用空格代替缩进。
正确示例：首行缩进 2 字符。
修复方式：把首行缩进改为 2 字符，去掉代替缩进的空格。
例外：段首用两个全角空格代替缩进的，看起来一样，只作提示；表格里的文字、居中的段落、图题表题、用软回车分行的段落、项目符号列表、纪要的出席名单和法规条文中的章名另定；上一段没有写完就分了段的，由本人接起来。
"""

from __future__ import annotations

import re

from assistant.documents.paragraph import LINE_BREAK
from assistant.rules.body._attendance import is_attendance
from assistant.rules.layout import first_indent, in_characters, is_caption, is_placed_by_hand, is_running, width_of
from assistant.rules.prose import TEXT
from assistant.rules.repairs import set_paragraph, strip_blanks
from assistant.rules.vocabulary import *

_ONE_LINE = 28
# More blanks than any indent has, in 字.
_PUSHED = 5
# A line that is no sentence may stand below part of the line above from here on.
_ALIGNED = 3
_GAP = re.compile(r"\S[ \u00a0\u3000]{2,}\S")
_ARTICLE = re.compile(r"\s*第[一二三四五六七八九十百零〇]+条\s")
_WIDTHS = {"　": 1.0, " ": 0.5, "\u2003": 1.0, "\t": 2.0}


@dataclass(frozen=True)
class FirstLineIndent(Rule):
    """Rule B007.

    Attributes:
        characters: The indent, in 字.
        tolerance: How much it may differ, in 字.
    """

    code = "B007"
    title = "段首空二字"
    clause = "GB/T 9704—2012 7.3.3"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = TEXT

    characters: float = 2
    tolerance: float = 0.25

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each paragraph of the body whose first line is not indented by two 字."""
        for paragraph in document.of(*self.elements):
            if _is_exempt(document, paragraph):
                continue
            form, text = paragraph.format, paragraph.own_text
            indent = first_indent(paragraph)
            if abs(in_characters(paragraph, form.left.value)) > self.tolerance:
                indent = in_characters(paragraph, form.first_line.value)
            typed = sum(_WIDTHS.get(each, 0) for each in text[: len(text) - len(text.lstrip())])
            indent += typed
            if typed and abs(indent - self.characters) <= self.tolerance:
                yield self._typed(paragraph)
            elif abs(indent - self.characters) > self.tolerance:
                yield Violation(
                    in_paragraph(paragraph),
                    f"这一段段首空 {indent:.1f} 字，应空 {self.characters:g} 字。",
                    f"段首空 {indent:.1f} 字",
                    f"段首空 {self.characters:g} 字",
                    severity=None if paragraph.attachment is None else Severity.WARNING,
                    repair=_repair(document, paragraph),
                    edits=self._edits(paragraph),
                )

    def _typed(self, paragraph: IdentifiedParagraph) -> Violation:
        """Blanks that look like the indent, until somebody sets the paragraph in another size."""
        return Violation(
            in_paragraph(paragraph),
            f"这一段段首用空格代替首行缩进，宜改为首行缩进 {self.characters:g} 字符。",
            "段首用空格代替缩进",
            f"首行缩进 {self.characters:g} 字符",
            severity=Severity.INFO,
            edits=self._edits(paragraph),
        )

    def _edits(self, paragraph: IdentifiedParagraph) -> tuple[Edit, ...]:
        """Only the first line is indented then; blanks that stood for an indent go."""
        indented = abs(in_characters(paragraph, paragraph.format.left.value)) > self.tolerance
        change = ParagraphChange(first_line=self.characters, left=0 if indented else None)
        return (*strip_blanks(paragraph), *set_paragraph(paragraph, change))


def _repair(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Repair | None:
    """What is no sentence may be a name, a label or a line of a form, and what goes on with the line above needs none."""
    if _continues(document, paragraph) or first_indent(paragraph) > _PUSHED:
        return Repair.PERSON
    if is_running(paragraph):
        return None
    text = paragraph.own_text.strip()
    aligned = first_indent(paragraph) >= _ALIGNED
    return Repair.PERSON if aligned or text.endswith(("：", ":")) or _GAP.search(text) else Repair.CONFIRM


def _continues(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether the paragraph above ends in the middle of a sentence, as where lines were broken one by one."""
    at = document.position(paragraph)
    above = document.paragraphs[at - 1] if at > 0 else None
    if above is None or above.element not in TEXT or paragraph.element.heading_level is not None:
        return False
    text = above.own_text.rstrip()
    # A heading has no stop either, but it does not fill its line.
    filled = _ONE_LINE * (0.7 if above.element.heading_level is None else 0.95)
    inside = text.endswith(("，", "、", ",")) or (width_of(text) > filled and text[-1:].isalnum())
    return inside and above.flows


def _is_pushed(text: str) -> bool:
    """Whether blanks push a line to where its author wants it, as a signature at the right."""
    return sum(_WIDTHS.get(each, 0) for each in text[: len(text) - len(text.lstrip())]) > _PUSHED


def _is_exempt(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    if not paragraph.flows or not paragraph.own_text.strip() or is_caption(paragraph):
        return True
    if paragraph.number is not None and paragraph.number.number_format == "bullet":
        return True
    if not is_running(paragraph) and (_is_pushed(paragraph.own_text) or is_placed_by_hand(paragraph)):
        return True
    # Lines that soft returns divide begin at the edge, whatever the first line does.
    if LINE_BREAK in paragraph.own_text.strip():
        return True
    if paragraph.format.alignment.value in (Alignment.CENTER, Alignment.RIGHT):
        return True
    is_form = paragraph.element is Element.ATTACHMENT_BODY and _ARTICLE.match(paragraph.text) is None
    short = is_form and len(paragraph.text) < _ONE_LINE
    return short or is_attendance(document, paragraph)
