"""阿拉伯数字用半角。

依据：GB/T 15835—2011 5.1，阿拉伯数字一般使用正体的二分字身，也就是占半个汉字位置的半角数字。
错误示例：在３个月内完成。
正确示例：在3个月内完成。
修复方式：把全角数字和数字中的全角点、百分号换成半角。
例外：汉字数字（三、〇）和带圈的序号（①）不是全角数字。
"""

from __future__ import annotations

import re

from assistant.rules.prose import each_match, replaced
from assistant.rules.vocabulary import *

_FULL_WIDTH = re.compile(
    r"[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])|[０-９](?:[０-９\d]|[．％](?=[０-９]|％|(?<=％)))*％?"
)
_HALF = str.maketrans("０１２３４５６７８９．％，", "0123456789.%,")
# Copy numbers, document numbers, dates and page numbers have rules of their own on how they are written.
_ELEMENTS = tuple(
    element
    for element in Element
    if element
    not in (
        Element.COPY_NUMBER,
        Element.DOCUMENT_NUMBER,
        Element.SIGNING_DATE,
        Element.PRINTING_AUTHORITY,
        Element.PAGE_NUMBER,
        Element.BLANK,
        Element.SEPARATOR,
    )
)


@dataclass(frozen=True)
class HalfWidthDigits(TextRule):
    """Rule U001."""

    code = "U001"
    title = "数字用半角"
    clause = "GB/T 15835—2011 5.1"
    level = Level.STANDARD
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = _ELEMENTS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each number that holds full-width digits."""
        return each_match(
            document,
            _FULL_WIDTH,
            lambda paragraph, match: replaced(
                paragraph, match, match[0].translate(_HALF), f"阿拉伯数字应当用半角，这里的“{match[0]}”是全角。"
            ),
            *_ELEMENTS,
        )
