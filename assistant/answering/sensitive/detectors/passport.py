"""Numbers of passports, travel permits and officers' cards: only where the words in front say so, as they have no check digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.labels import labelled
from assistant.answering.sensitive.reading import Reading

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?:[EeGgDdSsPpKk][A-Za-z]?\d{7,8}|1[45]\d{7}|[CcHhMmTtWwLl]\d{8,10})(?![0-9A-Za-z])"
)
_OFFICER = re.compile(r"(?:军官证|士兵证|警官证|文职证)(?:号码?)?[:：]?\s*(?P<number>[\u4e00-\u9fff]字第\d{6,10}号)")
_LABEL = re.compile(r"护照|通行证|passport|证件|回乡证|台胞证|旅行证", re.IGNORECASE)


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _NUMBER.finditer(reading.plain):
        if labelled(reading, match.start(), _LABEL):
            yield match.span()
    for match in _OFFICER.finditer(reading.plain):
        yield match.span("number")


DETECTOR = Detector("passport", "证件号", _spans, rank=30)
