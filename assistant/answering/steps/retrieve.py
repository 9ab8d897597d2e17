"""Finds the articles that speak to the question, and what the library holds that may not ground an answer."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering import wording
from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.gathering.gather import GROUNDING, articles_named, gather, hits_of_part
from assistant.answering.gathering.harmless import harmless_title
from assistant.answering.inquiry import Inquiry
from assistant.answering.question import parts_of
from assistant.answering.ranking.rerank import LOOKED_AT
from assistant.library.chunks import short_title
from assistant.library.references import Reference, find_references
from assistant.library.source import SearchHit

REPEALED = "废止"


def retrieve(inquiry: Inquiry) -> Inquiry | Answer:
    """Searches; refuses where the question names a document or an article that the library does not hold."""
    documents = inquiry.library.documents.values()
    references = find_references(inquiry.question, documents) or find_references(inquiry.query, documents)
    inquiry = replace(inquiry, references=references)
    for reference in references:
        repeal = _repeal_of(inquiry, reference)
        if repeal:
            return replace(inquiry, references=(), hits=(repeal,), repealed=reference.name)
    refusal = _refuse_unknown(inquiry, references)
    if refusal:
        return refusal
    inquiry = gather(inquiry)
    parts = tuple(hits_of_part(inquiry, part, inquiry.hits) for part in parts_of(inquiry.question))
    return replace(inquiry, part_hits=parts)


def _repeal_of(inquiry: Inquiry, reference: Reference) -> SearchHit | None:
    """The article that repeals a document which the question names and the library does not hold any more."""
    if any(short_title(entry.document.title) == short_title(reference.name) for entry in reference.documents):
        return None
    names = (f"《{reference.name}》", f"《中华人民共和国{reference.name}》")
    found = inquiry.searches.ranking(f"{names[0]}同时废止，自施行之日起", LOOKED_AT, GROUNDING).hits
    return next((hit for hit in found if REPEALED in hit.text and any(name in hit.text for name in names)), None)


def _refuse_unknown(inquiry: Inquiry, references: tuple[Reference, ...]) -> Answer | None:
    """A refusal where the question names a document or an article that the library does not hold."""
    if references and not any(reference.documents for reference in references):
        return inquiry.conclude(AnswerStatus.NO_SOURCE_FOUND, wording.unknown_document(references[0].name))
    for reference in references:
        if reference.article and reference.documents and not articles_named(inquiry, reference):
            return _unknown_article(inquiry, reference)
    return None


def _unknown_article(inquiry: Inquiry, reference: Reference) -> Answer | None:
    document = reference.documents[0].document
    numbered = [article.number for article in inquiry.library.catalogue.articles(document.id) if article.number]
    if not numbered or not numbered[-1].startswith("第"):
        return None
    text = wording.unknown_article(harmless_title(document.title), reference.article or "", numbered[-1], len(numbered))
    return inquiry.conclude(AnswerStatus.NO_SOURCE_FOUND, text)
