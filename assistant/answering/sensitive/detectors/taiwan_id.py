# pyright: strict
"""Identity cards of Taiwan: a letter and nine digits, only where the words in front say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.labels import labelled
from assistant.answering.sensitive.reading import Reading

_NUMBER = re.compile(r"(?<![0-9A-Za-z])[A-Z][1289]\d{8}(?![0-9A-Za-z])")
_LABEL = re.compile(r"台湾|身份证|身分证|统一编号|证件|证号")


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _NUMBER.finditer(reading.plain):
        if labelled(reading, match.start(), _LABEL):
            yield match.span()


DETECTOR = Detector("taiwan_id", "台湾身份证号", _spans, rank=28)
