"""Typing errors of a question: a pair of characters that no text holds, and that sounds like a word of the law (清示, 请示)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from assistant.library.knowledge_files import read_knowledge
from assistant.library.terms import FUNCTION_WORDS
from assistant.resources import knowledge_folder

OFTEN = 25
"""In how many pieces of a library a word must stand to be what was meant."""

CLEARLY = 4
"""How many times more often than the next likely word."""

_OFTEN_ALONE = frozenset("一二三四五六七八九十百千万两半全人手")
"""Characters that people say by themselves, so that a neighbour is no part of the same word."""

_PAIR = re.compile(r"[\u4e00-\u9fff]{2}")


class Correction(NamedTuple):
    """A word as it was typed, and as it was meant."""

    typed: str
    meant: str


def corrected(question: str, frequency: Callable[[str], int]) -> tuple[str, tuple[Correction, ...]]:
    """The question with its typing errors put right, and what was put right.

    Only what cannot be a word is touched: two characters that the segmenter takes for a word it does not know and no text of
    the library holds side by side, one of which has a neighbour in sound that makes a frequent word of them.

    Args:
        question: As it was typed.
        frequency: In how many pieces of the library a pair of characters stands, second texts included.
    """
    found: list[Correction] = []
    for pair in _unknown_words(question):
        meant = _meant(pair, frequency) if frequency(pair) == 0 else ""
        if meant:
            found.append(Correction(pair, meant))
            question = question.replace(pair, meant)
    return question, tuple(found)


def _unknown_words(question: str) -> Iterator[str]:
    """Words of two characters that the segmenter sees and its dictionary has not."""
    import rjieba

    for word in rjieba.cut(question):
        loose = any(character in FUNCTION_WORDS or character in _OFTEN_ALONE for character in word)
        if _PAIR.fullmatch(word) and not loose and len(list(rjieba.cut(word, False))) > 1:
            yield word


def _meant(pair: str, frequency: Callable[[str], int]) -> str:
    """The frequent word that a pair sounds like; empty where there is none, or several."""
    first, second = pair
    others = [other + second for other in _same_sound(first)] + [first + other for other in _same_sound(second)]
    ranked = sorted(((frequency(other), other) for other in others if _is_word(other)), reverse=True)
    if not ranked or ranked[0][0] < OFTEN or (len(ranked) > 1 and ranked[0][0] < CLEARLY * ranked[1][0]):
        return ""
    return ranked[0][1]


def _is_word(pair: str) -> bool:
    import rjieba

    return list(rjieba.cut(pair, False)) == [pair]


def _same_sound(character: str) -> str:
    return _homophones().get(character, "").replace(character, "")


@lru_cache(maxsize=1)
def _homophones() -> Mapping[str, str]:
    """The characters that sound alike, tones aside, by each of them."""
    content = read_knowledge(knowledge_folder() / "terms" / "similar_characters.yaml")
    groups = [group for entry in content["entries"] for group in str(entry["names"]).split() if "=" in group]
    alike: dict[str, str] = {}
    for group in groups:
        characters = group.partition("=")[2]
        for character in characters:
            alike[character] = alike.get(character, "") + characters
    return alike
