"""Statements of a whole and its parts in plain words, so that the parts can be added up. What is not plain is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.rules.prose import LONGEST_SENTENCE

_UNITS = (
    "元|人次|人|名|个|座|处|户|家|件|项|起|例|次|台|套|所|条|辆|艘|架|宗|批|篇|份|场|期|支|亩|公顷|公里|千米|米|吨|公斤|千克|千瓦时|平方米"
    "|平方公里|立方米|万元|亿元"
)
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}
_QUANTITY = re.compile(
    rf"(?<![\d.．,])(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>{_UNITS})(?![余多])"
)
# A part: a name of what is counted, then how much of it.
_PART = re.compile(rf"(?:[^\d，。；：、]{{0,16}}[^\d，。；：、约近超达均每比增减降])?{_QUANTITY.pattern}$")
_CLAUSES = re.compile(r"[^，。；：、（）]+")
_END = re.compile("[。；）]")
_OF_WHICH = re.compile(r"[，。；（]?其中[，：]?")
_TOTAL = re.compile(
    rf"[，、；]?(?:共计|合计|总计|总共|一共|共(?![同青产建享和治]))[^\d，。；：、]{{0,6}}{_QUANTITY.pattern}"
)
_RESPECTIVELY = re.compile(
    rf"分别(?:[为是有达占]|[\u4e00-\u9fff]{{1,3}})?(?P<list>\d[\d.万亿{''.join(sorted(set(_UNITS) - {'|'}))}]*(?:[、，和][\d.]+[^\d，。；：、和]{{1,4}})+)$"
)
_VAGUE = re.compile(r"[约近超余]|左右|以上|以下|同比|比上")


@dataclass(frozen=True)
class Sum:
    """A whole and the sum of what is said to be its parts.

    Attributes:
        start: Offset of the whole.
        end: Offset after it.
        whole: The whole, in its unit.
        parts: What the parts add up to.
        unit: The unit of both.
        complete: Whether the words say that these are all parts.
    """

    start: int
    end: int
    whole: Decimal
    parts: Decimal
    unit: str
    complete: bool


def sums(text: str) -> Iterator[Sum]:
    """The plain sums of a text, right or wrong."""
    for match in _OF_WHICH.finditer(text):
        yield from _of_which(text, match)
    for match in _TOTAL.finditer(text):
        yield from _in_total(text, match)


def amount(value: Decimal, unit: str, like: str) -> str:
    """A value in the unit and scale of a quantity as it is written."""
    scale = next((each for each in ("亿", "万") if each in like), "")
    return f"{(value / _SCALES[scale]).normalize():f}{scale}{unit}"


def _of_which(text: str, match: re.Match[str]) -> Iterator[Sum]:
    parts = _parts_after(text, match.end())
    if len(parts) < 2 or len({unit for _, unit in parts}) != 1:
        return
    unit = parts[0][1]
    whole = _whole_before(text, match, unit)
    if whole:
        yield Sum(*whole.span(), _value(whole), sum((value for value, _ in parts), Decimal()), unit, complete=False)


def _parts_after(text: str, start: int) -> list[tuple[Decimal, str]]:
    """The parts up to the first clause that is none; nothing where that clause has numbers too."""
    parts: list[tuple[Decimal, str]] = []
    reach = min(start + LONGEST_SENTENCE, len(text))
    end = _END.search(text, start, reach)
    for clause in _CLAUSES.finditer(text, start, end.start() if end else reach):
        part = _PART.fullmatch(clause[0])
        if part is None or _VAGUE.search(clause[0]):
            return [] if re.search(r"\d", clause[0]) else parts
        parts.append((_value(part), part["unit"]))
    return parts


def _whole_before(text: str, match: re.Match[str], unit: str) -> re.Match[str] | None:
    """The quantity right before, or the only one of that unit in the same sentence or the one before."""
    reach = max(match.start() - LONGEST_SENTENCE, 0)
    start = max(max(text.rfind(sign, reach, max(match.start() - 1, 0)) for sign in "。；：") + 1, reach)
    same = [each for each in _QUANTITY.finditer(text, start, match.start()) if each["unit"] == unit]
    if not same or _VAGUE.search(text[max(same[-1].start() - 2, 0) : same[-1].end() + 2]):
        return None
    return same[-1] if len(same) == 1 or same[-1].end() == match.start() else None


def _in_total(text: str, match: re.Match[str]) -> Iterator[Sum]:
    """The parts stand before the whole, which any run of them up to it may make."""
    reach = max(match.start() - LONGEST_SENTENCE, 0)
    start = max(max(text.rfind(sign, reach, match.start()) for sign in "。；：（") + 1, reach)
    before = text[start : match.start()]
    parts = _listed(before, match["unit"]) or _parts_before(before, match["unit"])
    whole, total = _value(match), sum(parts, Decimal())
    runs = {sum(parts[at:], Decimal()) for at in range(len(parts) - 1)}
    if len(parts) >= 2 and not _VAGUE.search(before + match[0]):
        agreed = whole if whole in runs else total
        yield Sum(match.start("number"), match.end("unit"), whole, agreed, match["unit"], complete=True)


def _parts_before(before: str, unit: str) -> list[Decimal]:
    parts: list[Decimal] = []
    for clause in reversed(_CLAUSES.findall(before)):
        part = _PART.fullmatch(clause)
        if part is None or part["unit"] != unit:
            break
        parts.insert(0, _value(part))
    return parts


def _listed(before: str, unit: str) -> list[Decimal]:
    match = _RESPECTIVELY.search(before)
    if match is None:
        return []
    found = re.findall(rf"(\d+(?:\.\d+)?)([万亿]?)(?:{unit})?", match["list"])
    values = [Decimal(number) * _SCALES[scale] for number, scale in found]
    return values if re.fullmatch(rf"[\d.万亿、，和]*(?:{unit}[、，和]?[\d.万亿、，和]*)*", match["list"]) else []


def _value(quantity: re.Match[str]) -> Decimal:
    return Decimal(quantity["number"].replace(",", "")) * _SCALES[quantity["scale"]]
