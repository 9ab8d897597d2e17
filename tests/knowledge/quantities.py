"""Finds numbers with their units in Chinese text, so that 三十日, 30日 and 30天 compare equal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_UNITS = {
    "个工作日": "工作日", "工作日": "工作日", "日": "日", "天": "日", "个月": "个月", "月": "月", "个年度": "年度",
    "年度": "年度", "年": "年", "周岁": "周岁", "岁": "周岁", "小时": "小时", "分钟": "分钟", "个星期": "周", "周": "周",
    "倍": "倍", "元": "元", "人": "人", "名": "人", "mm": "mm", "毫米": "mm", "cm": "cm", "行": "行", "字": "字",
    "个字": "字", "号": "号", "%": "%", "个百分点": "百分点", "学时": "学时",
}  # fmt: skip
_HALF_WIDTH = {ord(char): ord(char) - 0xFEE0 for char in "０１２３４５６７８９％．"}
_COUNTERS = "个次份项条种类级位家档层步款"
_NUMBER = r"(?:\d+(?:\.\d+)?[万亿]?|[〇零一二三四五六七八九十百千万亿两半]+)"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_FRACTION = re.compile(rf"({_NUMBER})分之({_NUMBER})")
_DATE = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_QUANTITY = re.compile(
    rf"(?P<ordinal>第)?(?P<number>{_NUMBER})(?:(?=[～~至到—–-]{_NUMBER}(?P<shared>{_UNIT}))"
    rf"|(?P<unit>{_UNIT})|(?P<counter>[{_COUNTERS}])|(?P<bare>))"
)
_NOT_A_NUMBER = re.compile(
    r"GB(?:/T)?\s?[\d.]+(?:[—-]\d{4})?|〔\d{4}〕\d+号|[A-Za-z]\d+|一字线|万一|一般|半角|半字线"
    r"|(?<=[统同任唯逐单专进之上下])一(?=[日年天人号字行月])|(?<=[”|])[一二三四五](?=字)|[一二三四五六七八九十]+[、是要]|星期[一二三四五六日]"
)


@dataclass(frozen=True)
class Quantity:
    """A number of a text: its value, its normalised unit ("" = none), and how it is written."""

    value: Fraction
    unit: str
    written: str

    @property
    def counts(self) -> bool:
        """Whether it only counts things (两个, 三种) instead of measuring."""
        return self.unit in _COUNTERS if self.unit else False


def chinese_integer(text: str) -> int:
    """Value of a Chinese or Arabic numeral such as 二十一, 一百〇八, 三万, 15.

    Raises:
        ValueError: the text is no numeral.
    """
    total = section = digit = 0
    if not any(char in "十百千万亿" for char in text):
        return int("".join(str(_DIGITS.get(char, char)) for char in text))
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _PLACES:
            section, digit = section + (digit or 1) * _PLACES[char], 0
        else:
            total, section, digit = (total + section + digit or 1) * (10_000 if char == "万" else 10**8), 0, 0
    return total + section + digit


def _value(text: str) -> Fraction:
    if text[0].isdigit():
        scale = {"万": 10_000, "亿": 10**8}.get(text[-1], 1)
        return Fraction(text.rstrip("万亿")) * scale
    if "半" in text:
        return Fraction(1, 2) if text == "半" else Fraction(-1)
    return Fraction(chinese_integer(text))


def _take_fractions(text: str, found: set[Quantity]) -> str:
    for match in _FRACTION.finditer(text):
        whole, part = _value(match[1]), _value(match[2])
        percent = match[1] == "百"
        found.add(Quantity(part if percent else part / whole, "%" if percent else "分之", match[0]))
    return _FRACTION.sub("|", text)


def _take_dates(text: str, found: set[Quantity]) -> str:
    for match in _DATE.finditer(text):
        year, month, day = (int(match[name] or 0) for name in ("year", "month", "day"))
        found.add(Quantity(Fraction(year * 10_000 + month * 100 + day), "日期" if year else "月日", match[0]))
    return _DATE.sub("|", text)


def with_parts_of_dates(found: set[Quantity]) -> set[Quantity]:
    """Adds to dates with a year the date without it, its year and its month."""
    parts = set(found)
    for date in (quantity for quantity in found if quantity.unit == "日期"):
        year, month_day = divmod(int(date.value), 10_000)
        for value, unit in ((year, "年"), (month_day, "月日"), (month_day // 100, "月")):
            parts.add(Quantity(Fraction(value), unit, date.written))
    return parts


def _quantity(match: re.Match[str]) -> Quantity | None:
    number, arabic = match["number"], match["number"][0].isdigit()
    unit = _UNITS.get(match["unit"] or match["shared"] or "", match["counter"] or "")
    if match["ordinal"]:
        return Quantity(_value(number), f"第{unit}", match[0]) if unit in ("行", "年", "日", "次") else None
    if not arabic and (not unit or number in ("万", "千", "百", "亿")):
        return None
    if unit and unit in _COUNTERS and _value(number) <= 1:
        return None
    return Quantity(_value(number), unit, match[0])


def quantities(text: str) -> set[Quantity]:
    """All numbers with units in a text, and Arabic numbers without a unit.

    Ordinals of articles (第三条), names (GB/T 9704—2012, 〔2012〕14号, A4) and a counting 一 are not quantities.
    """
    text = _NOT_A_NUMBER.sub("|", text.translate(_HALF_WIDTH)).replace(" ", "").replace("\u3000", "")
    found: set[Quantity] = set()
    text = _take_dates(_take_fractions(text, found), found)
    found.update(quantity for match in _QUANTITY.finditer(text) if (quantity := _quantity(match)))
    return found
