"""Mobile numbers of the mainland (号段 13 to 19), with or without country code, in one piece or in groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.labels import is_amount, labelled, names_a_thing
from assistant.answering.sensitive.reading import Reading

_NUMBER = re.compile(
    r"(?:(?<![0-9A-Za-z])(?<!\d[.,-])|(?<=tel)|(?<=phone)|(?<=mobile)|(?<=mob)|(?<=cell)|(?<![0-9A-Za-z])(?<=M)|(?<=号M))(?:\(?(?:\+|00)?86\)?[ .-]{0,2})?"
    r"1[3-9]\d(?:[ .-]{0,2}\d{4}[ .-]{0,2}\d{4}|[ .-]\d{3}[ .-]\d{5}|\d[ .-]\d{3}[ .-]\d{4}|[ .-]\d{2}(?:[ .-]\d{2}){3})(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_LABEL = re.compile(r"电话|手机|联系|热线|咨询|值班|传真|微信|致电|拨打|号码|tel|phone|mobile", re.IGNORECASE)


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _NUMBER.finditer(reading.plain):
        if labelled(reading, match.start(), _LABEL) or not _is_something_else(reading, match):
            yield match.span()


def _is_something_else(reading: Reading, match: re.Match[str]) -> bool:
    return names_a_thing(reading, match.start()) or is_amount(reading, *match.span())


DETECTOR = Detector("mobile", "手机号", _spans, rank=25)
