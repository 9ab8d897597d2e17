"""Finds set phrases that lack a character: what is left of the word that lost it stands alone in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.rules.terms import names
from assistant.rules.wording._misspellings import Misspelling, gain_of, is_word, lone_characters

_HAN = re.compile(r"[一-鿿]{3,}")
_SHORTEST_OFFICIAL, _LONGEST = 5, 9
# By how much, in natural logarithms, the sentence must become more probable.
_GAIN = 7.0
# What phrases of the general list are without a character, and still good: 消防救援队, 本条所称, 县以上人民政府.
_GOOD = frozenset({"消防救援队", "本条所称", "本行政区内", "县以上人民政府", "党政负责人"})


def omissions(text: str) -> Iterator[Misspelling]:
    """The set phrases that lack a character, in order, the longest where several are meant."""
    for match in _HAN.finditer(text):
        found = sorted(_in_run(match[0]), key=lambda each: (each.start, -len(each.right)))
        end = 0
        for each in found:
            if each.start >= end:
                end = each.end
                yield Misspelling(match.start() + each.start, match.start() + each.end, each.right, each.gain)


def _in_run(run: str) -> Iterator[Misspelling]:
    alone = frozenset(lone_characters(run))
    stretches = {
        (start, start + length)
        for at in alone
        for length in range(3, _LONGEST)
        for start in range(max(0, at - length + 1), min(at, len(run) - length) + 1)
    }
    for start, end in sorted(stretches):
        for phrase, gap in _incomplete().get(run[start:end], ()):
            # What is left of the broken word stands beside the gap, and alone.
            if alone & {start + gap - 1, start + gap}:
                gain = gain_of(run, start, end, phrase)
                if gain >= _GAIN:
                    yield Misspelling(start, end, phrase, gain)


@cache
def _incomplete() -> dict[str, tuple[tuple[str, int], ...]]:
    """The phrases by what they are without one of their inner characters, with the place where it was."""
    official = {each for each in names("official_words") if _SHORTEST_OFFICIAL <= len(each) <= _LONGEST}
    phrases = {each for each in official | set(names("set_phrases")) if _HAN.fullmatch(each)}
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for phrase in sorted(phrases):
        for gap in range(1, len(phrase) - 1):
            left = phrase[:gap] + phrase[gap + 1 :]
            if left not in _GOOD and left not in phrases and not is_word(left):
                found[left] = (*found.get(left, ()), (phrase, gap))
    return found
