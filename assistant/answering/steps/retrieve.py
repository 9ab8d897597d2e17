"""Finds the articles that speak to the question, and what the library holds that may not ground an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.answering import wording
from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.authorities import cite_the_law
from assistant.answering.form import prefer_form
from assistant.answering.inquiry import Inquiry
from assistant.answering.question import parts_of
from assistant.answering.steps.disarm import harmless_title
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


def retrieve(inquiry: Inquiry) -> Inquiry | Answer:
    """Searches; refuses where the question names a document or an article that the library does not hold."""
    documents = inquiry.library.documents.values()
    references = find_references(inquiry.question, documents) or find_references(inquiry.query, documents)
    inquiry = replace(inquiry, references=references)
    refusal = _refuse_unknown(inquiry, references)
    if refusal:
        return refusal
    inquiry = gather(inquiry, HITS)
    parts = tuple(_hits_of_part(inquiry, part, inquiry.hits) for part in parts_of(inquiry.question))
    return replace(inquiry, part_hits=parts)


def gather(inquiry: Inquiry, limit: int) -> Inquiry:
    """Searches in the law of today, beside it in the law that is no more, and follows what the question names."""
    references = inquiry.references or find_references(inquiry.query, inquiry.library.documents.values())
    ranking = inquiry.library.search(inquiry.query, limit, GROUNDING, inquiry.today)
    found = _weigh_newest(inquiry, ranking.hits)
    outdated = inquiry.library.search(inquiry.query, limit, OUTDATED, inquiry.today)
    return replace(
        inquiry,
        references=references,
        hits=_named_first(inquiry, references, cite_the_law(inquiry, prefer_form(inquiry.question, found))),
        outdated=outdated.hits,
        by_vectors=ranking.by_vectors,
    )


def _weigh_newest(inquiry: Inquiry, hits: tuple[SearchHit, ...]) -> tuple[SearchHit, ...]:
    """In a follow-up, what the newest question says counts more than what was said before it."""
    if inquiry.query == inquiry.question:
        return hits
    alone = inquiry.library.search(inquiry.question, HITS, GROUNDING, inquiry.today, context=inquiry.query).hits
    return tuple(_with_scores_of(hits, alone, NEWEST_WEIGHT))


def _hits_of_part(inquiry: Inquiry, part: str, whole: tuple[SearchHit, ...]) -> tuple[SearchHit, ...]:
    """The articles that fit one part of the question and, half as much, the whole of it."""
    before = inquiry.query.removesuffix(inquiry.question)
    found = inquiry.library.search(f"{before}{part}", HITS, GROUNDING, inquiry.today, context=inquiry.query).hits
    weighed = _with_scores_of(prefer_form(part, found), whole, WHOLE_WEIGHT)
    best = sorted(weighed, key=lambda hit: -hit.score)
    return tuple(cite_the_law(replace(inquiry, question=part), best))


def _with_scores_of(hits: Iterable[SearchHit], others: Iterable[SearchHit], weight: float) -> list[SearchHit]:
    """The hits, each with ``weight`` times its score in another ranking added; what is not there counts as its last."""
    scores = {hit.key: hit.score for hit in others}
    lowest = min(scores.values(), default=0.0)
    return [replace(hit, score=hit.score + weight * scores.get(hit.key, lowest)) for hit in hits]


def _refuse_unknown(inquiry: Inquiry, references: tuple[Reference, ...]) -> Answer | None:
    """A refusal where the question names a document or an article that the library does not hold."""
    if references and not any(reference.documents for reference in references):
        return inquiry.conclude(AnswerStatus.NO_SOURCE_FOUND, wording.unknown_document(references[0].name))
    for reference in references:
        if reference.article and reference.documents and not _articles(inquiry, reference):
            return _unknown_article(inquiry, reference)
    return None


def _unknown_article(inquiry: Inquiry, reference: Reference) -> Answer | None:
    document = reference.documents[0].document
    numbered = [article.number for article in inquiry.library.catalogue.articles(document.id) if article.number]
    if not numbered or not numbered[-1].startswith("第"):
        return None
    text = wording.unknown_article(harmless_title(document.title), reference.article or "", numbered[-1], len(numbered))
    return inquiry.conclude(AnswerStatus.NO_SOURCE_FOUND, text)


def _articles(inquiry: Inquiry, reference: Reference) -> list[SearchHit]:
    ids = [entry.document.id for entry in reference.documents]
    return inquiry.library.find_article(ids, reference.article or "", inquiry.today)


def _named_first(inquiry: Inquiry, references: tuple[Reference, ...], hits: list[SearchHit]) -> tuple[SearchHit, ...]:
    """Articles that the question names go first, then articles of the documents that it names."""
    exact = [hit for reference in references if reference.article for hit in _articles(inquiry, reference)]
    exact = [hit for hit in exact if hit.validity.may_ground]
    named = {entry.document.id for reference in references for entry in reference.documents}
    named |= {entry.document.replaced_by for reference in references for entry in reference.documents}
    seen = {hit.key for hit in exact}
    rest = [hit for hit in hits if hit.key not in seen]
    if named:
        rest.sort(key=lambda hit: hit.source_id not in named)
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate([*exact, *rest], 1))
