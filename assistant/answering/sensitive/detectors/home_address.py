"""Where somebody lives: only behind the words that say so, because places are in every document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.reading import Reading

_ADDRESS = re.compile(
    r"(?:家庭住址|家庭地址|现住址|现住地|户籍地址|户籍所在地|住址|居住地址|收件地址|联系地址|通讯地址)\s*(?:[:：为是]| )\s*(?P<address>[^\s，,。；;、\n]{6,60})"
)

_LIVES = re.compile(
    r"(?:家住|现?居住?在?|住在|现住)(?P<address>[^\s，,。；;、的]{2,30}?(?:路|街|巷|弄|道|村|组|小区|花园|苑|里|镇|乡|城)[^\s，,。；;、的]{0,12}?\d+(?:号|栋|幢|弄|楼|室)"
    r"(?:[^\s，,。；;、的]{0,16}(?:室|单元|栋|幢|楼|号|\d))?)"
)
"""Where a sentence says that somebody lives there, down to the door."""


def _spans(reading: Reading) -> Iterator[Span]:
    for pattern in (_ADDRESS, _LIVES):
        for match in pattern.finditer(reading.plain):
            yield match.span("address")


DETECTOR = Detector("home_address", "住址", _spans, rank=45)
