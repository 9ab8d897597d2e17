"""信函格式的发文机关标志用发文机关全称或者规范化简称，居中，上边缘至上页边 30 mm。

依据：GB/T 9704—2012 10.1；推荐使用红色小标宋体字。
错误示例：标志加“文件”；离上页边 42 mm；联合行文列了两个机关。
正确示例：“清江市教育局”离上页边 30 mm；联合行文只用主办机关的标志。
修复方式：改标志的段前距或图文框的高度，去掉“文件”；请本人确认。在文本框里的由本人移动，列了几个机关的由本人删去。
例外：用段前距定位的，由段前距推算，允许差得多些；标志在表格里的看不出位置，不作判断。
"""

from __future__ import annotations

import re

from assistant.documents.issuers import mark_issuers
from assistant.rules.masthead._height import at_height, may_stand_at, top_of
from assistant.rules.special._lines import is_letter
from assistant.rules.vocabulary import *

_WORD = re.compile(r"\s*文\s*件\s*$")


@dataclass(frozen=True)
class LetterMark(Rule):
    """Rule K001.

    Attributes:
        distance: From the edge of the page to the mark, in mm.
        tolerance: How much it may differ, in mm, where the place is fixed.
        tolerance_of_estimate: The same where it is worked out from spacing and the height of lines.
    """

    code = "K001"
    title = "信函的发文机关标志"
    clause = "GB/T 9704—2012 10.1"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    changes = Change.TEXT
    elements = (Element.ISSUING_AUTHORITY_MARK,)

    distance: float = 30
    tolerance: float = 4
    tolerance_of_estimate: float = 6

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Marks of letters with 文件 or several names, or higher or lower than 30 mm from the edge of the page."""
        marks = document.of(Element.ISSUING_AUTHORITY_MARK)
        first = next(iter(marks), None)
        if first is None or not is_letter(document):
            return
        text = re.sub(r"\s", "", marks[-1].own_text)
        if text.endswith("文件"):
            yield _with_word(marks[-1], text)
        names = mark_issuers(document)
        if document.character.joint and len(names) > 1:
            yield Violation(
                in_paragraph(marks[-1]),
                "联合行文的信函只用主办机关的标志。",
                "、".join(names),
                names[0],
                repair=Repair.PERSON,
            )
        yield from self._height(document, first)

    def _height(self, document: IdentifiedDocument, mark: IdentifiedParagraph) -> Iterator[Verdict]:
        top = top_of(document, mark)
        if top is None:
            return
        edge = top + document.document.sections[0].page.top
        fixed = mark.place.text_box is not None or mark.format.frame.value is not None
        tolerance = self.tolerance if fixed else self.tolerance_of_estimate
        wanted = Length.of_mm(self.distance) - document.document.sections[0].page.top
        if not may_stand_at(document, mark, wanted, Length.of_mm(tolerance)):
            edits = at_height(document, mark, wanted)
            yield Violation(
                in_paragraph(mark),
                f"信函标志上边缘离上页边约 {edge.mm:.0f} mm，应为 {self.distance:g} mm。",
                f"约 {edge.mm:.0f} mm",
                f"{self.distance:g} mm",
                repair=None if edits else Repair.PERSON,
                edits=edits,
            )


def _with_word(mark: IdentifiedParagraph, text: str) -> Violation:
    """文件 behind the name; where it stands alone the paragraph itself is too much."""
    match, message = _WORD.search(mark.own_text), "信函的标志只用机关名称，不加“文件”。"
    if match is None or not text[:-2]:
        return Violation(in_paragraph(mark), message, text, "删去", repair=Repair.PERSON)
    return Violation(in_paragraph(mark, *match.span()), message, text, text[:-2], "")
