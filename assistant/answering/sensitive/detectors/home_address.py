"""Where somebody lives: only behind the words that say so, because places are in every document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.reading import Reading

_ADDRESS = re.compile(
    r"(?:家庭住址|家庭地址|现住址|现住地|户籍地址|户籍所在地|住址|居住地址|收件地址)\s*[:：]\s*(?P<address>[^\s，,。；;、\n]{6,60})"
)


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _ADDRESS.finditer(reading.plain):
        yield match.span("address")


DETECTOR = Detector("home_address", "住址", _spans, rank=45)
