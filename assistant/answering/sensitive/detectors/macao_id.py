# pyright: strict
"""Identity cards of Macao: seven digits and a check digit, only where the words in front say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.labels import labelled
from assistant.answering.sensitive.reading import Reading

_NUMBER = re.compile(r"(?<![0-9A-Za-z])[1578]/?\d{6}(?:/\d|\s?[(（]\d[)）])(?![0-9A-Za-z])")
_LABEL = re.compile(r"澳门|BIR|身份证|证件|证号")


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _NUMBER.finditer(reading.plain):
        if labelled(reading, match.start(), _LABEL):
            yield match.span()


DETECTOR = Detector("macao_id", "澳门身份证号", _spans, rank=28)
