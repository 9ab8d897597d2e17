"""Finds the articles that speak to the question, and what the library holds that may not ground an answer."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering import wording
from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.gathering.gather import articles_named, gather, hits_of_part
from assistant.answering.gathering.harmless import harmless_title
from assistant.answering.inquiry import Inquiry
from assistant.answering.question import parts_of
from assistant.library.references import Reference, find_references


def retrieve(inquiry: Inquiry) -> Inquiry | Answer:
    """Searches; refuses where the question names a document or an article that the library does not hold."""
    documents = inquiry.library.documents.values()
    references = find_references(inquiry.question, documents) or find_references(inquiry.query, documents)
    inquiry = replace(inquiry, references=references)
    refusal = _refuse_unknown(inquiry, references)
    if refusal:
        return refusal
    inquiry = gather(inquiry)
    parts = tuple(hits_of_part(inquiry, part, inquiry.hits) for part in parts_of(inquiry.question))
    return replace(inquiry, part_hits=parts)


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
