"""Bank accounts, which have no common check digit: only where the words in front say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.reading import Reading

_ACCOUNT = re.compile(
    r"(?:银行账号|银行帐号|银行账户|收款账号|账号|帐号|账户号?|银行卡号?|卡号)\s*(?:为|是)?\s*[:：]?\s*(?P<number>\d(?:[ -]?\d){9,29})(?![0-9A-Za-z])"
)


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _ACCOUNT.finditer(reading.plain):
        yield match.span("number")


DETECTOR = Detector("bank_account", "银行账号", _spans, rank=40)
