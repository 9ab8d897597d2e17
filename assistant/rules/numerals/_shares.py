"""Statements that can be computed anew: shares that are all of a whole, and what grew from one number to another by so much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

# Bounded, and begun only where a number begins: a line of nothing but digits takes time in its length.
_NUMBER = r"(?<![\d.,])\d{1,12}(?:,\d{3}){0,5}(?:\.\d{1,8})?"
_SHARES = re.compile(rf"分别(?:占|为)(?P<list>{_NUMBER}%(?:(?:、|和|，|与){_NUMBER}%){{1,7}})(?=[，。；]|$)")
_SHARE_WORDS = re.compile("占比|比重|构成|份额|各占|三者|三项合")
_UNIT = r"(?:[万亿]?(?:元|人次|人|户|亩|吨|家|件|起|公里|平方米|公顷|台|辆|个|套|千瓦时|次))"
_GROWN = re.compile(
    rf"[由从](?:[^，。；\d]{{0,12}}的)?(?P<first>{_NUMBER})(?P<unit>{_UNIT})(?P<verb>增加|增长|提高|上升|扩大|减少|下降|降低|压减|缩减)(?:到了?|至|为)"
    rf"(?P<second>{_NUMBER})(?P=unit)，(?:同比|较上年)?(?:增加|增长|增幅|提高|上升|减少|下降|降低|降幅|压减)(?:了|达到?|为)?(?P<rate>{_NUMBER})%"
)
# 抽检50批次，合格48批次，合格率为98%.
_RATE = re.compile(
    rf"(?P<whole>{_NUMBER})(?P<unit>批次|{_UNIT})(?:[^，。；\d]{{0,8}})，(?:其中)?[^，。；\d]{{0,6}}(?P<what>合格|完成|办结|满意|通过|达标|整改|到位|签约|化解)"
    rf"[^，。；\d]{{0,4}}(?P<part>{_NUMBER})(?P=unit)，(?P=what)率(?:为|达到?了?)?(?P<rate>{_NUMBER})%"
)
# 完成投资3亿元，比上年的2亿元增长100%.
_MORE = re.compile(
    rf"(?P<second>{_NUMBER})(?P<unit>{_UNIT})，(?:比|较)[^，。；\d]{{1,8}}的(?P<first>{_NUMBER})(?P=unit)(?:增长|增加|提高|上升|减少|下降|降低)了?(?P<rate>{_NUMBER})%"
)
# 12个乡镇中，已有13个完成: a part is no more than the whole.
_PART = re.compile(
    r"(?<!\d)(?P<whole>\d{1,12})(?P<unit>个|名|人|户|家|所|件|项|条|台|辆)(?P<what>[^，。；\d]{0,8})中，(?:已有|已|有|共有|其中)[^，。；\d]{0,4}(?P<part>\d{1,12})(?P=unit)(?!次)"
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
    for match in _PART.finditer(text):
        if int(match["part"]) > int(match["whole"]):
            limit = f"不多于{match['whole']}{match['unit']}"
            yield Miscounted(match.start("part"), match.end("part") + 1, limit, "部分多于总数")
    for match in _RATE.finditer(text):
        rate = _value(match["part"]) / (_value(match["whole"]) or 1) * _WHOLE
        yield from _unlike(match, rate)
    for match in (*_GROWN.finditer(text), *_MORE.finditer(text)):
        first, second = _value(match["first"]), _value(match["second"])
        if not first:
            continue
        yield from _unlike(match, abs(second - first) / first * _WHOLE)


def _unlike(match: re.Match[str], rate: Decimal) -> Iterator[Miscounted]:
    if abs(rate - _value(match["rate"])) > _ROUNDED:
        wanted = f"{rate.quantize(Decimal('0.1')):f}%"
        yield Miscounted(match.start("rate"), match.end("rate") + 1, wanted, "按前面两个数计算")


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))
