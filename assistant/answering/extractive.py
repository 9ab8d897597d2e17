"""Composes the answer from the articles' own sentences: which articles, and which of their words.

This is how answers are made without a language model, and what is shown where a model fails.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.answer import Citation
from assistant.answering.citing import cite
from assistant.answering.inquiry import Inquiry
from assistant.answering.question import parts_of, wants_past_version, wants_several
from assistant.library.chunks import short_title
from assistant.library.source import SearchHit, Validity
from assistant.library.validity import validity_on

# Further articles seldom answer, and every one lowers the share of right citations; questions for lists need more.
MOST_CITATIONS = 3
MOST_CITATIONS_OF_LISTS = 5
# Characters of all quotations together, so that answers are read and not skimmed; lists need more.
TOTAL_LENGTH = 140
LIST_LENGTH = 420
PARTS_LENGTH = 230
FIRST_SHARE = 0.55
"""Share of the answer's length that the first citation may take."""

MARGIN = 0.6
"""Articles whose score is this near to the best one's answer too."""


def compose_extracts(inquiry: Inquiry) -> Inquiry:
    """Chooses the articles that answer and quotes their decisive passages, each with its mark."""
    chosen = choose(inquiry)
    total = LIST_LENGTH if wants_several(inquiry.question) else TOTAL_LENGTH
    citations = tuple(
        cite(str(n), hit, inquiry.query, _budget(n, len(chosen), total)) for n, hit in enumerate(chosen, 1)
    )
    paragraphs = [*notes(inquiry), *(_paragraph(citation) for citation in citations)]
    return replace(inquiry, citations=citations, text="\n\n".join(paragraphs))


def _total(question: str) -> int:
    if wants_several(question):
        return LIST_LENGTH
    return PARTS_LENGTH if parts_of(question) else TOTAL_LENGTH


def budget_of(question: str, position: int, count: int) -> int:
    """How many characters of the citation at a position, from 1, are quoted where there are ``count``."""
    total = _total(question)
    if count == 1:
        return total
    return int(total * FIRST_SHARE) if position == 1 else int(total * (1 - FIRST_SHARE) / (count - 1))


def choose(inquiry: Inquiry) -> list[SearchHit]:
    """The articles to cite, best first, no wording twice: near ones of the whole question, and the best of each part."""
    most = MOST_CITATIONS_OF_LISTS if wants_several(inquiry.question) else MOST_CITATIONS
    best = inquiry.hits[0].score if inquiry.hits else 0.0
    near = [hit for hit in inquiry.hits if hit.score >= best - MARGIN]
    parts = [hit for hits in inquiry.part_hits for hit in hits[:1]]
    candidates = [*near[:1], *parts, *near[1:]]
    if wants_past_version(inquiry.query):
        candidates = [*candidates[: most - 1], *_earlier_versions(inquiry)]
    chosen: list[SearchHit] = []
    for hit in candidates:
        if all(_wording(hit) != _wording(other) for other in chosen):
            chosen.append(hit)
    return chosen[:most]


def _earlier_versions(inquiry: Inquiry) -> list[SearchHit]:
    """The best outdated article of a document that is an earlier version of the best one found."""
    if not inquiry.hits:
        return list(inquiry.outdated[:1])
    title = inquiry.hits[0].title
    same = [hit for hit in inquiry.outdated if hit.title == title or hit.replaced_by == inquiry.hits[0].source_id]
    return same[:1]


def _wording(hit: SearchHit) -> str:
    return "".join(hit.text.split())


def notes(inquiry: Inquiry) -> list[str]:
    """What must be said of outdated documents that the question names."""
    said: list[str] = []
    for reference in inquiry.references:
        documents = [entry.document for entry in reference.documents]
        if not documents or any(validity_on(document, inquiry.today).may_ground for document in documents):
            continue
        document = documents[0]
        state = validity_on(document, inquiry.today)
        successor = inquiry.library.documents.get(document.replaced_by)
        instead = f"，现行的是《{successor.document.title}》" if successor else ""
        said.append(f"《{document.title}》（{document.version}）{state.value}，不能作为依据{instead}。")
    return said


def _paragraph(citation: Citation) -> str:
    mark = "" if citation.validity is Validity.IN_FORCE else f"（{citation.validity.value}）"
    head = f"**《{short_title(citation.title)}》{citation.article or ''}**{mark}[{citation.label}]"
    return "\n".join([head, *(f"> {line}" for line in citation.quote.split("\n"))])
