"""An answer with the text of another day: what the law was then, marked, and what holds today, cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.answering import wording
from assistant.answering.answer import Answer, AnswerStatus, Citation
from assistant.answering.citing import cite
from assistant.answering.evidence import confidence, weigh_evidence
from assistant.answering.extractive import compose_extracts, paragraph
from assistant.answering.gathering.gather import gather_grounds
from assistant.answering.gathering.harmless import harmless
from assistant.answering.inquiry import Inquiry
from assistant.answering.understanding.times import day_of
from assistant.library.chunks import short_title
from assistant.library.comparing import compare
from assistant.library.source import SearchHit, SourceDocument, Validity
from assistant.library.validity import begins, validity_on

CLEARLY_BETTER = 0.1
"""By how much the law of today must fit better than what is held of that day, for that to be something else."""

FOLLOWED = 2
"""Of so many of the texts cited it is said what holds today."""


def missing_version(inquiry: Inquiry, enough: float) -> Answer | None:
    """A refusal where the library holds a rule of today and no text of the day that was asked for; None otherwise.

    Args:
        inquiry: After retrieval, judged on another day.
        enough: From this confidence something answers.
    """
    if inquiry.period is None:
        return None
    now = gather_grounds(replace(inquiry.judged_on(inquiry.asked_on), period=None, hits=()))
    now = replace(now, hits=harmless(now.hits))
    sure = _sure(now)
    if not now.hits or sure < enough:
        return None
    entry = inquiry.library.documents.get(now.hits[0].source_id)
    if entry is None or _held_then(inquiry, entry.document) or _sure(inquiry) > sure - CLEARLY_BETTER:
        return None
    citation = cite("1", now.hits[0], inquiry.query)
    first = begins(entry.document)
    text = wording.no_version(inquiry.period.said, citation, day_of(first) if first else "")
    return inquiry.conclude(AnswerStatus.NO_SOURCE_FOUND, text, (citation,))


def compose_past(inquiry: Inquiry) -> Inquiry:
    """Extracts of the text of that day, and behind them what holds today."""
    assert inquiry.period is not None, "only a question about another time is answered so"
    marked = _marked(inquiry)
    then = compose_extracts(marked)
    said = wording.text_of_that_time(inquiry.period.said, day_of(inquiry.today))
    paragraphs, citations = [said, then.text], list(then.citations)
    for citation in then.citations[:FOLLOWED]:
        paragraphs += filter(None, [_changed_within(inquiry, citation)])
        more, cited = _today(inquiry, citation, len(citations) + 1)
        if more and more not in paragraphs:
            paragraphs.append(more)
            citations += cited
    return replace(then, hits=inquiry.hits, citations=tuple(citations), text="\n\n".join(paragraphs))


def _held_then(inquiry: Inquiry, document: SourceDocument) -> bool:
    """Whether the document, or one that it took the place of, was law on that day."""
    family = [document, *inquiry.library.succession.predecessors(document)]
    return any(validity_on(each, inquiry.today).may_ground for each in family)


def _sure(inquiry: Inquiry) -> float:
    return confidence(weigh_evidence(inquiry, inquiry.hits), by_vectors=inquiry.by_vectors)


def _marked(inquiry: Inquiry) -> Inquiry:
    """The inquiry whose hits bear the validity that they have today, so that nothing outdated passes for law."""
    return replace(
        inquiry,
        hits=tuple(_as_today(inquiry, hit) for hit in inquiry.hits),
        part_hits=tuple(tuple(_as_today(inquiry, hit) for hit in hits) for hits in inquiry.part_hits),
    )


def _as_today(inquiry: Inquiry, hit: SearchHit) -> SearchHit:
    entry = inquiry.library.documents.get(hit.source_id)
    return replace(hit, validity=validity_on(entry.document, inquiry.asked_on)) if entry else hit


def _changed_within(inquiry: Inquiry, citation: Citation) -> str:
    """That a text began within the time that was asked about, so that another one held in its first part; mostly empty."""
    entry, period = inquiry.library.documents.get(citation.source_id), inquiry.period
    first = begins(entry.document) if entry else None
    if (
        entry is None
        or first is None
        or period is None
        or period.start is None
        or not period.start < first <= inquiry.today
    ):
        return ""
    return wording.changed_within(short_title(citation.title), period.said, day_of(first))


def _today(inquiry: Inquiry, citation: Citation, label: int) -> tuple[str, list[Citation]]:
    """What to say of the law of today beside a text that is cited, with the citations that this rests on."""
    entry = inquiry.library.documents.get(citation.source_id)
    if entry is None:
        return "", []
    document = entry.document
    name = f"《{short_title(document.title)}》{citation.article or ''}"
    if validity_on(document, inquiry.asked_on).may_ground:
        return wording.still_law(name), []
    if validity_on(document, inquiry.asked_on) is Validity.NOT_YET_IN_FORCE:
        first = begins(document)
        return wording.law_only_then(name, day_of(first) if first else ""), []
    current = inquiry.library.succession.current(document, inquiry.asked_on)
    if current is None:
        return wording.successor_unknown(
            name, inquiry.library.succession.name_of_successor(document, inquiry.asked_on)
        ), []
    hit = article_now(inquiry, citation, current)
    if hit is None:
        return wording.no_such_article_now(name, short_title(current.title)), []
    now = cite(str(label), hit, inquiry.query)
    return f"{wording.LAW_OF_TODAY}\n\n{paragraph(now)}", [now]


def article_now(inquiry: Inquiry, citation: Citation, current: SourceDocument) -> SearchHit | None:
    """The article of another version that became of the one that is cited; None where it is gone."""
    catalogue = inquiry.library.catalogue
    for change in compare(catalogue.articles(citation.source_id), catalogue.articles(current.id)):
        if change.old and change.new and change.old.number == citation.article and change.old.text == citation.text:
            return next(harmless_at(inquiry, current, change.new.number, change.new_position), None)
    return None


def harmless_at(
    inquiry: Inquiry, document: SourceDocument, number: str | None, position: int | None
) -> Iterator[SearchHit]:
    """The article at a position of a document, as it may be quoted."""
    found = inquiry.library.find_article([document.id], number, inquiry.asked_on) if number else []
    yield from harmless(hit for hit in found if hit.position == position)
