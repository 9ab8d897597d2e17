"""One spelling for what says the same: numerals with units, modal words, synonyms of the field."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.documents.numbering import chinese_to_int

_NUMERAL = r"[零〇一二两三四五六七八九十百千万]+"
_UNIT = r"个?工作日|个?自然日|日|天|个月|年|周岁|岁|元|倍|人|名|次|小时|分钟|份|件|级|项|处|个|种|公里|平方米|字|页|号|位|户|成|等次"
_SCALE = "[十百千]?[万亿]?"
# 万元 behind a digit is the scale of that digit, no numeral of its own.
_CHINESE_QUANTITY = re.compile(rf"(?<![\d.])({_NUMERAL})({_SCALE})({_UNIT})")
_DIGIT_QUANTITY = re.compile(rf"(\d+(?:\.\d+)?)\s*({_SCALE})({_UNIT})")
_PERCENT = re.compile(rf"百分之({_NUMERAL}|\d+(?:\.\d+)?)")
_UNITS = {
    "个工作日": "工作日",
    "个自然日": "日",
    "自然日": "日",
    "天": "日",
    "周岁": "岁",
    "名": "人",
    "位": "人",
}
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

QUANTITY = re.compile(
    r"\d+(?:\.\d+)?(?:工作日|个月|平方米|公里|小时|分钟|等次|[日年岁元倍人次份件级项处个种字页号户成%])"
)
"""A number with its unit, as :func:`canonical` spells it."""

_SAME = {
    "不得": "一律不得 一律禁止 不能够 不可以 不能 不可 禁止 严禁 不准 不许 不允许",
    "应当": "必须 应该 一定要 需要",
    "可以": "有权 能够",
    "予以": "给予",
    "6个月": "半年",
    "本机关": "本单位",
    "调出": "调离 调走",
    "免职": "免去现任职务 免去职务 免去其职务",
    "报送": "上报 报请 呈报",
    "同意": "愿意",
    "无": "没有 并未 没",
    "未满": "不满 不到",
    "满": "已满",
    "内": "以内 之内",
    "不少于": "不得少于 至少 最少",
    "不超过": "不得超过 至多 最多 最长",
    "上级": "上一级",
    "以前": "之前",
    "以后": "之后",
    "公车": "公务用车",
}
_SPELLINGS = {old: new for new, olds in _SAME.items() for old in olds.split()}
_OLD = re.compile("|".join(sorted(map(re.escape, _SPELLINGS), key=len, reverse=True)))
_FULL_WIDTH = str.maketrans({chr(0xFF10 + n): str(n) for n in range(10)} | {"％": "%", "，": "，", "﹪": "%"})


@lru_cache(maxsize=8192)
def canonical(text: str) -> str:
    """The text without white space, in one spelling; :func:`canonical` of what it gives changes nothing more."""
    text = re.sub(r"[ \t\u3000]+", "", text).translate(_FULL_WIDTH)
    text = re.sub(r"(?<=\d)[,，](?=\d{3}(?!\d))", "", text)
    text = _PERCENT.sub(lambda match: f"{_number(match[1])}%", text)
    text = _OLD.sub(lambda match: _SPELLINGS[match[0]], text)
    text = _CHINESE_QUANTITY.sub(lambda match: _quantity(str(chinese_to_int(match[1])), match[2], match[3]), text)
    return _DIGIT_QUANTITY.sub(lambda match: _quantity(match[1], match[2], match[3]), text)


def _number(text: str) -> str:
    return text if text[0].isdigit() else str(chinese_to_int(text))


def _quantity(number: str, scale: str, unit: str) -> str:
    """The number with its unit; 万元 and the like are written out in 元."""
    unit = _UNITS.get(unit, unit)
    if not scale:
        return number + unit
    value = float(number)
    for character in scale:
        value *= _TENS[character]
    return f"{value:g}{unit}" if value < 1e6 else f"{int(value)}{unit}"
