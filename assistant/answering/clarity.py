"""Whether a question says which matter it is about, or fits rules of several matters equally well."""

from __future__ import annotations

from assistant.answering.inquiry import Inquiry
from assistant.library.chunks import short_title
from assistant.library.source import SearchHit
from assistant.library.terms import content_words

FEW_WORDS = 3
"""A question with more content words says what it is about."""

CLOSE = 0.012
"""Cosine similarities this near to the best one are equally good."""

FEWEST_CHOICES = 3
MOST_CHOICES = 5


def choices(inquiry: Inquiry) -> tuple[int, ...]:
    """Positions in ``inquiry.hits`` of the rules that fit equally well, one a document; empty where the question is clear."""
    same_title = _documents_of_one_name(inquiry)
    if same_title:
        return same_title
    if inquiry.history or inquiry.references or len(content_words(inquiry.question)) > FEW_WORDS:
        return ()
    close = _close_hits(inquiry)
    return close if len(close) >= FEWEST_CHOICES else ()


def _documents_of_one_name(inquiry: Inquiry) -> tuple[int, ...]:
    """Hits of different documents that all answer to the one name in the question (《优化营商环境条例》 of several places)."""
    if len(inquiry.references) != 1 or inquiry.references[0].article:
        return ()
    named = {entry.document.id for entry in inquiry.references[0].documents if entry.document.validity.may_ground}
    if len(named) < FEWEST_CHOICES:
        return ()
    return _one_a_document([i for i, hit in enumerate(inquiry.hits) if hit.source_id in named], inquiry.hits)


def _close_hits(inquiry: Inquiry) -> tuple[int, ...]:
    words = content_words(inquiry.question)
    best = max((hit.similarity or 0.0 for hit in inquiry.hits), default=0.0)
    near = [
        index
        for index, hit in enumerate(inquiry.hits)
        if (hit.similarity or 0.0) >= best - CLOSE and all(word in hit.text for word in words)
    ]
    return _one_a_document(near, inquiry.hits)


def _one_a_document(indices: list[int], hits: tuple[SearchHit, ...]) -> tuple[int, ...]:
    first: dict[str, int] = {}
    for index in indices:
        first.setdefault(short_title(hits[index].title), index)
    return tuple(first.values())[:MOST_CHOICES]
