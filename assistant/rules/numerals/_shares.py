"""Statements that can be computed anew: shares that are all of a whole, and what grew from one number to another by so much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SHARES = re.compile(rf"分别(?:占|为)(?P<list>{_NUMBER}%(?:(?:、|和|，|与){_NUMBER}%){{1,7}})(?=[，。；]|$)")
_SHARE_WORDS = re.compile("占比|比重|构成|份额|各占|三者|三项合")
_UNIT = r"(?:[万亿]?(?:元|人次|人|户|亩|吨|家|件|起|公里|平方米|公顷|台|辆|个|套|千瓦时|次))"
_GROWN = re.compile(
    rf"[由从](?:[^，。；\d]{{0,12}}的)?(?P<first>{_NUMBER})(?P<unit>{_UNIT})(?P<verb>增加|增长|提高|上升|扩大|减少|下降|降低|压减|缩减)(?:到了?|至|为)"
    rf"(?P<second>{_NUMBER})(?P=unit)，(?:同比|较上年)?(?:增加|增长|增幅|提高|上升|减少|下降|降低|降幅|压减)(?:了|达到?|为)?(?P<rate>{_NUMBER})%"
)
_WHOLE, _ROUNDED, _NEAR = Decimal(100), Decimal("0.6"), Decimal(20)


@dataclass(frozen=True)
class Miscounted:
    """A number that does not follow from the others.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        wanted: What follows from the others.
        what: What was computed, in Chinese.
    """

    start: int
    end: int
    wanted: str
    what: str


def miscounted(text: str) -> Iterator[Miscounted]:
    """Shares that add up to more or less than the whole, and rates that do not follow from the two numbers before."""
    for match in _SHARES.finditer(text):
        shares = [_value(each) for each in re.findall(rf"({_NUMBER})%", match["list"])]
        total = sum(shares, Decimal())
        told = _SHARE_WORDS.search(text[max(match.start() - 24, 0) : match.end()])
        # What is near the whole was meant to be it; other shares overlap or leave something out.
        if told and _ROUNDED * len(shares) < abs(total - _WHOLE) <= _NEAR and total > _WHOLE:
            yield Miscounted(*match.span("list"), "100%", f"各部分的比重相加是{total.normalize():f}%")
    for match in _GROWN.finditer(text):
        first, second = _value(match["first"]), _value(match["second"])
        if not first:
            continue
        rate = abs(second - first) / first * _WHOLE
        if abs(rate - _value(match["rate"])) > _ROUNDED:
            wanted = f"{rate.quantize(Decimal('0.1')):f}%"
            yield Miscounted(match.start("rate"), match.end("rate") + 1, wanted, "按前面两个数计算")


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))
