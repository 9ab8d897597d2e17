"""How likely the articles found answer the question: one number from several signs, none of which decides alone.

The weights are a logistic regression on answerable and unanswerable questions; ``python -m evals refusals`` prints both
error rates over the whole range of the deciding confidence, so that the threshold can be judged and moved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log

from assistant.answering.inquiry import Inquiry
from assistant.answering.places import named_places, speaks_of
from assistant.library.chunks import short_title
from assistant.library.source import SearchHit
from assistant.library.terms import bigrams, content_words

WEIGHED = 3
"""How many of the best articles are weighed."""

ALL_WORDS = 0.999
"""A coverage above this is complete; sums of rarities are not exact."""

COMPLETE_BONUS = 2.0
"""What complete coverage adds to the logit."""


@dataclass(frozen=True)
class Evidence:
    """Signs that the best articles speak to the question.

    Attributes:
        similarity: Best cosine similarity among the best articles; None before all vectors are there.
        coverage: Share of the question's content words, weighted by rarity, in the best article.
        pairs: Share of the question's character pairs in the one of the best articles that holds most.
        elsewhere: Whether the question names a place of which none of the best articles speaks.
        complete: Whether the best article holds every content word of a question that has several: short questions are far
            from every article in the vectors' eyes, and yet exactly answered.
    """

    similarity: float | None
    coverage: float
    pairs: float
    elsewhere: bool
    complete: bool


def weigh_evidence(inquiry: Inquiry, hits: Iterable[SearchHit]) -> Evidence:
    """The signs for the best of ``hits``."""
    best = list(hits)[:WEIGHED]
    if not best:
        return Evidence(None, 0.0, 0.0, elsewhere=False, complete=False)
    passages = [_passage(hit) for hit in best]
    wanted = set(bigrams(inquiry.query))
    pairs = max(len([pair for pair in wanted if pair in passage]) for passage in passages) / max(1, len(wanted))
    similarities = [hit.similarity for hit in best if hit.similarity is not None]
    similarity = max(similarities) if inquiry.by_vectors and similarities else None
    places = named_places(inquiry.query)
    elsewhere = bool(places) and not speaks_of(best, places)
    covered = coverage(inquiry, best[:1])
    complete = covered > ALL_WORDS and len(content_words(inquiry.query)) > 1
    return Evidence(similarity, covered, pairs, elsewhere, complete)


def confidence(evidence: Evidence) -> float:
    """0 to 1, rising with every sign."""
    if evidence.similarity is None:
        logit = -2.66 + 2.17 * evidence.coverage + 5.66 * evidence.pairs - 1.44 * evidence.elsewhere
    else:
        logit = -102.4 + 113.8 * evidence.similarity + 1.36 * evidence.coverage - 1.34 * evidence.elsewhere
    logit += COMPLETE_BONUS * evidence.complete
    return 1 / (1 + exp(-max(-60.0, min(60.0, logit))))


def coverage(inquiry: Inquiry, hits: Iterable[SearchHit]) -> float:
    """Share of the content words of ``inquiry.query``, weighted by rarity, that stand in one of ``hits``; 0 to 1."""
    passages = [_passage(hit) for hit in hits]
    weights = {word: rarity(inquiry, word) for word in content_words(inquiry.query)}
    total = sum(weights.values())
    held = sum(weight for word, weight in weights.items() if any(word in passage for passage in passages))
    return held / total if total else 0.0


def rarity(inquiry: Inquiry, word: str) -> float:
    """Inverse document frequency of a word in the library, as BM25 defines it."""
    count = inquiry.library.lexical.size
    frequency = inquiry.library.lexical.document_frequency(word)
    return log(1 + (count - frequency + 0.5) / (frequency + 0.5))


def _passage(hit: SearchHit) -> str:
    return " ".join([short_title(hit.title), *hit.path, hit.article or "", hit.text])
