"""Ranked articles for a question: of today's law and of the law that is no more, whole and by parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answering.answer import GUIDE
from assistant.answering.authorities import cite_the_law
from assistant.answering.inquiry import Inquiry
from assistant.answering.places import named_places, place_with_its_province
from assistant.library.precedence import places_of
from assistant.library.references import Reference, find_references
from assistant.library.source import SearchHit, Validity

GROUNDING = frozenset(validity for validity in Validity if validity.may_ground)
OUTDATED = frozenset(Validity) - GROUNDING

HITS = 20
"""How many articles the later steps look at."""

WHOLE_WEIGHT = 0.5
"""How much the whole question counts beside one of its parts."""

NEWEST_WEIGHT = 0.3
"""How much the newest question by itself counts beside the whole conversation."""


def gather(inquiry: Inquiry, limit: int = HITS) -> Inquiry:
    """Searches in the law of today, beside it in the law that is no more, and follows what the question names."""
    outdated = inquiry.searches.ranking(inquiry.query, limit, OUTDATED)
    return replace(gather_grounds(inquiry, limit), outdated=outdated.hits)


def gather_grounds(inquiry: Inquiry, limit: int = HITS) -> Inquiry:
    """Searches in the law of today, and follows what the question names."""
    references = inquiry.references or find_references(inquiry.query, inquiry.library.documents.values())
    ranking = inquiry.searches.ranking(inquiry.query, limit, GROUNDING)
    found = _weigh_newest(inquiry, ranking.hits)
    here = [hit for hit in found if not of_elsewhere(inquiry, hit) and not _is_past(inquiry, hit)]
    inquiry = replace(inquiry, elsewhere=_elsewhere(inquiry, found, here))
    found = tuple(here)
    hits = _named_first(inquiry, references, cite_the_law(inquiry, list(found)))
    return replace(inquiry, references=references, hits=hits, by_vectors=ranking.by_vectors)


def _is_past(inquiry: Inquiry, hit: SearchHit) -> bool:
    """Whether a hit is of another time than is asked for.

    A guide retells the law of today, and of two versions that are stated to be in force the older is law no more.
    """
    if hit.level == GUIDE:
        return inquiry.today < inquiry.asked_on
    return inquiry.library.succession.is_overtaken(inquiry.library.documents[hit.source_id].document, inquiry.today)


def of_elsewhere(inquiry: Inquiry, hit: SearchHit) -> bool:
    """Whether a hit is the rule of another place than the question names: it is none there."""
    named = named_places(inquiry.query)
    if not named:
        return False
    of_document = places_of(inquiry.library.documents[hit.source_id])
    there = frozenset(place for each in of_document for place in place_with_its_province(each))
    wanted = frozenset(place for each in named for place in place_with_its_province(each))
    return bool(of_document) and not there & named and not of_document & wanted


def _elsewhere(inquiry: Inquiry, found: Sequence[SearchHit], here: Sequence[SearchHit]) -> SearchHit | None:
    first = found[0] if found and found[0] not in here[:1] else None
    return first if first is not None and of_elsewhere(inquiry, first) else None


def _weigh_newest(inquiry: Inquiry, hits: tuple[SearchHit, ...]) -> tuple[SearchHit, ...]:
    """In a follow-up, what the newest question says counts more than what was said before it."""
    if inquiry.query == inquiry.question:
        return hits
    alone = inquiry.searches.ranking(inquiry.question, HITS, GROUNDING, context=inquiry.query).hits
    return tuple(_with_scores_of(hits, alone, NEWEST_WEIGHT))


def hits_of_part(inquiry: Inquiry, part: str, whole: tuple[SearchHit, ...]) -> tuple[SearchHit, ...]:
    """The articles that fit one part of the question and, half as much, the whole of it."""
    before = inquiry.query.removesuffix(inquiry.question)
    found = inquiry.searches.ranking(f"{before}{part}", HITS, GROUNDING, context=inquiry.query).hits
    weighed = _with_scores_of(found, whole, WHOLE_WEIGHT)
    here = (hit for hit in weighed if not of_elsewhere(inquiry, hit) and not _is_past(inquiry, hit))
    best = sorted(here, key=lambda hit: -hit.score)
    return tuple(cite_the_law(replace(inquiry, question=part), best))


def _with_scores_of(hits: Iterable[SearchHit], others: Iterable[SearchHit], weight: float) -> list[SearchHit]:
    """The hits, each with ``weight`` times its score in another ranking added; what is not there counts as its last."""
    scores = {hit.key: hit.score for hit in others}
    lowest = min(scores.values(), default=0.0)
    return [replace(hit, score=hit.score + weight * scores.get(hit.key, lowest)) for hit in hits]


def _named_first(inquiry: Inquiry, references: tuple[Reference, ...], hits: list[SearchHit]) -> tuple[SearchHit, ...]:
    """Articles that the question names go first, then articles of the documents that it names."""
    exact = [hit for reference in references if reference.article for hit in articles_named(inquiry, reference)]
    exact = [hit for hit in exact if hit.validity.may_ground]
    named = {entry.document.id for reference in references for entry in reference.documents}
    named |= {entry.document.replaced_by for reference in references for entry in reference.documents}
    seen = {hit.key for hit in exact}
    rest = [hit for hit in hits if hit.key not in seen]
    if named:
        rest.sort(key=lambda hit: hit.source_id not in named)
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate([*exact, *rest], 1))


def articles_named(inquiry: Inquiry, reference: Reference) -> list[SearchHit]:
    """The articles of a number that the question names, in the documents that it names."""
    ids = [entry.document.id for entry in reference.documents]
    return inquiry.library.find_article(ids, reference.article or "", inquiry.today)
