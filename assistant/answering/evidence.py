"""How likely the articles found answer the question: one number from several signs, none of which decides alone.

The weights (``confidence.toml``) are a logistic regression on questions that no evaluation uses, answerable and not, made by
``python -m evals.learning``; ``python -m evals refusals`` prints both error rates over the whole range of the deciding
confidence, so that the threshold can be judged and moved, and ``python -m evals everyday`` how often which confidence is right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import exp, log
from pathlib import Path

from assistant.answering.inquiry import Inquiry
from assistant.answering.places import named_places, speaks_of
from assistant.answering.ranking.features import features_of
from assistant.library.source import SearchHit

WEIGHED = 3
"""How many of the best articles are weighed."""

AGREEING = 5
"""So many of the best say by their documents whether they agree on the matter."""

MOST_TOLD = 40
"""In characters: a longer question tells no more."""

FIELD = 20
"""Among so many articles the right one is chosen."""

_OF_THE_BEST = (
    "words_in_wording",
    "words_in_all",
    "pairs_in_all",
    "pairs_in_second_text",
    "nearest_association",
    "asked_share",
)
SIGNS = (
    *_OF_THE_BEST,
    "first",
    "three",
    "has_second_texts",
    "same_document",
    "told",
    "elsewhere",
    "no_number",
    "similarity",
    "asked_similarity",
    "nearest_similarity",
)
"""The signs that the weights are for."""


def weigh_evidence(inquiry: Inquiry, hits: Iterable[SearchHit]) -> Mapping[str, float]:
    """The signs that the best of ``hits`` speak to the question, by name; empty where there are none.

    ``first`` and ``three`` are the logits of the chance that the best article, or one of the best three, is the right one if
    any is (:func:`chances`); ``same_document`` is the share of the first five that are of the best one's document, ``told`` how long
    the question is; ``elsewhere`` says that the question
    names a place of which none of them speaks; ``no_number`` that it asks for a kind of number and the best article has none of it.
    """
    found = list(hits)
    best = found[:WEIGHED]
    if not best:
        return {}
    shares = chances(found)
    wanted = inquiry.searches.wanted(inquiry.query)
    of_each = [features_of(wanted, hit) for hit in best]
    first = of_each[0]
    places = named_places(inquiry.query)
    return {
        **{name: first.get(name, 0.0) for name in _OF_THE_BEST},
        "first": _logit(shares[0]),
        "three": _logit(sum(shares[:WEIGHED])),
        "has_second_texts": first["has_second_texts"],
        "same_document": _of_one_document(found),
        "told": min(MOST_TOLD, len(inquiry.query)) / MOST_TOLD,
        "elsewhere": float(bool(places) and not speaks_of(best, places)),
        "no_number": float(bool(wanted.kinds) and not first["kind"]),
        "similarity": best[0].similarity or 0.0,
        "asked_similarity": best[0].asked_similarity or 0.0,
        "nearest_similarity": max(best[0].similarity or 0.0, best[0].asked_similarity or 0.0),
    }


def _of_one_document(hits: Sequence[SearchHit]) -> float:
    """Which share of the first are of the document of the best: where they agree on it, the matter is known."""
    first = hits[:AGREEING]
    return sum(hit.source_id == first[0].source_id for hit in first) / AGREEING


def chances(hits: Sequence[SearchHit]) -> list[float]:
    """How likely each hit is the right one if one of them is: scores are logits of that choice, as their weights were learned."""
    scores = [hit.score for hit in hits]
    most = max(scores)
    odds = [exp(score - most) for score in scores]
    # Of a library that holds fewer, the others are taken to be as unlikely as the last.
    rest = max(0, FIELD - len(odds)) * min(odds)
    return [each / (sum(odds) + rest) for each in odds]


def _logit(chance: float) -> float:
    bounded = min(0.999, max(0.001, chance))
    return log(bounded / (1 - bounded))


def confidence(evidence: Mapping[str, float], *, by_vectors: bool) -> float:
    """0 to 1: how likely an answer from the best hits is right.

    Args:
        evidence: As :func:`weigh_evidence` gives it.
        by_vectors: Whether similarities are among it.
    """
    if not evidence:
        return 0.0
    weights = _weights()["vectors" if by_vectors else "words"]
    logit = weights["constant"] + sum(weights[name] * value for name, value in evidence.items())
    return 1 / (1 + exp(-max(-60.0, min(60.0, logit))))


def coverage(inquiry: Inquiry, hits: Iterable[SearchHit]) -> float:
    """Share of the content words of ``inquiry.query``, weighted by rarity, that stand in one of ``hits``; 0 to 1."""
    wanted = inquiry.searches.wanted(inquiry.query)
    return max((features_of(wanted, hit)["words_in_wording"] for hit in hits), default=0.0)


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads((Path(__file__).parent / "confidence.toml").read_text(encoding="utf-8"))
