# pyright: strict
"""Keys by which programs log in, as their makers mark them: ``sk-…``, ``AKIA…``, tokens, blocks of private keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.reading import Reading

_KEY = re.compile(
    r"(?<![A-Za-z0-9_-])(?:(?:sk|pk|rk)[-_](?:[A-Za-z]{2,8}[-_]){0,2}[A-Za-z0-9_-]{16,}|(?:AKIA|ASIA|AKID|LTAI)[0-9A-Za-z]{12,40}"
    r"|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}|xox[abprs]-[A-Za-z0-9-]{10,}|AIza[0-9A-Za-z_-]{30,}|hf_[A-Za-z0-9]{20,}"
    r"|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?)(?![A-Za-z0-9])"
)
_BLOCK = re.compile(
    r"-{3,}BEGIN [A-Z ]{0,24}PRIVATE KEY(?: BLOCK)?-{3,}(?:.{0,8000}?-{3,}END [A-Z ]{0,24}PRIVATE KEY(?: BLOCK)?-{3,}|(?:\s{1,2}[A-Za-z0-9+/=:, -]*)*)",
    re.DOTALL,
)
"""From its first line to its last, or as far as it was pasted."""


def _spans(reading: Reading) -> Iterator[Span]:
    for pattern in (_KEY, _BLOCK):
        for match in pattern.finditer(reading.plain):
            yield match.span()


DETECTOR = Detector("access_key", "密钥", _spans, rank=15)
