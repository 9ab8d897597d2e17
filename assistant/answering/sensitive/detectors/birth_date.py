# pyright: strict
"""Dates of birth: in the field of a form, or behind a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.detectors._named_birth import DATE, NAMED_BIRTH
from assistant.answering.sensitive.reading import Reading

_FIELD = re.compile(rf"(?:出生(?:日期|年月日?|时间)|生日)(?:\s?[:：]\s?|\s)(?P<date>{DATE})")


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _FIELD.finditer(reading.plain):
        yield match.span("date")
    for match in NAMED_BIRTH.finditer(reading.plain):
        yield match.span(next(name for name in ("date", "since", "born") if match[name]))


DETECTOR = Detector("birth_date", "出生日期", _spans, rank=46)
