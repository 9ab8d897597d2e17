"""Finds set political formulations of which characters were lost, added or changed: the head and the tail stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.rules.terms import names

# Signs that quote a part of a formulation; with them or without, it is the same.
_QUOTES = frozenset('“”‘’"《》〈〉')
# Another number makes another meeting or plan.
_COUNTED = frozenset("一二三四五六七八九十两，、。；和与及")
_HEAD, _TAIL = 2, 2
_SHORTEST = 8
# How many characters in a row may be lost: a third of a formulation; what lacks more may be another one.
_LOST = 3


@dataclass(frozen=True)
class Deviation:
    """A stretch that is a formulation with a slip.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        right: The formulation.
        what: What is wrong, in Chinese.
    """

    start: int
    end: int
    right: str
    what: str


def deviations(text: str) -> Iterator[Deviation]:
    """The formulations of a text that lack a part, or have a character too many or another one."""
    if not _heads().search(text):
        return
    offsets = [at for at, sign in enumerate(text) if sign not in _QUOTES]
    bare = "".join(text[at] for at in offsets)
    end = 0
    for head in _heads().finditer(bare):
        at, known = head.start(), _by_head()[head[0]]
        if at < end or any(bare.startswith(one, at) for one in known):
            continue
        for right in known:
            if (found := _slip(bare, at, right)) is not None:
                length, what = found
                end = at + length
                yield Deviation(offsets[at], offsets[end - 1] + 1, right, what)
                break


def _slip(bare: str, at: int, right: str) -> tuple[int, str] | None:
    """How long the wrong stretch is, and what is wrong with it."""
    for variant, what in _variants(right):
        if bare.startswith(variant, at):
            return len(variant), what
    said = bare[at : at + len(right)]
    if len(said) == len(right) and said.endswith(right[-_TAIL:]):
        other = [at for at, (one, two) in enumerate(zip(said, right, strict=True)) if one != two]
        if len(other) == 1 and other[0] >= _HEAD and said[other[0]] not in _COUNTED:
            return len(right), f"“{said[other[0]]}”应当是“{right[other[0]]}”"
    return None


@cache
def _heads() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _by_head())))


@cache
def _by_head() -> dict[str, tuple[str, ...]]:
    """The formulations by their first characters, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(names("fixed_formulations"), key=len, reverse=True):
        found[name[:_HEAD]] = (*found.get(name[:_HEAD], ()), name)
    return found


@cache
def _variants(right: str) -> tuple[tuple[str, str], ...]:
    """The formulation without some characters in a row, longest first; those that are a formulation themselves are left out."""
    known = set(names("fixed_formulations"))
    most = max(len(right) // _LOST, 1)
    found: dict[str, str] = {}
    for lost in range(1, most + 1):
        for start in range(_HEAD, len(right) - _TAIL - lost + 1):
            variant = right[:start] + right[start + lost :]
            # 最本质特征 is said as well as 最本质的特征.
            without_particle = right[start : start + lost] == "的"
            if variant not in known and len(variant) >= _SHORTEST - 2 and not without_particle:
                found.setdefault(variant, f"漏了“{right[start : start + lost]}”")
    return tuple(sorted(found.items(), key=lambda each: -len(each[0])))
