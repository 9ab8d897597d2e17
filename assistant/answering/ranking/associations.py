"""Which words of the law stand in articles that are asked for with a spoken word: 领证 goes with 结婚登记, 盖章 with 印章.

Learned from the second texts and their articles as word translations are (IBM model 1): the probability that an article
that holds a word is asked for with another.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def associations() -> Mapping[str, Mapping[str, float]]:
    """Probability by spoken word and word of the law."""
    found: dict[str, dict[str, float]] = {}
    for line in (Path(__file__).parent / "associations.tsv").read_text(encoding="utf-8").splitlines():
        spoken, *pairs = line.split("\t")
        found[spoken] = {pair.rpartition("=")[0]: float(pair.rpartition("=")[2]) for pair in pairs}
    return found
