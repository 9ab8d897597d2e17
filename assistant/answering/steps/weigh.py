"""Decides whether what was found is good enough: answer, ask back, name the outdated text, or say that nothing was found."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering import wording
from assistant.answering.answer import Answer, AnswerStatus, Citation
from assistant.answering.citing import cite
from assistant.answering.clarity import choices
from assistant.answering.departments import known_department
from assistant.answering.evidence import WEIGHED, confidence, coverage, weigh_evidence
from assistant.answering.form import kinds_wanted, states_kind
from assistant.answering.gathering.harmless import harmless_title
from assistant.answering.inquiry import Inquiry
from assistant.answering.places import named_places, other_legal_systems, speaks_of
from assistant.answering.question import wants_past_version
from assistant.answering.understanding.times import day_of
from assistant.answering.versions.past import missing_version
from assistant.library.chunks import short_title
from assistant.library.source import SearchHit, Validity
from assistant.library.terms import content_words
from assistant.library.validity import begins

THRESHOLD = 0.4
"""Below this confidence nothing is answered; ``python -m evals refusals`` prints what other values would do."""

WORTH_A_LOOK = 0.2
"""Below the threshold and above this, the nearest articles are named, as links and not as an answer."""

LINKS = 3

HELD = 0.5
"""Text that is law no more is only named where it holds so much of what the question says."""


def weigh(inquiry: Inquiry) -> Inquiry | Answer:
    """Passes on what is good enough to answer from, and concludes with a typed refusal otherwise."""
    if inquiry.versions is not None:
        return replace(inquiry, confidence=1.0)
    missing = missing_version(inquiry, THRESHOLD)
    if missing is not None:
        return missing
    if inquiry.repealed:
        return replace(inquiry, confidence=1.0)
    abroad = other_legal_systems(inquiry.question)
    if abroad and not speaks_of(inquiry.hits[:WEIGHED], abroad):
        return inquiry.conclude(AnswerStatus.OUT_OF_SCOPE, wording.other_legal_system(abroad[0]))
    if inquiry.elsewhere is not None and not inquiry.references:
        return inquiry.conclude(AnswerStatus.NO_SOURCE_FOUND, _only_elsewhere(inquiry, inquiry.elsewhere))
    named = any(reference.article for reference in inquiry.references)
    sure = 0.0 if _only_history_fits(inquiry) else _sure(inquiry, inquiry.hits)
    inquiry = replace(inquiry, confidence=1.0 if named and inquiry.hits else sure)
    options = () if named else choices(inquiry)
    if options:
        return _clarify(inquiry, options)
    if inquiry.confidence >= THRESHOLD and not named and lacks_number(inquiry):
        return inquiry.conclude(AnswerStatus.NO_SOURCE_FOUND, _no_number(inquiry), nearest(inquiry))
    if inquiry.confidence >= THRESHOLD or (inquiry.outdated and wants_past_version(inquiry.query)):
        return inquiry
    by_words = coverage(inquiry, inquiry.outdated[:1])
    if by_words >= HELD and _sure(inquiry, inquiry.outdated) >= max(THRESHOLD, inquiry.confidence):
        return _only_superseded(inquiry)
    department = known_department(inquiry.question)
    close = nearest(inquiry) if inquiry.confidence >= WORTH_A_LOOK else ()
    said = "\n".join([wording.no_source(department, close=bool(close)), *_as_links(close)])
    return inquiry.conclude(AnswerStatus.NO_SOURCE_FOUND, said, close)


def lacks_number(inquiry: Inquiry) -> bool:
    """Whether a kind of number is asked for and none of the articles that would be cited has one."""
    kinds = kinds_wanted(inquiry.question)
    cited = [*inquiry.hits[:WEIGHED], *(hit for hits in inquiry.part_hits for hit in hits[:1])]
    return bool(kinds) and not any(states_kind(hit.text, kinds) for hit in cited)


def nearest(inquiry: Inquiry) -> tuple[Citation, ...]:
    """The articles that come nearest, to be looked at: they are no answer."""
    return tuple(cite(str(n), hit, inquiry.query) for n, hit in enumerate(inquiry.hits[:LINKS], 1))


def _as_links(citations: tuple[Citation, ...]) -> list[str]:
    return [f"- 《{short_title(citation.title)}》{citation.article or ''}[{citation.label}]" for citation in citations]


def _no_number(inquiry: Inquiry) -> str:
    said = wording.no_number("money" in kinds_wanted(inquiry.question), known_department(inquiry.question))
    return "\n".join([said, *_as_links(nearest(inquiry))])


def _only_elsewhere(inquiry: Inquiry, hit: SearchHit) -> str:
    place = max(named_places(inquiry.query), key=len)
    return wording.only_elsewhere(place, harmless_title(hit.title), known_department(inquiry.question))


def _sure(inquiry: Inquiry, hits: tuple[SearchHit, ...]) -> float:
    return confidence(weigh_evidence(inquiry, hits), by_vectors=inquiry.by_vectors)


def _only_history_fits(inquiry: Inquiry) -> bool:
    """Whether a follow-up shares nothing with what was found, which then answers an earlier question, not this one."""
    newest = replace(inquiry, query=inquiry.question)
    return (
        inquiry.query != inquiry.question
        and bool(content_words(inquiry.question))
        and not coverage(newest, inquiry.hits[:WEIGHED])
    )


def _clarify(inquiry: Inquiry, options: tuple[int, ...]) -> Answer:
    citations = tuple(cite(str(n), inquiry.hits[index], inquiry.query) for n, index in enumerate(options, 1))
    lines = [
        f"- 《{citation.title}》{citation.article or ''}：{citation.quote.splitlines()[0]}[{citation.label}]"
        for citation in citations
    ]
    suggestions = tuple(f"《{citation.title}》：{inquiry.question}" for citation in citations)
    text = "\n".join([wording.clarification(len(options)), "", *lines])
    return inquiry.conclude(AnswerStatus.CLARIFICATION, text, citations, suggestions)


def _only_superseded(inquiry: Inquiry) -> Answer:
    hit = inquiry.outdated[0]
    citation = cite("1", hit, inquiry.query)
    text = wording.only_superseded(citation, hit.validity.value, _successor(inquiry, hit))
    if hit.validity is Validity.NOT_YET_IN_FORCE:
        text = wording.only_not_yet(citation, _start(inquiry, hit))
    return inquiry.conclude(AnswerStatus.ONLY_SUPERSEDED_SOURCE, text, (citation,))


def _successor(inquiry: Inquiry, hit: SearchHit) -> str:
    """What truly took the place of an outdated text; empty where nobody says."""
    entry = inquiry.library.documents.get(hit.source_id)
    if entry is None:
        return ""
    succession = inquiry.library.succession
    current = succession.current(entry.document, inquiry.today)
    name = succession.name_of_successor(entry.document, inquiry.today)
    version = f"（{current.version}）" if current and current.version else ""
    return f"《{harmless_title(name)}》{version}" if name else ""


def _start(inquiry: Inquiry, hit: SearchHit) -> str:
    entry = inquiry.library.documents.get(hit.source_id)
    first = begins(entry.document) if entry else None
    return day_of(first) if first else ""
