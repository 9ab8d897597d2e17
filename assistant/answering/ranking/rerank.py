"""Orders what a search found anew, by all features together."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from assistant.answering.ranking.features import Wanted, features_of
from assistant.answering.understanding.speech import Translation
from assistant.library.source import SearchHit

LOOKED_AT = 60
"""How many of what a search found are looked at again."""


def reranked(wanted: Wanted, hits: Iterable[SearchHit], also: Sequence[Translation] = ()) -> list[SearchHit]:
    """The hits, best first, with their new scores.

    Args:
        wanted: What is looked for.
        hits: What a search found.
        also: More words of the law than the tables give for the question.
    """
    wanted = replace(wanted, translations=(*wanted.translations, *also))
    scored = [replace(hit, score=round(_score(features_of(wanted, hit), hit), 4)) for hit in hits]
    return sorted(scored, key=lambda hit: -hit.score)


def weights_for(hit: SearchHit) -> Mapping[str, float]:
    """How much each feature of a hit counts, by name."""
    return _weights()["words" if hit.similarity is None else "vectors"]


def _score(features: Mapping[str, float], hit: SearchHit) -> float:
    weights = weights_for(hit)
    return sum(weights[name] * value for name, value in features.items())


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads((Path(__file__).parent / "weights.toml").read_text(encoding="utf-8"))
