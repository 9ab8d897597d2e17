"""Quotation marks, brackets and book title marks that have no partner, stand the wrong way round, cross or nest wrongly."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from assistant.rules.punctuation._private import CHINESE, sentence_end, sentence_start
from assistant.rules.punctuation._quotes import with_right_quotes

# Half-width round brackets are paired with full-width ones; their width is another rule's.
_ROUND = str.maketrans("()", "（）")
KINDS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "〔": "〕", "【": "】"}
_INNER = {"“": "‘", "《": "〈"}
_CHINESE = re.compile(f"[{CHINESE}]")
# 1） or a) or ①） numbers something; that sign never had a partner.
_NUMBERED = re.compile(r"(?:(?:^|[^\dA-Za-z])[\dA-Za-z]{1,3}|(?:^|[，。；：、\s])[一二三四五六七八九十]{1,3}|[①-⑳])$")
# How far the pattern above reaches back from the sign.
_LONGEST_NUMBERED = 6
_CENTURY = re.compile(r"[‘’]\d\d年")


class Fault(Enum):
    """What is wrong with a sign."""

    NOT_CLOSED = "没有后一半"
    NOT_OPENED = "没有前一半"
    REVERSED = "方向反了"
    NESTED = "里外用了同一种"
    CROSSED = "互相交叉"


@dataclass(frozen=True)
class Unpaired:
    """A faulty sign.

    Attributes:
        fault: What is wrong.
        kind: Its opening half.
        at: Where the sign stands.
        start: Where the stretch begins that is to be looked at.
        end: Where that ends.
    """

    fault: Fault
    kind: str
    at: int
    start: int
    end: int


def unpaired(text: str) -> tuple[Unpaired, ...]:
    """The faulty signs of a text, in order."""
    normal = with_right_quotes(text).translate(_ROUND)
    pairs: list[tuple[int, int]] = []
    found: list[Unpaired] = []
    for kind in KINDS:
        found += _of_kind(text, normal, kind, pairs)
    if not found:
        found += _crossings(normal, pairs)
    return tuple(sorted(found, key=lambda each: each.at))


def _of_kind(text: str, normal: str, kind: str, pairs: list[tuple[int, int]]) -> Iterator[Unpaired]:
    marks = [at for at, sign in enumerate(normal) if sign in (kind, KINDS[kind]) and not _is_apostrophe(normal, at)]
    balanced = _is_balanced(normal, marks, kind)
    opened: list[int] = []
    for index, at in enumerate(marks):
        following = "".join(normal[each] for each in marks[index + 1 : index + 2])
        if normal[at] == kind:
            if opened and kind in _INNER and not balanced:
                yield _second_open(kind, opened.pop(), at, following)
                # One that was only turned the wrong way has closed what was open.
                if following != KINDS[kind]:
                    continue
            opened.append(at)
        elif opened:
            pairs.append((opened.pop(), at))
        elif not _is_other(text, normal, at):
            fault = _stray_close(normal, kind, at, following)
            opened += [at] if fault.fault is Fault.REVERSED else []
            yield fault
    if balanced and kind in _INNER:
        yield from _nested(kind, pairs, marks)
    yield from _never_closed(text, normal, kind, opened)


def _second_open(kind: str, first: int, at: int, following: str) -> Unpaired:
    """Of two opening marks the first lacks its other half where a closing one follows; else the second is turned round."""
    if following == KINDS[kind]:
        return Unpaired(Fault.NOT_CLOSED, kind, first, first, at)
    return Unpaired(Fault.REVERSED, kind, at, at, at + 1)


def _never_closed(text: str, normal: str, kind: str, opened: list[int]) -> Iterator[Unpaired]:
    for at in opened:
        if not _is_other(text, normal, at):
            yield Unpaired(Fault.NOT_CLOSED, kind, at, at, sentence_end(normal, at))


def _stray_close(normal: str, kind: str, at: int, following: str) -> Unpaired:
    if kind == "“" and following == KINDS[kind]:
        return Unpaired(Fault.REVERSED, kind, at, at, at + 1)
    return Unpaired(Fault.NOT_OPENED, kind, at, sentence_start(normal, at), at + 1)


def _is_balanced(normal: str, marks: list[int], kind: str) -> bool:
    depth = 0
    for at in marks:
        depth += 1 if normal[at] == kind else -1
        if depth < 0:
            return False
    return depth == 0


def _nested(kind: str, pairs: list[tuple[int, int]], marks: list[int]) -> Iterator[Unpaired]:
    own, furthest = set(marks), -1
    for start, end in sorted(pair for pair in pairs if pair[0] in own):
        if end < furthest:
            yield Unpaired(Fault.NESTED, kind, start, start, end + 1)
        furthest = max(furthest, end)


def _crossings(normal: str, pairs: list[tuple[int, int]]) -> Iterator[Unpaired]:
    """The pairs that begin within another one and end outside it; among those that nest well there is none to look for."""
    if _nest_well(pairs):
        return
    ordered = sorted(pairs)
    for start, end in pairs:
        first = bisect_right(ordered, start, key=lambda pair: pair[0])
        for other, last in islice(ordered, first, bisect_left(ordered, end, key=lambda pair: pair[0])):
            if last > end:
                yield Unpaired(Fault.CROSSED, normal[other], other, start, last + 1)


def _nest_well(pairs: list[tuple[int, int]]) -> bool:
    ends: list[int] = []
    for start, end in sorted(pairs):
        while ends and ends[-1] < start:
            ends.pop()
        if ends and end > ends[-1]:
            return False
        ends.append(end)
    return True


def _is_apostrophe(normal: str, at: int) -> bool:
    """Whether ’ stands in Latin text, or after it, or in place of the century, as in ’25年."""
    before, after = normal[at - 1 : at], normal[at + 1 : at + 2]
    if _CENTURY.match(normal, at):
        return True
    return normal[at] == "’" and (before.isascii() or not _CHINESE.search(before + after))


def _is_other(text: str, normal: str, at: int) -> bool:
    """Whether a sign without a partner needs none: the bracket of a number, a half-width bracket of a formula."""
    if normal[at] == "）" and _NUMBERED.search(normal, max(at - _LONGEST_NUMBERED, 0), at):
        return True
    return text[at] in "()" and not _CHINESE.search(normal[max(at - 1, 0) : at] + normal[at + 1 : at + 2])
