# pyright: strict
"""Identity cards of Hong Kong: one or two letters, six digits, and a check character in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.labels import labelled
from assistant.answering.sensitive.reading import Reading

_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?P<letters>[A-Z]{1,2})(?P<digits>\d{6})\s?[(（](?P<check>[0-9A-Z])[)）]")
_LABEL = re.compile(r"香港|HKID|身份证|证件|证号", re.IGNORECASE)
_BLANK = 36


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _NUMBER.finditer(reading.plain):
        if _is_checked(match) or labelled(reading, match.start(), _LABEL):
            yield match.span()


def _is_checked(match: re.Match[str]) -> bool:
    """Letters count from 10 for A; one letter has a blank in front."""
    letters = [ord(letter) - ord("A") + 10 for letter in match["letters"]]
    values = [_BLANK] * (2 - len(letters)) + letters + [int(digit) for digit in match["digits"]]
    total = sum(value * weight for value, weight in zip(values, range(9, 1, -1), strict=True))
    return match["check"] == "0123456789A"[-total % 11]


DETECTOR = Detector("hong_kong_id", "香港身份证号", _spans, rank=28)
