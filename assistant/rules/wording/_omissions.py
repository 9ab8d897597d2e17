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
_GAIN, _GAIN_AT_END = 7.0, 6.5
_STOPS = ("，", "。", "；")
# What phrases of the general list are without a character, and still good: 消防救援队, 本条所称, 县以上人民政府.
_GOOD = frozenset({"消防救援队", "本条所称", "本行政区内", "县以上人民政府", "党政负责人"})
# Adverbs that a verb of two characters follows, of which only the first is there: 进一步规公务用车管理.
_CUT_OFF = re.compile(
    r"(?P<said>进一步(?P<verb>规(?![范划避整定制模矩程则律])|优(?![化先秀良质抚待])|健(?![全康身])|巩(?!固)|落(?!实|细|地|到|小|后|户)))(?=[一-鿿])"
)
_VERBS = {"规": "规范", "优": "优化", "健": "健全", "巩": "巩固", "落": "落实"}


def omissions(text: str) -> Iterator[Misspelling]:
    """The set phrases that lack a character, in order, the longest where several are meant."""
    for match in _HAN.finditer(text):
        found = sorted(
            _in_run(match[0], text[match.end() : match.end() + 1] in _STOPS),
            key=lambda each: (each.start, -len(each.right)),
        )
        found += _cut_off(match[0])
        end = 0
        for each in found:
            if each.start >= end:
                end = each.end
                yield Misspelling(match.start() + each.start, match.start() + each.end, each.right, each.gain)


def _in_run(run: str, stopped: bool) -> Iterator[Misspelling]:
    alone = frozenset(lone_characters(run))
    stretches = {
        (start, start + length)
        for at in alone
        for length in range(3, _LONGEST)
        for start in range(max(0, at - length + 1), min(at, len(run) - length) + 1)
    }
    if stopped and len(run) - 1 in alone:
        yield from _broken_off(run)
    for start, end in sorted(stretches):
        for phrase, gap in _incomplete().get(run[start:end], ()):
            # What is left of the broken word stands beside the gap, and alone.
            if alone & {start + gap - 1, start + gap}:
                gain = gain_of(run, start, end, phrase)
                if gain >= _GAIN:
                    yield Misspelling(start, end, phrase, gain)


def _cut_off(run: str) -> Iterator[Misspelling]:
    for match in _CUT_OFF.finditer(run):
        yield Misspelling(*match.span("said"), f"进一步{_VERBS[match['verb'][0]]}", _GAIN)


def _broken_off(run: str) -> Iterator[Misspelling]:
    """What a sentence ends with, if it is a phrase without its last character."""
    for length in range(3, min(len(run), _LONGEST) + 1):
        left = run[-length:]
        for phrase in _unfinished().get(left, ()):
            gain = gain_of(run, len(run) - length, len(run), phrase)
            if gain >= _GAIN_AT_END:
                yield Misspelling(len(run) - length, len(run), phrase, gain)


@cache
def _unfinished() -> dict[str, tuple[str, ...]]:
    """The set phrases by what they are without their last character."""
    phrases = set(names("set_phrases"))
    found: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(each for each in phrases if _HAN.fullmatch(each)):
        if phrase[:-1] not in phrases and not is_word(phrase[:-1]):
            found[phrase[:-1]] = (*found.get(phrase[:-1], ()), phrase)
    return found


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
