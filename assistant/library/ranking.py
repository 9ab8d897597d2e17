"""The learned ranking: how much each sign counts that an article answers a question.

Each sign is centred and scaled by the spread of its best fifty, so that none drowns the others. The weights are a reviewed
data file, ``ranking.toml``; ``python -m evals.learning`` learns them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

SPREAD_OVER = 50
"""How many of the best are looked at to see how far a sign spreads."""


class Signals(NamedTuple):
    """What speaks for each candidate, by article id; an article that a sign says nothing of is not in it.

    Attributes:
        wording: Words and character pairs of the question in the article.
        terms: The same for what the law calls the things that the question names.
        asked: How far the question is one of the article's second texts, 0 to 1.
        wording_similarity: Cosine similarity of the question and the article.
        asked_similarity: Cosine similarity of the question and the nearest second text.
        precedence: Whether its document, its place and its rank are those that are meant; of every candidate.
    """

    wording: Mapping[int, float]
    terms: Mapping[int, float]
    asked: Mapping[int, float]
    wording_similarity: Mapping[int, float]
    asked_similarity: Mapping[int, float]
    precedence: Mapping[int, float]


def weighed(signs: Mapping[int, Mapping[str, float]], *, by_vectors: bool) -> dict[int, float]:
    """One score for each candidate, by article id.

    Args:
        signs: As :func:`features_of` gives them.
        by_vectors: Whether similarities are among them.
    """
    weights = _weights()["vectors" if by_vectors else "words"]
    return {
        article_id: sum(weights[name] * value for name, value in features.items())
        for article_id, features in signs.items()
    }


def features_of(signals: Signals) -> dict[int, dict[str, float]]:
    """What the weights are for, by article id and name.

    An article that has no vector yet counts by its words alone; one that shares no word counts as the last of those that
    do; having no second text counts neither for nor against it.
    """
    wording = _standardised(signals.wording)
    terms = _standardised(signals.terms)
    meaning = _standardised(signals.wording_similarity)
    asked, asked_meaning = _standardised(signals.asked), _standardised(signals.asked_similarity)
    last, last_terms = min(wording.values(), default=0.0), min(terms.values(), default=0.0)
    found: dict[int, dict[str, float]] = {}
    for article_id, standing in signals.precedence.items():
        by_words = wording.get(article_id, last)
        found[article_id] = {
            "wording": by_words,
            "terms": terms.get(article_id, last_terms),
            "wording_similarity": meaning.get(article_id, by_words) if meaning else 0.0,
            "asked": max(0.0, asked.get(article_id, 0.0)),
            "asked_share": signals.asked.get(article_id, 0.0),
            "asked_similarity": max(0.0, asked_meaning.get(article_id, 0.0)),
            "precedence": standing,
        }
    return found


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads((Path(__file__).parent / "ranking.toml").read_text(encoding="utf-8"))


def _standardised(scores: Mapping[int, float]) -> dict[int, float]:
    from statistics import fmean, pstdev

    best = sorted(scores.values(), reverse=True)[:SPREAD_OVER]
    if not best:
        return {}
    centre, spread = fmean(best), pstdev(best) or 1.0
    return {article: (score - centre) / spread for article, score in scores.items()}
