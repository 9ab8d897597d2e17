"""Ordinals within sentences: 一是, 第一，, （1）, ①. Each kind counts for itself; what begins anew at one is a list within a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.documents.numbering import chinese_to_int

_CHINESE = "[一二三四五六七八九十]{1,2}"
_KINDS = (
    re.compile(rf"(?:^|(?<=[。；：，、“]))\s*(?P<label>(?P<number>{_CHINESE})是)(?![否非])"),
    re.compile(rf"(?:^|(?<=[。；：，]))\s*(?P<label>第(?P<number>{_CHINESE})(?=[，、：]))"),
    re.compile(r"(?:^|(?<=[。；：]))\s*(?P<label>[（(](?P<number>\d{1,2})[）)])"),
    # 第①③要素 names the items of another text.
    re.compile(r"(?<![第见和①-⑳])(?P<label>(?P<number>[①-⑳]))"),
)
_FIRST_OF_ALL = re.compile(r"(?:^|(?<=[。；：，]))(?P<label>首先|其次|再次|最后)(?=[，,要是、])")


@dataclass(frozen=True)
class Ordinal:
    """An ordinal in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        text: How it is written.
        number: Its number.
    """

    start: int
    end: int
    text: str
    number: int


@dataclass(frozen=True)
class OutOfOrder:
    """An ordinal that does not follow the one before.

    Attributes:
        ordinal: The ordinal.
        before: The number of the one before.
    """

    ordinal: Ordinal
    before: int


def out_of_order(text: str) -> Iterator[OutOfOrder]:
    """The ordinals of a text that stand twice or leave one out."""
    for kind in _KINDS:
        yield from _broken(_ordinals(kind, text))


def said_twice(text: str) -> Iterator[Ordinal]:
    """The second 其次 or 首先 of one list."""
    seen: set[str] = set()
    for match in _FIRST_OF_ALL.finditer(text):
        label = match["label"]
        if label == "首先" and "其次" in seen:
            seen = set()
        if label in seen and label != "最后" and "首先" in seen:
            yield Ordinal(*match.span("label"), label, 0)
        seen.add(label)


def _ordinals(kind: re.Pattern[str], text: str) -> Iterator[Ordinal]:
    for match in kind.finditer(text):
        sign = match["number"]
        number = ord(sign) - ord("①") + 1 if "①" <= sign <= "⑳" else chinese_to_int(sign)
        yield Ordinal(*match.span("label"), match["label"], number)


def _broken(ordinals: Iterable[Ordinal]) -> Iterator[OutOfOrder]:
    open_lists: list[int] = []
    for each in ordinals:
        if each.number == 1:
            open_lists.append(1)
            continue
        if not open_lists:
            return
        while len(open_lists) > 1 and open_lists[-1] + 1 != each.number and each.number - 1 in open_lists[:-1]:
            open_lists.pop()
        if open_lists[-1] + 1 != each.number and each.number != 1:
            yield OutOfOrder(each, open_lists[-1])
        open_lists[-1] = each.number
