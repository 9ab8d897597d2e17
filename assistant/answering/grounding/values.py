"""Numbers with what they measure, so that 三十日, 30日 and ３０ 天 are one value and 三十日 and 三十个工作日 are two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from assistant.documents.numbering import chinese_to_int

_UNITS: dict[str, tuple[str, Fraction]] = {
    name: (unit, Fraction(1))
    for unit, names in {
        "工作日": "个工作日 工作日", "日": "自然日 个自然日 日 天", "小时": "个小时 小时", "分钟": "分钟", "秒": "秒钟 秒", "季度": "个季度 季度",
        "学时": "学时 课时", "周岁": "周岁 岁", "人": "人 名 位", "人次": "人次", "元": "元", "次": "次", "倍": "倍", "%": "% ％", "百分点": "个百分点",
        "件": "件", "份": "份", "项": "项", "种": "种", "类": "类", "级": "级", "档": "档", "层": "层", "步": "步", "款": "款", "家": "家",
        "条": "条", "户": "户", "处": "处", "页": "页", "本": "本", "台": "台", "辆": "辆", "间": "间", "套": "套", "批": "批", "轮": "轮", "届": "届",
        "票": "票", "行": "行", "字": "个字 字", "号字": "号字", "磅": "磅 pt", "倍行距": "倍行距", "厘米": "厘米 cm", "平方米": "平方米 ㎡", "公里": "公里 千米",
        "吨": "吨", "克": "克", "千克": "千克 公斤", "亩": "亩", "公顷": "公顷", "折": "折", "成": "成", "期": "期", "组": "组", "段": "段", "方面": "个方面 方面",
        "个": "个", "环节": "个环节 环节", "阶段": "个阶段 阶段", "月": "个月", "倍以上": "倍以上", "分": "分", "号": "号",
    }.items()
    for name in names.split()
} | {  # a year is twelve months and a week seven days, whichever of both a model writes
    "周年": ("月", Fraction(12)), "个年度": ("月", Fraction(12)), "年度": ("月", Fraction(12)), "年": ("月", Fraction(12)),
    "个星期": ("日", Fraction(7)), "星期": ("日", Fraction(7)), "周": ("日", Fraction(7)),
    "毫米": ("厘米", Fraction(1, 10)), "mm": ("厘米", Fraction(1, 10)),
}  # fmt: skip

COUNTERS = frozenset("个 种 项 类 份 件 条 处 次 位 人 方面 组 段 层".split())
"""Units with which one thing is named rather than counted: 一种、一项."""

_NUMERALS = "〇零一二三四五六七八九十百千万亿两"
_NUMBER = rf"(?:\d[\d,，]*(?:\.\d+)?\s?[千万亿]?万?|半|[{_NUMERALS}]+)"
_UNIT = "|".join(re.escape(name) for name in sorted(_UNITS, key=len, reverse=True))
_VALUE = re.compile(
    rf"(?P<ordinal>第)?(?:(?P<whole>{_NUMBER})分之(?P<part>{_NUMBER})"
    rf"|(?P<number>{_NUMBER})\s?(?:(?P<unit>{_UNIT})(?P<half>半)?|(?=[—\-－~～至到、]{{1,2}}{_NUMBER}\s?(?P<shared>{_UNIT}))|(?P<bare>)))"
)
_WORDS = re.compile(
    r"一般|一定|一切|一致|一律|一并|一同|一旦|一些|一直|一贯|一体|一经|统一|同一|任一|唯一|进一步|(?<!分)之一|单一|(?<![一二三四五六七八九])十分(?![之。，；以钟])|万一|千万|一方面|另一方面"
    r"|一次性|一时|一线|一事|一户一|半数|一案|一单|一人一|一票否决|逐一|合一|[A-Za-z]+\d+|一年一度|一字(?=线)|三公(?=经费|”)|两者|二者|百姓|四舍五入|不一|专一|第一时间"
    r"|半角|半字线|每一|某一|哪一|另一|这一|那一|上一(?!周)|下一(?![年日天周个])|[前后]一(?![年日天月周个])|一级(?=机关|政府|组织|人民)|一方(?!面)|双方|一天到晚"
)
_FULL_WIDTH = {code: code - 0xFEE0 for code in [*range(0xFF10, 0xFF1A), 0xFF05, 0xFF0E]}


@dataclass(frozen=True)
class Value:
    """A number in a text.

    Attributes:
        number: Its value in the normal unit: 一年 is 12 months, 3万元 is 30,000 yuan.
        unit: The normal unit; empty for a bare number.
        start: Index of its first character.
        end: Index after its last.
        written: As it stands there.
    """

    number: Fraction
    unit: str
    start: int
    end: int
    written: str

    @property
    def names_one(self) -> bool:
        """Whether it may be a way of naming (一种、一项) rather than a count."""
        return self.number == 1 and self.unit in COUNTERS


@lru_cache(maxsize=512)
def values_of(text: str) -> tuple[Value, ...]:
    """The values of a text, in order. Dates, article numbers and the like must have been blanked before.

    A Chinese numeral without a unit that we know is a bare number, and 一 is a word there.
    """
    text = _WORDS.sub(lambda word: "\0" * len(word[0]), text.translate(_FULL_WIDTH))
    return tuple(_found(text))


def _found(text: str) -> Iterator[Value]:
    for match in _VALUE.finditer(text):
        value = _fraction(match) if match["whole"] else _quantity(match)
        if value is not None:
            number, unit = value
            yield Value(number, f"第{unit}" if match["ordinal"] else unit, match.start(), match.end(), match[0])


def _fraction(match: re.Match[str]) -> tuple[Fraction, str] | None:
    whole = Fraction(100) if match["whole"] == "百" else _number(match["whole"])
    part = _number(match["part"])
    if not whole or part is None:
        return None
    return (part, "%") if whole == 100 else (part / whole, "分之")


def _quantity(match: re.Match[str]) -> tuple[Fraction, str] | None:
    written, unit = match["number"], match["unit"] or match["shared"]
    number = _number(written)
    if number is None:
        return None
    if not unit:
        # 三张, 两座: what we know no unit for is compared by its number alone; 第三方 and 一面 are words.
        counts = written[0].isdigit() or (number > 1 and not match["ordinal"])
        return (number, "") if counts else None
    normal, scale = _UNITS[unit]
    return (number + Fraction(1, 2) * bool(match["half"])) * scale, normal


def _number(written: str) -> Fraction | None:
    written = re.sub(r"[,，\s]", "", written)
    if written == "半":
        return Fraction(1, 2)
    scale = 1
    while len(written) > 1 and written[0].isdigit() and written[-1] in "千万亿":
        scale *= {"千": 1000, "万": 10_000, "亿": 10**8}[written[-1]]
        written = written[:-1]
    if written[0].isdigit():
        return Fraction(written) * scale
    if set(written) <= set("百千万亿"):
        return None
    try:
        return Fraction(_chinese(written))
    except ValueError:
        return None


def _chinese(written: str) -> int:
    """The value of a Chinese numeral with 万 and 亿."""
    for sign, scale in (("亿", 10**8), ("万", 10_000)):
        if sign in written:
            high, _, low = written.partition(sign)
            return _chinese(high or "一") * scale + (_chinese(low.lstrip("零")) if low.lstrip("零") else 0)
    return chinese_to_int(written.replace("两", "二"))
