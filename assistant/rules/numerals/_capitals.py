"""Amounts of money in capital numerals, 壹万贰仟伍佰元整, and what they are in figures."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {each: value for value, each in enumerate("零壹贰叁肆伍陆柒捌玖")}
_ALSO = str.maketrans("〇弍貳貮叄参陸億萬圓圆角", "零贰贰贰叁叁陆亿万元元角")
_PLACES = {"拾": 10, "佰": 100, "仟": 1_000}
CAPITALS = "零〇壹贰弍貳貮叁叄参肆伍陆陸柒捌玖拾佰仟万萬亿億"
_AMOUNT = re.compile(
    r"(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)元(?:零?(?P<jiao>[壹贰叁肆伍陆柒捌玖])角)?(?:零?(?P<fen>[壹贰叁肆伍陆柒捌玖])分)?[整正]?"
)


def amount_of(capitals: str) -> Decimal | None:
    """The amount in yuan; None where the capitals do not make one."""
    match = _AMOUNT.fullmatch(capitals.translate(_ALSO))
    if match is None or (yuan := _number(match["yuan"])) is None:
        return None
    return Decimal(yuan) + Decimal(_DIGITS.get(match["jiao"], 0)) / 10 + Decimal(_DIGITS.get(match["fen"], 0)) / 100


def _number(text: str) -> int | None:
    for place, scale in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = text.rpartition(place)
        if found:
            above, below = _number(head), _number(tail) if tail else 0
            return None if above is None or below is None else above * scale + below
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int | None:
    """None where a digit stands without its place, or places are not in order: such an amount is not understood."""
    total, last = 0, 10_000
    rest = text.lstrip("零")
    while rest:
        digit = _DIGITS.get(rest[0])
        if digit is None and rest[0] == "拾" and not total:
            digit, rest = 1, f"壹{rest}"
        if digit is None:
            return None
        place = _PLACES.get(rest[1:2], 1)
        if place >= last or (place == 1 and len(rest) > 1):
            return None
        total, last, rest = total + digit * place, place, rest[1 if place == 1 else 2 :].lstrip("零")
    return total if text else None
