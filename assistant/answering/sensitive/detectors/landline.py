"""Fixed telephones: area code and seven or eight digits, or the digits alone where the words in front say 电话.

Service numbers (12345, 400, 800) belong to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.labels import is_amount, names_a_thing
from assistant.answering.sensitive.reading import Reading

_AREA = r"0(?:10|2\d|[3-9]\d{2})"
_EXTENSION = r"(?:(?:-|转|#| ?ext\.? ?)\d{1,6})?"
_WITH_AREA = re.compile(
    rf"(?<![0-9A-Za-z.])(?:(?:\+|00)86[ -]?)?(?:[(（]{_AREA}[)）][ -]?|{_AREA}[ -]{{1,2}}|{_AREA}(?=\d{{7,8}}(?!\d)))[2-9]\d{{2,3}}[ -]?\d{{4}}"
    rf"{_EXTENSION}(?![0-9A-Za-z])"
)
_ABROAD = re.compile(r"(?<![0-9A-Za-z.])(?:\+|00)86[ -]?(?:10|2\d|[3-9]\d{2})[ -][2-9]\d{2,3}[ -]?\d{4}(?![0-9A-Za-z])")
_LABELLED = re.compile(
    rf"(?:电话|座机|传真|固话|办公室?号码|tel|fax)(?:号码?)?\s*(?:为|是)?\s*[:：]?\s*(?P<number>[2-9]\d{{2,3}}[ -]?\d{{4}}{_EXTENSION})(?![0-9A-Za-z])",
    re.IGNORECASE,
)


def _spans(reading: Reading) -> Iterator[Span]:
    for pattern in (_WITH_AREA, _ABROAD):
        for match in pattern.finditer(reading.plain):
            if not names_a_thing(reading, match.start()) and not is_amount(reading, *match.span()):
                yield match.span()
    for match in _LABELLED.finditer(reading.plain):
        yield match.span("number")


DETECTOR = Detector("landline", "固定电话", _spans, rank=30)
