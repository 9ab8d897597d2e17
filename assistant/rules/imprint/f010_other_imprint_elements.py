"""版记中有其他要素（如印数）的，用一条细分隔线与印发机关和印发日期隔开。

依据：GB/T 9704—2012 7.4.3。
错误示例：印发日期后面接着写“（共印50份）”。
正确示例：“共印50份”另起一行，与印发行之间有细线。
修复方式：由本人另起一行并加分隔线。
例外：印数等标不标国标没有规定，写在版记以外的不作判断。
"""

from __future__ import annotations

import re

from assistant.rules.vocabulary import *

_OTHER = re.compile(r"[（(]?\s*(?:共印|印数|份数|印刷|校对|打字|主动公开|依申请公开|不予公开|公开属性)[^）)]*[）)]?")


@dataclass(frozen=True)
class OtherImprintElements(TextRule):
    """Rule F010."""

    code = "F010"
    title = "版记中的其他要素"
    clause = "GB/T 9704—2012 7.4.3"
    level = Level.REQUIRED
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = (Element.PRINTING_AUTHORITY, Element.COPY_RECIPIENTS)
    enabled = False

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Other elements in the line of the printing authority or of the copy recipients."""
        for paragraph in document.of(*self.elements):
            match = _OTHER.search(paragraph.own_text)
            if match is not None and paragraph.own_text[: match.start()].strip():
                place, message = (
                    in_paragraph(paragraph, *match.span()),
                    f"“{match[0].strip()}”与上文写在同一行，应另起一行。",
                )
                yield Violation(place, message, match[0].strip(), "另起一行，用细线隔开")
