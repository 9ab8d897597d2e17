# pyright: strict
"""Passwords and keys of programs: what stands behind 密码, 口令 or password and is no word and no number of places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.reading import Reading

_PASSWORD = re.compile(
    r"(?:密码|口令|密钥|(?<![A-Za-z])(?:passw(?:or)?d|passcode|pwd|api[ _-]?key))\s?(?:为|是|[:：=])?\s?(?P<secret>[!-~]{4,64})(?!\s?[位个年天次元条章款])",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"(?:GB|GM|GA|ISO|SM\d|AES|RSA)", re.IGNORECASE)
_MADE_UP = re.compile(r"\d|[!-/:-@\[-`{-~].*[!-/:-@\[-`{-~]")


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _PASSWORD.finditer(reading.plain):
        if _MADE_UP.search(match["secret"]) and not _STANDARD.match(match["secret"]):
            yield match.span("secret")


DETECTOR = Detector("password", "密码", _spans, rank=45)
