"""各级层次标题与正文一样左空二字，不居中。

依据：GB/T 9704—2012 7.3.3 的自然段规则；式样中各级标题都左空二字。
错误示例：“一、压实责任”居中排。
正确示例：“一、压实责任”左空二字。
修复方式：改为两端对齐、左空二字。
例外：附件里的章节标题、表格里的标题可以居中；没有序数的篇章名不在此列。
"""

from __future__ import annotations

from assistant.rules.repairs import set_paragraph
from assistant.rules.vocabulary import *

# Headings of an attachment may be centred as its chapters are.
_WRONG_ANYWHERE = (Alignment.RIGHT, Alignment.DISTRIBUTE)
_WRONG = (Alignment.CENTER, *_WRONG_ANYWHERE)


@dataclass(frozen=True)
class HeadingAlignment(Rule):
    """Rule N016.

    Attributes:
        characters: The indent of the first line, in 字.
    """

    code = "N016"
    title = "层次标题的位置"
    clause = "GB/T 9704—2012 7.3.3；通行做法"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)

    characters: float = 2

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each numbered heading that is centred or at the right."""
        for paragraph in document.of(*self.elements):
            alignment = paragraph.format.alignment.value
            wrong = _WRONG if paragraph.attachment is None else _WRONG_ANYWHERE
            if not paragraph.flows or alignment not in wrong:
                continue
            change = ParagraphChange(alignment=Alignment.JUSTIFY, first_line=self.characters, left=0, right=0)
            message = f"{paragraph.element.value}{alignment.value}；层次标题左空二字，不居中。"
            edits = set_paragraph(paragraph, change)
            yield Violation(
                in_paragraph(paragraph), message, alignment.value, f"左空 {self.characters:g} 字", edits=edits
            )
