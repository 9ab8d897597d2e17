"""Numbers of passports, travel permits and officers' cards: only where the words around say so, as they have no check digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.labels import labelled
from assistant.answering.sensitive.reading import Reading

_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?:[A-Za-z]{1,2}\d{7,10}|1[45]\d{7}|[A-Z]{3}\d{12})(?![0-9A-Za-z])")
_DIGITS = re.compile(
    r"(?:台胞证|大陆通行证|军官证|士兵证|警官证|军人证|文职(?:人员)?证)(?:号码?|编号)?\s?(?:为|是)?\s?[:：]?\s?"
    r"(?P<number>(?:[\u4e00-\u9fff]字第)?\d{6,10}(?![0-9A-Za-z])(?:号)?)(?!年|元|人|次|件)"
)
_LABEL = re.compile(r"护照|通行证|passport|证件|回乡证|台胞证|旅行证|居留", re.IGNORECASE)
_BEHIND = re.compile(r"号?(?:护照|通行证|回乡证)")


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _NUMBER.finditer(reading.plain):
        if labelled(reading, match.start(), _LABEL) or _BEHIND.match(reading.plain, match.end()):
            yield match.span()
    for match in _DIGITS.finditer(reading.plain):
        yield match.span("number")


DETECTOR = Detector("passport", "证件号", _spans, rank=30)
