"""Addresses of electronic mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.reading import Reading

_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\s?(?:@|[(（\[#<]\s?at\s?[)）\]#>])\s?(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?(?:\.|[(（\[#]dot[)）\]#]))+[A-Za-z]{2,24}(?![A-Za-z0-9])"
)


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _ADDRESS.finditer(reading.plain):
        yield match.span()


DETECTOR = Detector("email", "电子邮箱", _spans, rank=30)
