# pyright: strict
"""Numbers under which a hospital keeps a patient: only where the words in front say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.reading import Reading

_RECORD = re.compile(
    r"(?:病[历案]|住院|门诊|就诊卡?|检查|检验|患者|病人)(?:号码?|编号|ID)\s?(?:为|是)?\s?[:：]?\s?(?P<number>[A-Za-z]{0,4}-?\d[0-9A-Za-z-]{4,19})(?![0-9A-Za-z])",
    re.IGNORECASE,
)


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _RECORD.finditer(reading.plain):
        yield match.span("number")


DETECTOR = Detector("medical_record", "病历号", _spans, rank=35)
