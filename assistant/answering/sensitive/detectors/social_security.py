# pyright: strict
"""Numbers of social security, health insurance and housing fund: only where the words in front say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.reading import Reading

_NUMBER = re.compile(
    r"(?:社保卡?|社会保障卡?|医保(?:卡|电子凭证)?|医疗保险|养老保险|公积金)(?:个人)?(?:账号|帐号|卡号|编号|号码?)\s?(?:为|是)?\s?[:：]?\s?"
    r"(?P<number>[A-Za-z]{0,2}\d[0-9A-Za-z-]{5,19})(?![0-9A-Za-z])"
)


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _NUMBER.finditer(reading.plain):
        yield match.span("number")


DETECTOR = Detector("social_security", "社会保障号", _spans, rank=35)
