"""Half-width signs in Chinese text. Every sign becomes one sign, so that offsets stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from assistant.rules.prose import overlaps, untouched
from assistant.rules.punctuation._private import CHINESE, HAN, has_han

_Stretches: TypeAlias = tuple[tuple[int, int], ...]
_SIGNS = dict(zip(",;:?!.．()", "，；：？！。。（）", strict=True))
_STOP = re.compile(rf"(?<=[{CHINESE}])[,;:?!]|[,;:?!](?=\s?[{HAN}“《（])")
_PERIOD = re.compile(rf"(?<=[{HAN}”’》）〕])[.．](?=\s*$|[{HAN}“《（”’）])(?![.．])")
# 五.一 lacks its middle dot, or has one too many, which is said elsewhere.
_DATE = re.compile(r"(?<=[一二三四五六七八九十])[.．](?=[一二三四五六七八九十])")
_BRACKET = re.compile(r"[(（)）]")
# (0,0) and (1279,719): places, sizes and other rows of numbers.
_TUPLE = re.compile(r"\([-+]?\d+(?:\.\d+)?(?:\s?,\s?[-+]?\d+(?:\.\d+)?)+\)")
_INTERVAL = re.compile(r"\([-+\d.,，\s∞]+\]|\[[-+\d.,，\s∞]+\)")
_TITLE = re.compile(r"[<＜](?P<name>[^<>＜＞\s\d][^<>＜＞]{1,80})[>＞]")
# GB/T 7714 writes what is cited with half-width signs: [1] 张三. 题名[J]. 刊名, 2020(3): 1-9.
_REFERENCE = re.compile(r"\[(?:[JMCDRNPSZAG]|[A-Z]{1,2}/[A-Z]{2})\]|doi:\s?10\.|\[文献类型")
# Blanks in a longer row than this are no matter of a sign any more.
_NEAR = 100
# Names of functions before their arguments, which hold quotation marks or assignments.
_CALL = re.compile(r"[A-Za-z_]\w*$", re.ASCII)
_CODE = re.compile(r"['=\\]|\"[^\"]*\"")
_OPERATORS = "=＝×÷*/+＋<>≤≥√"
# In document numbers round brackets are wrong at any width; that is said where document numbers are judged.
_YEAR_OF_NUMBER = re.compile(r"[(（](?:19|20)\d\d[)）](?=第?\d+号)")


@dataclass(frozen=True)
class HalfWidth:
    """A stretch with half-width signs.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        replacement: How it should read.
        sure: Whether nothing else could be meant.
    """

    start: int
    end: int
    replacement: str
    sure: bool = True


def half_width(text: str, first: int = 0) -> tuple[HalfWidth, ...]:
    """The stretches of a text with half-width signs; a pair of brackets is one with what it holds.

    Args:
        text: The text.
        first: Offset before which nothing is looked at.
    """
    if _REFERENCE.search(text):
        return ()
    kept = untouched(text)
    written, pairs = list(text), [*_brackets(text, first, kept), *_titles(text, first, kept)]
    for start, end, signs in pairs:
        written[start], written[end - 1] = signs
    for at, sign in _stops("".join(written), first, kept):
        written[at] = sign
        pairs.append((at, at + 1, sign))
    fixed = "".join(written)
    return tuple(_as_stretch(text, fixed, start, end) for start, end in _outermost([(p[0], p[1]) for p in pairs]))


def _as_stretch(text: str, fixed: str, start: int, end: int) -> HalfWidth:
    inside = text[start] in ".．" and bool(text[end:].strip())
    return HalfWidth(start, end, fixed[start:end], sure=not inside and text[start] not in "<＜")


def _outermost(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    covered = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= covered:
            covered = end
            yield start, end


def _brackets(text: str, first: int, kept: _Stretches) -> Iterator[tuple[int, int, str]]:
    numbers = {match.start() for match in _YEAR_OF_NUMBER.finditer(text)}
    intervals = _INTERVAL.sub(lambda interval: "-" * len(interval[0]), text)
    opened: list[int] = []
    for match in _BRACKET.finditer(intervals, first):
        if match[0] in "(（":
            opened.append(match.start())
        elif opened:
            start, end = opened.pop(), match.end()
            if start not in numbers and not _left_alone(text, start, end, kept):
                yield from _half_of(text, start, end)


def _half_of(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Of a pair of two widths only the half-width one is wrong."""
    opening, closing = text[start] == "(", text[end - 1] == ")"
    if opening and closing:
        if _is_chinese(text, start, end):
            yield start, end, "（）"
    elif opening:
        yield start, start + 1, "（（"
    elif closing:
        yield end - 1, end, "））"


def _is_chinese(text: str, start: int, end: int) -> bool:
    """Whether a pair of brackets holds Chinese, or stands between Chinese characters."""
    before, after = text[max(start - _NEAR, 0) : start].rstrip()[-1:], text[end : end + _NEAR].lstrip()[:1]
    around = re.fullmatch(f"[{CHINESE}]", before) and (not after or re.fullmatch(f"[{CHINESE},.;:]", after))
    return has_han(text[start:end]) or bool(around)


def _left_alone(text: str, start: int, end: int, kept: _Stretches) -> bool:
    """Whether a pair is part of a sum, of an address or of a call in program code."""
    if _CALL.search(text[max(start - _NEAR, 0) : start]) and _CODE.search(text[start:end]):
        return True
    if _TUPLE.fullmatch(text[start:end]):
        return True
    neighbours = text[max(start - 1, 0) : start] + text[end : end + 1]
    return any(each in _OPERATORS for each in neighbours) or overlaps(kept, start, start + 1)


def _titles(text: str, first: int, kept: _Stretches) -> Iterator[tuple[int, int, str]]:
    for match in _TITLE.finditer(text, first):
        if has_han(match["name"]) and not _left_alone(text, *match.span(), kept):
            yield *match.span(), "《》"


def _stops(text: str, first: int, kept: _Stretches) -> Iterator[tuple[int, str]]:
    for pattern in (_STOP, _PERIOD):
        for match in pattern.finditer(text, first):
            at = match.start()
            # “,” speaks of the sign itself.
            quoted = (
                text[max(at - 1, 0) : at] in tuple("“‘") or text[max(at - 1, 0) : at] + text[at + 1 : at + 2] == '""'
            )
            if not quoted and not overlaps(kept, at, at + 1) and not _DATE.match(text, at):
                yield at, _SIGNS[match[0]]
