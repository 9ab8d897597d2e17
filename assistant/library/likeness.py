"""How far two questions are the same: the share of their character pairs that both hold, weighted by rarity."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import log

from assistant.library.terms import bigrams


class Likeness:
    """Compares questions by what few other questions hold.

    Args:
        count: Number of texts in the library.
        frequency: In how many second texts a pair of characters stands.
    """

    def __init__(self, count: int, frequency: Callable[[str], int]) -> None:
        self._count = count
        self._frequency = lru_cache(maxsize=50_000)(frequency)

    def of(self, one: str, other: str) -> float:
        """0 for nothing in common, 1 for the same pairs: the weight of what both hold against that of all (Jaccard)."""
        first, second = set(bigrams(one)), set(bigrams(other))
        both = sum(self._rarity(pair) for pair in first & second)
        return both / max(1e-9, sum(self._rarity(pair) for pair in first | second))

    def _rarity(self, pair: str) -> float:
        return log(1 + self._count / (1 + self._frequency(pair)))
