"""Numbers of Chinese official documents: numerals, and the labels that open a heading or a paragraph.

Labels of laws are 编, 分编, 章, 节, 条 (立法技术规范); those of official documents are 一、（一）1.（1）(GB/T 9704—2012,
7.3.3); those of standards are 7.3.1 (GB/T 1.1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "[零〇○一二两三四五六七八九十百千万]"
_NUMBER = rf"(?:{_NUMERAL}+|[0-9０-９]{{1,4}})"


class LabelKind(Enum):
    """What a label opens; the value shows its shape."""

    PART = "第一编"
    SUBPART = "第一分编"
    CHAPTER = "第一章"
    SECTION = "第一节"
    ARTICLE = "第一条"
    CHINESE = "一、"
    BRACKETED = "（一）"
    ARABIC = "1."
    ARABIC_BRACKETED = "（1）"
    DECIMAL = "1.1"


@dataclass(frozen=True)
class NumberLabel:
    """The label at the start of a line.

    Attributes:
        kind: What it opens.
        numbers: Its number; ``第十条之二`` is (10, 2), ``7.3.1`` is (7, 3, 1).
        text: The label as printed, without inner white space and with brackets of full width.
        rest: What follows it on the line.
        separated: Whether white space, or nothing at all, follows the label.
    """

    kind: LabelKind
    numbers: tuple[int, ...]
    text: str
    rest: str
    separated: bool


def chinese_to_int(text: str) -> int:
    """The value of a numeral: ``一百零七`` is 107, ``二〇二六`` is 2026, ``25`` and ``２５`` are 25.

    Raises:
        ValueError: The text is not a numeral.
    """
    if re.fullmatch(r"\d+", text):
        return int(text)
    if not text or not all(c in _DIGITS or c in _UNITS or c == "万" for c in text):
        raise ValueError(f"not a numeral: {text!r}")
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    head, separator, tail = text.rpartition("万")
    if separator:
        return (chinese_to_int(head) if head else 1) * 10_000 + (chinese_to_int(tail) if tail else 0)
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int:
    total, digit = 0, 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def int_to_chinese(number: int) -> str:
    """The numeral that laws print: 107 is ``一百零七``, 10 is ``十``, 12 is ``十二``.

    Raises:
        ValueError: The number is not between 0 and 99,999,999.
    """
    if not 0 <= number < 100_000_000:
        raise ValueError(f"out of range: {number}")
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return int_to_chinese(high) + "万" + gap + (_four_digits(low) if low else "")
    text = _four_digits(number) or "零"
    return text[1:] if text.startswith("一十") else text


def _four_digits(number: int) -> str:
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += "零一二三四五六七八九"[digit] + name
        elif text and number and not text.endswith("零"):
            text += "零"
    return text


_LEGAL = re.compile(
    rf"第\s*(?P<number>{_NUMERAL}(?:\s*{_NUMERAL})*|[0-9０-９]{{1,4}})\s*(?P<unit>分编|编|章|节|条)"
    rf"(?:\s*之\s*(?P<sub>{_NUMERAL}{{1,3}}))?"
)
_CHINESE = re.compile(rf"(?P<number>{_NUMERAL}{{1,4}})\s*、")
_BRACKETED = re.compile(rf"[（(]\s*(?P<number>{_NUMERAL}{{1,4}})\s*[)）]")
_ARABIC_BRACKETED = re.compile(r"[（(]\s*(?P<number>[0-9０-９]{1,3})\s*[)）]")
_DECIMAL = re.compile(r"(?P<number>(?:\d{1,3}|[A-Z])(?:\.\d{1,3}){1,5})(?![\d.．%％‰])(?=\s|[^\x00-\x7f]|$)")
_ARABIC = re.compile(r"(?P<number>[0-9０-９]{1,3})\s*[.．、](?!\d)")
_KINDS = {
    "编": LabelKind.PART,
    "分编": LabelKind.SUBPART,
    "章": LabelKind.CHAPTER,
    "节": LabelKind.SECTION,
    "条": LabelKind.ARTICLE,
}


def parse_label(line: str) -> NumberLabel | None:
    """The label at the very start of a line, or None where it has none."""
    line = line.strip()
    return _legal_label(line) or _decimal_label(line) or _list_label(line)


def _legal_label(line: str) -> NumberLabel | None:
    match = _LEGAL.match(line)
    if match is None:
        return None
    numbers = (chinese_to_int(re.sub(r"\s", "", match["number"])),)
    if match["sub"]:
        numbers += (chinese_to_int(match["sub"]),)
    return _label(_KINDS[match["unit"]], numbers, re.sub(r"\s", "", match.group()), line[match.end() :])


def _decimal_label(line: str) -> NumberLabel | None:
    match = _DECIMAL.match(line)
    if match is None or match["number"][0].isalpha():
        return None
    numbers = tuple(int(part) for part in match["number"].split("."))
    return _label(LabelKind.DECIMAL, numbers, match["number"], line[match.end() :])


def _list_label(line: str) -> NumberLabel | None:
    for kind, pattern, shape in (
        (LabelKind.CHINESE, _CHINESE, "{}、"),
        (LabelKind.BRACKETED, _BRACKETED, "（{}）"),
        (LabelKind.ARABIC_BRACKETED, _ARABIC_BRACKETED, "（{}）"),
        (LabelKind.ARABIC, _ARABIC, "{}."),
    ):
        match = pattern.match(line)
        if match is not None:
            number = match["number"]
            return _label(kind, (chinese_to_int(number),), shape.format(number), line[match.end() :])
    return None


def _label(kind: LabelKind, numbers: tuple[int, ...], text: str, tail: str) -> NumberLabel:
    return NumberLabel(kind, numbers, text, tail.strip(), separated=not tail or tail[0].isspace())
