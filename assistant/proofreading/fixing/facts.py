"""Reads the facts that a text states, so that a repair which would make them others can be told before it is written.

Facts are numbers with their units, dates, ordinals as of articles, titles, Latin words, and names of places and persons.
This reader shares nothing with the rules: where both misread alike, nothing would be noticed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

_CHINESE_DIGIT = "零一二三四五六七八九"
_FOLDED = str.maketrans(
    "０１２３４５６７８９．％－：／〇○㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩①②③④⑤⑥⑦⑧⑨", "0123456789.%-:/零零一二三四五六七八九十123456789"
)
_AMOUNT = r"\d[\d,.]*|[零一二三四五六七八九十百千两]+"
# Ways of writing that state the same, each with one that stands for all of them.
_SAME = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))", ","),
        (r"(?<=\d)[ \u00a0\u2009](?=\d{3}(?!\d))", ""),
        (r"\s+", ""),
    )
)
_SAME_ONCE_FOLDED = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (rf"(?<=[{_CHINESE_DIGIT}])[0OＯo](?=[{_CHINESE_DIGIT}])", "零"),
        (rf"(?<=[{_CHINESE_DIGIT}])[·•](?=[{_CHINESE_DIGIT}])", ""),
        (r"(?<=\d)[·•](?=\d)", "."),
        (r"(?<![\d.])\.(?=\d)", "0."),
        (r"[〔\[【（(［](\d{2}|\d{4})年?[〕\]】）)］]第?(\d+)号", r"\1年\2号"),
        (r"(?<!\d)(\d{4})年第?(\d+)号", r"\1年\2号"),
        (r"第[（(]([一二三四五六七八九十]+|\d+)[）)]", r"第\1"),
        (r"(?<![\d.])(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?![\d.])(?:日|号)?", r"\1年\3月\4日"),
        (r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])", r"\1时\2分"),
        (rf"百分之({_AMOUNT})", r"\1%"),
        (rf"千分之({_AMOUNT})", r"\1‰"),
        # What the end of a range states once is that of both: 9～16亿, 2026—2028年.
        (rf"({_AMOUNT})([-—–~～至到]+)({_AMOUNT})([万亿]|[年月日%‰])", r"\1\4\2\3\4"),
    )
)
_DIGITS = {sign: at for at, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1_000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?"
# 千米 and the like are units, and no thousands.
_PIECE = re.compile(rf"{_ARABIC}|[零一二三四五六七八九两]|千(?![米克瓦卡])|[十百万亿]")
_NUMBER = re.compile(rf"(第?)((?:{_PIECE.pattern})+)([余多几来])?")
_UNIT = re.compile(
    r"\s*(个百分点|年|月|日|号|时|点|分|秒|元|角|%|‰|倍|成|条|款|项|章|节|平方公里|平方米|平米|公里|千米|厘米|毫米|米"
    r"|亩|公顷|吨|公斤|千克|克|千瓦时|千瓦|小时|分钟|岁)"
)
_SAME_UNIT = {"千米": "公里", "千克": "公斤", "平米": "平方米", "号": "日", "点": "时"}
_LAST_CENTURY = 50
_TITLE = re.compile(r"[《〈<]([^《》〈〉<>]{2,80})[》〉>]")
_TITLE_MARKS = re.compile("[《》〈〉]")
_WORD = re.compile(r"[a-z][a-z\d/.\-]*[a-z\d]|[a-z]")
# Where a name begins cannot be told, so two characters of it are looked at, at every place.
_PLACE = re.compile(r"(?=([\u4e00-\u9fff]{2}(?:街道|社区|[省市县旗镇乡村州])))")
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付方白邹孟熊秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_PERSON = re.compile(
    rf"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?=同志|先生|女士|(?:副?(?:书记|主任|局长|处长|市长|县长|区长|科长|部长|厅长|院长|校长)))"
)


@dataclass(frozen=True)
class Number:
    """A number that a text states.

    Attributes:
        value: Its value, tens of thousands and the like counted in.
        unit: The unit of date, money or measure behind it; empty for others.
        ordinal: Whether 第 stands before it.
        vague: Whether 余, 多, 几 or 来 follows.
        text: As it is written.
    """

    value: Fraction
    unit: str
    ordinal: bool
    vague: bool
    text: str

    @property
    def meaning(self) -> tuple[Fraction, str, bool, bool]:
        """What it states, however it is written."""
        return self.value, self.unit, self.ordinal, self.vague


def changed_facts(before: str, after: str) -> str:
    """What an edit of a text would make another fact, in Chinese; empty where both state the same.

    Args:
        before: The text as it is.
        after: The text as it would be.
    """
    if before == after:
        return ""
    old, new = _plain(before), _plain(after)
    return _changed_numbers(old, new) or _changed_titles(old, new) or _changed_names(old, new)


def numbers_of(text: str) -> tuple[Number, ...]:
    """The numbers that a text states, in order."""
    found: list[Number] = []
    text = _plain(text)
    for match in _NUMBER.finditer(text):
        values = _values(match[2])
        unit = _UNIT.match(text, match.end())
        name = unit[1] if unit else ""
        for at, value in enumerate(values, 1):
            last = at == len(values)
            found.append(
                Number(value, _SAME_UNIT.get(name, name), bool(match[1]), bool(match[3]) and last, match[0] + name)
            )
    return tuple(found)


def _plain(text: str) -> str:
    """A text of which equal facts are written alike: dates, times, shares, ranges, signs of full width, blanks."""
    for pattern, written in _SAME:
        text = pattern.sub(written, text)
    text = text.translate(_FOLDED)
    for pattern, written in _SAME_ONCE_FOLDED:
        text = pattern.sub(written, text)
    return text


def _values(run: str) -> list[Fraction]:
    """The values that a run of digits and units states: one as a rule; several in 三四天 and in what is no number."""
    pieces = _PIECE.findall(run)
    if len(pieces) > 1 and all(piece in _DIGITS for piece in pieces):
        if len(pieces) == 2 and "零" not in pieces:
            return [Fraction(_DIGITS[piece]) for piece in pieces]
        return [Fraction(int("".join(str(_DIGITS[piece]) for piece in pieces)))]
    values: list[Fraction] = []
    while pieces:
        value, used = _first_value(pieces)
        values.append(value)
        pieces = pieces[used:]
    return values


def _first_value(pieces: list[str]) -> tuple[Fraction, int]:
    """The first number of some pieces, and of how many pieces it is made.

    Units must fall: 1千3百 is a number, 1千300 is two.
    """
    reading = _Reading()
    for at, piece in enumerate(pieces):
        if not reading.takes(piece):
            return reading.total, at - (reading.coefficient is not None and piece in _SMALL)
    return reading.total + reading.rest(pieces[-1]), len(pieces)


class _Reading:
    """A number while it is read from the left: what is certain of it, and the coefficient that waits for its unit."""

    def __init__(self) -> None:
        self.coefficient: Fraction | None = None
        self._whole, self._section, self._last, self._last_large = Fraction(0), Fraction(0), 0, 0

    @property
    def total(self) -> Fraction:
        return self._whole + self._section

    def takes(self, piece: str) -> bool:
        """Whether the number goes on with a piece."""
        if piece in _SMALL:
            return self._take_small(_SMALL[piece])
        if piece in _LARGE:
            self._take_large(_LARGE[piece])
            return True
        if piece == "零" and self._last and self.coefficient is None:
            # 一千零五 is no 1500.
            self._last = self._last // 10 + 1
            return True
        return self._take_coefficient(piece)

    def rest(self, piece: str) -> Fraction:
        """What stands at the end without a unit: 三百五 is 350."""
        if self.coefficient is None:
            return Fraction(0)
        colloquial = piece in _DIGITS and self._last in (100, 1_000, 10_000)
        return self.coefficient * self._last / 10 if colloquial else self.coefficient

    def _take_small(self, unit: int) -> bool:
        if 0 < self._last < _LARGE["万"] and unit >= self._last:
            return False
        self._section += (Fraction(1) if self.coefficient is None else self.coefficient) * unit
        self.coefficient, self._last = None, unit
        return True

    def _take_large(self, unit: int) -> None:
        section = self._section + (self.coefficient or 0)
        if section and unit < self._last_large:
            self._whole += section * unit
        else:
            self._whole = (self._whole + section or Fraction(1)) * unit
        self._section, self.coefficient = Fraction(0), None
        self._last = self._last_large = unit

    def _take_coefficient(self, piece: str) -> bool:
        value = _coefficient(piece)
        if self.coefficient is not None:
            self._section += self.coefficient
            return False
        if self._last in _SMALL.values() and value >= 10:
            return False
        self.coefficient = value
        return True


def _coefficient(piece: str) -> Fraction:
    return Fraction(_DIGITS[piece]) if piece in _DIGITS else Fraction(piece.replace(",", ""))


def _changed_numbers(before: str, after: str) -> str:
    old, new = numbers_of(before), numbers_of(after)
    gone, come = _beyond(old, new), _beyond(new, old)
    for number in list(gone):
        same = next((each for each in come if _is_same_year(number, each) or _names_unit(number, each)), None)
        if same is not None:
            gone.remove(number)
            come.remove(same)
    if not gone and not come:
        return ""
    return f"数字、日期或序号会由“{_listed(gone)}”变成“{_listed(come)}”"


def _beyond(some: Iterable[Number], others: Iterable[Number]) -> list[Number]:
    """The numbers that stand among some more often than among others."""
    have = Counter(each.meaning for each in others)
    beyond: list[Number] = []
    for number in some:
        if have[number.meaning]:
            have[number.meaning] -= 1
        else:
            beyond.append(number)
    return beyond


def _is_same_year(short: Number, full: Number) -> bool:
    """Whether 25年 is written out as 2025年."""
    if short.unit != "年" or full.unit != "年" or short.value >= 100:
        return False
    return full.value == short.value + (2000 if short.value < _LAST_CENTURY else 1900)


def _names_unit(one: Number, other: Number) -> bool:
    """Whether one of two equal numbers leaves the unit, or 第 and 号, to what stands around it."""
    return one.value == other.value and one.vague == other.vague and "" in (one.unit, other.unit)


def _listed(numbers: Iterable[Number]) -> str:
    return "、".join(number.text for number in numbers) or "无"


def _changed_titles(before: str, after: str) -> str:
    """A title may get its marks, or lose them, but its words stay."""
    for title in _titles(before):
        if title not in _bare(after):
            return f"《{title}》这个名称会变"
    for title in _titles(after):
        if title not in _bare(before):
            return f"会多出《{title}》这个名称"
    return ""


def _titles(text: str) -> list[str]:
    return [_bare(title) for title in _TITLE.findall(text)]


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def _changed_names(before: str, after: str) -> str:
    before, after = (_TITLE_MARKS.sub("", text).casefold() for text in (before, after))
    for pattern in (_WORD, _PLACE, _PERSON):
        old, new = Counter(pattern.findall(before)), Counter(pattern.findall(after))
        if gone := old - new:
            come = new - old
            if sum(come.values()) == sum(gone.values()):
                return f"名称会由“{'、'.join(gone)}”变成“{'、'.join(come)}”"
    return ""
