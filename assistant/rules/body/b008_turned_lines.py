"""正文回行顶格，左右不缩进。

依据：GB/T 9704—2012 7.3.3；附件的格式要求同正文（7.3.7）。
错误示例：段落左边或右边缩进二字，或悬挂缩进。
正确示例：左右缩进为 0。
修复方式：把左、右缩进改为 0。
例外：附件说明、抄送、出席名单回行另有规定；居中、居右的段落、不成句的行、图题表题、用软回车或空格排开的行、项目符号列表和表格里的文字不在此列；附件里只看成句的长段落。
"""

from __future__ import annotations

from assistant.rules.body._attendance import is_attendance
from assistant.rules.layout import in_characters, is_caption, is_placed_by_hand, is_running
from assistant.rules.prose import TEXT
from assistant.rules.repairs import set_paragraph
from assistant.rules.vocabulary import *

_ONE_LINE = 28


@dataclass(frozen=True)
class TurnedLines(Rule):
    """Rule B008.

    Attributes:
        tolerance: Indents up to that many 字 do not matter.
    """

    code = "B008"
    title = "回行顶格"
    clause = "GB/T 9704—2012 7.3.3"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = TEXT

    tolerance: float = 0.3

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each paragraph of the body with an indent on the left or right, or one that hangs."""
        for paragraph in document.of(*self.elements):
            form = paragraph.format
            if _is_exempt(document, paragraph):
                continue
            left, right = in_characters(paragraph, form.left.value), in_characters(paragraph, form.right.value)
            name, characters = ("左缩进", left) if abs(left) > self.tolerance else ("右缩进", right)
            if abs(characters) > self.tolerance:
                change = ParagraphChange(
                    left=0 if abs(left) > self.tolerance else None, right=0 if abs(right) > self.tolerance else None
                )
                yield Violation(
                    in_paragraph(paragraph),
                    f"这一段{name} {characters:.1f} 字，回行应顶格。",
                    f"{name} {characters:.1f} 字",
                    "回行顶格",
                    severity=None if paragraph.attachment is None else Severity.WARNING,
                    edits=set_paragraph(paragraph, change),
                )


def _is_exempt(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    if paragraph.number is not None and paragraph.number.number_format == "bullet":
        return True
    if not paragraph.flows or not is_running(paragraph) or is_caption(paragraph) or is_placed_by_hand(paragraph):
        return True
    if paragraph.format.alignment.value in (Alignment.CENTER, Alignment.RIGHT):
        return True
    # In attachments only what is running text without doubt: forms and quotations are placed otherwise.
    is_sentence = len(paragraph.text) >= _ONE_LINE and paragraph.text.rstrip().endswith(("。", "；"))
    return is_attendance(document, paragraph) or (paragraph.attachment is not None and not is_sentence)
