"""正文两端对齐，撑满版心。

依据：通行做法；GB/T 9704—2012 5.2.3 要求每行排 28 个字并撑满版心。
错误示例：正文段落居中；长段落左对齐，右边参差不齐。
正确示例：正文段落两端对齐。
修复方式：把段落的对齐方式改为两端对齐；原来居中、居右的，段首空二字、左右不缩进。
例外：不满一行的段落左对齐，看起来一样；附件里不满一行的不看；不成句的行（图题、表题、表单、署名、分行的名单）、用软回车或空格排开的段落不看，改了会拉散；表格、文本框、纪要的出席名单和居中的章名不在此列。
"""

from __future__ import annotations

import re

from assistant.rules.body._attendance import is_attendance
from assistant.rules.layout import in_characters, is_placed_by_hand, is_sentence, width_of
from assistant.rules.repairs import set_paragraph
from assistant.rules.vocabulary import *

_LINE = 26
_UNSEEN = 0.25
_CHAPTER = re.compile(r"\s*第[一二三四五六七八九十百]+(?:编|章|节|部分)")


@dataclass(frozen=True)
class BodyAlignment(Rule):
    """Rule B009.

    Attributes:
        characters: The indent of the first line that a paragraph gets which was centred, in 字.
    """

    code = "B009"
    title = "正文两端对齐"
    clause = "通行做法；GB/T 9704—2012 5.2.3"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.SAFE
    elements = (Element.BODY, Element.ATTACHMENT_BODY)

    characters: float = 2

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each paragraph of the body that is centred, at the right or spread, and long ones at the left."""
        for paragraph in document.of(*self.elements):
            alignment = paragraph.format.alignment.value
            if _is_exempt(document, paragraph) or alignment is Alignment.JUSTIFY:
                continue
            # Short lines of attachments are captions and the like.
            may_be_short = alignment is Alignment.LEFT or paragraph.attachment is not None
            if may_be_short and width_of(paragraph.text) <= _LINE:
                continue
            actual, edits = alignment.value, set_paragraph(paragraph, self._justified(paragraph))
            message = f"这一段{actual}，正文通常两端对齐。"
            yield Violation(in_paragraph(paragraph), message, actual, "两端对齐", edits=edits)

    def _justified(self, paragraph: IdentifiedParagraph) -> ParagraphChange:
        """What was centred or at the right is a paragraph as others are then, with their indents."""
        form = paragraph.format
        if form.alignment.value not in (Alignment.CENTER, Alignment.RIGHT):
            return ParagraphChange(alignment=Alignment.JUSTIFY)
        first, left, right = (in_characters(paragraph, each.value) for each in (form.first_line, form.left, form.right))
        return ParagraphChange(
            alignment=Alignment.JUSTIFY,
            first_line=self.characters if abs(first - self.characters) > _UNSEEN else None,
            left=0 if abs(left) > _UNSEEN else None,
            right=0 if abs(right) > _UNSEEN else None,
        )


def _is_exempt(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    outside = not paragraph.flows or is_placed_by_hand(paragraph) or not is_sentence(paragraph)
    bare = not paragraph.text.strip() or _CHAPTER.match(paragraph.text) is not None
    return outside or bare or is_attendance(document, paragraph)
