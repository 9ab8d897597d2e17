"""同时标注的，按份号、密级和保密期限、紧急程度的顺序自上而下分行排列。

依据：GB/T 9704—2012 7.2.3。
错误示例：紧急程度排在密级上面；“机密★1年　特急”排在一行。
正确示例：份号、密级、紧急程度各占一行。
修复方式：调整行的顺序；请本人确认。排在一行或者在表格里的，由本人分行。
例外：只有其中一两项的，按同样的先后；放在文本框、图文框里，或者在表格的同一行里的，上下看不出来，不作判断。
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.documents.edits import MoveParagraphs
from assistant.rules.masthead._corner import bare
from assistant.rules.masthead._place import floats
from assistant.rules.vocabulary import *

_ORDER = (Element.COPY_NUMBER, Element.SECURITY_CLASSIFICATION, Element.URGENCY)

_TWO = re.compile(r"^\d{6}.*密|密.*(?:特急|加急|特提|平急)")


@dataclass(frozen=True)
class CornerOrder(Rule):
    """Rule H005."""

    code = "H005"
    title = "左上角要素的顺序"
    clause = "GB/T 9704—2012 7.2.3"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.CONFIRM
    elements = _ORDER
    on_text = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Corner elements in another order, or two in a line."""
        found = [each for each in document.of(*_ORDER) if not floats(each)]
        for above, below in pairwise(found):
            if _ORDER.index(below.element) < _ORDER.index(above.element) and not _side_by_side(above, below):
                yield _turned(above, below)
        for each in document.of(Element.SECURITY_CLASSIFICATION):
            if _TWO.search(text := bare(each)):
                message = "份号、密级和保密期限、紧急程度应当分行排列。"
                yield Violation(in_paragraph(each), message, text, "各占一行", repair=Repair.PERSON)


def _turned(above: IdentifiedParagraph, below: IdentifiedParagraph) -> Violation:
    """Two that stand in the wrong order; rows of tables are not moved."""
    inside = above.place.table is not None or below.place.table is not None
    address = below.address
    return Violation(
        in_paragraph(below),
        f"{below.element.value}应排在{above.element.value}之上。",
        f"在{above.element.value}之下",
        f"在{above.element.value}之上",
        repair=Repair.PERSON if inside else None,
        edits=() if inside else (MoveParagraphs(address, address, above.address),),
    )


def _side_by_side(one: IdentifiedParagraph, other: IdentifiedParagraph) -> bool:
    return one.place.table is not None and (one.place.table, one.place.row) == (other.place.table, other.place.row)
