"""Quotation marks that are not Chinese: straight ones and corner brackets, with what they should be."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from assistant.rules.prose import overlaps, untouched
from assistant.rules.punctuation._private import CHINESE, has_han

_DOUBLE = re.compile(r"[\"＂“”]")
_STRAIGHT = '"＂'
_SINGLE = re.compile(r"(?<![A-Za-z0-9'])'(?P<quoted>[^'\"“”‘’]{1,60})'(?!')")
_CORNER = re.compile(r"「[^「」]*」|『[^『』「」]*』")
_CORNERS = str.maketrans("「」『』", "“”‘’")
_ALONE = str.maketrans("『』", "“”")
_CHINESE = re.compile(f"[{CHINESE}]")


@dataclass(frozen=True)
class WrongQuotes:
    """A stretch with wrong quotation marks.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        replacement: How it should read; None for a mark without a partner.
    """

    start: int
    end: int
    replacement: str | None


def wrong_quotes(text: str) -> tuple[WrongQuotes, ...]:
    """The wrong quotation marks of a text, a pair as one stretch; marks of Latin text and code are left alone."""
    kept = untouched(text)
    outer = [each for each in (*_straight(text), *_corners(text)) if not overlaps(kept, each.start, each.start + 1)]
    fixed = _with(text, outer)
    inner = [each for each in _singles(fixed) if not overlaps(kept, each.start, each.start + 1)]
    fixed = _with(fixed, inner)
    found = [WrongQuotes(each.start, each.end, fixed[each.start : each.end]) for each in outer if _is_wide(each)]
    narrow = [each for each in outer if not _is_wide(each)]
    return tuple(sorted([*found, *_outside(inner, found), *narrow], key=lambda each: each.start))


def _is_wide(wrong: WrongQuotes) -> bool:
    """Whether it is a pair with what stands between, which is put right as one."""
    return wrong.replacement is not None and wrong.end - wrong.start > 1


def _outside(inner: list[WrongQuotes], wide: list[WrongQuotes]) -> Iterator[WrongQuotes]:
    """Those that stand within none of the wide ones."""
    around = sorted(wide, key=lambda each: each.start)
    # Of those that begin before a place it is the one that ends last that reaches furthest.
    ends = list(accumulate((each.end for each in around), max))
    for each in inner:
        before = bisect_left(around, each.start, key=lambda other: other.start)
        if not before or ends[before - 1] <= each.end:
            yield each


def _with(text: str, changes: list[WrongQuotes]) -> str:
    """The text after changes, of which each is as long as what it replaces."""
    characters = list(text)
    for each in changes:
        if each.replacement is not None:
            characters[each.start : each.end] = each.replacement
    return "".join(characters)


def with_right_quotes(text: str) -> str:
    """The text with the marks that have a partner put right; offsets stay as they are."""
    return _with(text, list(wrong_quotes(text)))


def _straight(text: str) -> Iterator[WrongQuotes]:
    opened: int | None = None
    for match in _DOUBLE.finditer(text):
        at, mark = match.start(), match[0]
        if mark == "“" or (opened is None and mark in _STRAIGHT):
            # After a digit it is the sign for inches or seconds.
            opened = at if mark == "“" or not text[at - 1 : at].isdigit() else None
        elif opened is not None:
            yield from _pair(text, opened, at)
            opened = None
    if opened is not None and text[opened] in _STRAIGHT and _near_chinese(text, opened, opened + 1):
        yield WrongQuotes(opened, opened + 1, None)


def _pair(text: str, first: int, last: int) -> Iterator[WrongQuotes]:
    straight = [at for at in (first, last) if text[at] in _STRAIGHT]
    if not straight or not (has_han(text[first:last]) or _near_chinese(text, first, last + 1)):
        return
    if len(straight) == 2:
        yield WrongQuotes(first, last + 1, f"“{text[first + 1 : last]}”")
    else:
        yield WrongQuotes(straight[0], straight[0] + 1, "“" if straight[0] == first else "”")


def _near_chinese(text: str, start: int, end: int) -> bool:
    return _CHINESE.search(text[max(start - 1, 0) : start] + text[end : end + 1]) is not None


def _singles(text: str) -> Iterator[WrongQuotes]:
    for match, nested in _with_nesting(_SINGLE, text):
        if has_han(match["quoted"]):
            opening, closing = "‘’" if nested else "“”"
            yield WrongQuotes(*match.span(), f"{opening}{match['quoted']}{closing}")


def _with_nesting(pattern: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Where a pattern stands, and whether that is within quotation marks that are still open."""
    depth = at = 0
    for match in pattern.finditer(text):
        depth += text.count("“", at, match.start()) - text.count("”", at, match.start())
        at = match.start()
        yield match, depth > 0


def _corners(text: str) -> Iterator[WrongQuotes]:
    for match, nested in _with_nesting(_CORNER, text):
        if nested:
            replacement = f"‘{match[0][1:-1]}’"
        else:
            replacement = match[0].translate(_CORNERS if match[0][0] == "「" else _ALONE)
        yield WrongQuotes(*match.span(), replacement)


_OUTER = re.compile(r"(?<![A-Za-z0-9])‘(?P<quoted>[^‘’]{1,200})’(?![A-Za-z])")
_TURNED = str.maketrans("“”", "‘’")


def single_outside(text: str) -> Iterator[WrongQuotes]:
    """The pairs of single marks that stand in no double ones."""
    depth = at = 0
    for match in _OUTER.finditer(text):
        depth += text.count("“", at, match.start()) - text.count("”", at, match.start())
        at = match.start()
        if depth == 0 and has_han(match["quoted"]):
            yield WrongQuotes(*match.span(), f"“{match['quoted'].translate(_TURNED)}”")
