"""Bank cards: the number ranges of UnionPay and of the international organisations, with the Luhn digit (ISO/IEC 7812-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.detectors._luhn import is_checked
from assistant.answering.sensitive.labels import is_amount, labelled, names_a_thing
from assistant.answering.sensitive.reading import Reading

_NUMBER = re.compile(r"(?<![0-9.])\d(?:[ \n-]{0,2}\d){12,18}(?![0-9A-Za-z])")
_UNION_PAY = re.compile(r"62\d{14,17}")
_OTHERS = re.compile(
    r"4\d{15}|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|35\d{14}|36\d{12}"
    r"|60\d{14,17}|9[0-9]\d{14,17}|6[4-9]\d{14,17}"
)
_LETTERS = re.compile(r"[A-Za-z]+(?=\Z)")
_LONGEST_LABEL = 20
_BANK = re.compile(
    r"ICBC|CCB|ABC|BOC|CMB|BOCOM|BCM|PSBC|CITIC|SPDB|CMBC|CEB|CIB|HXB|CARD|CARDNO|NO|UNIONPAY", re.IGNORECASE
)
"""What banks and forms write right in front of the number."""

_LABEL = re.compile(r"银行卡|卡号|信用卡|借记卡|储蓄卡|工资卡|公务卡|一卡通")


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _NUMBER.finditer(reading.plain):
        digits = re.sub(r"\D", "", match[0])
        if is_checked(digits) and _is_card(reading, match, digits):
            yield match.span()


def _is_card(reading: Reading, match: re.Match[str], digits: str) -> bool:
    letters = _LETTERS.search(reading.plain, max(0, match.start() - _LONGEST_LABEL), match.start())
    if labelled(reading, match.start(), _LABEL) or (letters and _BANK.fullmatch(letters[0])):
        return True
    if letters:
        return False
    if is_amount(reading, *match.span()):
        return False
    if _UNION_PAY.fullmatch(digits):
        return True
    return _OTHERS.fullmatch(digits) is not None and not names_a_thing(reading, match.start())


DETECTOR = Detector("bank_card", "银行卡号", _spans, rank=20)
