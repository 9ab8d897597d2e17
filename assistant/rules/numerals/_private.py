"""What the rules of numerals share: Chinese digits, words of measure, and numbers with their unit."""

from __future__ import annotations

import re

DIGITS = "一二三四五六七八九"
# What is counted or measured: after one of these words a number says how many, not which one.
MEASURES = (
    r"(?:[十百千万亿]+|个百分点|个(?!人)|[余多]?名|人次|人|天|家|件|户|种|公里|千米|米|毫米|厘米|平方|立方|公顷|亩|元|吨|公斤"
    r"|千克|岁|周岁|小时|分钟|倍|成(?!立|员)|批|支|台|套|座|处|辆|所|位(?!于)|场|份|次(?!全会|会议|全体|党代会)|遍|趟|部分)"
)
NUMBER = r"\d+(?:\.\d+)?"


def value_of(digits: str) -> int:
    """The value of a Chinese digit from 一 to 九."""
    return DIGITS.index(digits) + 1


_CHINESE_NUMBER = re.compile(rf"^(?:(?P<tens>[{DIGITS}])?十)?(?P<ones>[{DIGITS}])?$")


def below_hundred(number: str) -> int | None:
    """The value of a Chinese number below a hundred; None where it is none."""
    match = _CHINESE_NUMBER.match(number)
    if not match or not number:
        return None
    tens = (value_of(match["tens"]) if match["tens"] else 1) if "十" in number else 0
    return tens * 10 + (value_of(match["ones"]) if match["ones"] else 0)
