"""Which of the articles found are cited: the best, and a further one only for what the first leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answering.answer import GUIDE
from assistant.answering.asked import asked, values_of_kind
from assistant.answering.evidence import chances
from assistant.answering.inquiry import Inquiry
from assistant.answering.lead import lead_for
from assistant.answering.question import wants_past_version, wants_several
from assistant.library.source import SearchHit

# Further articles seldom answer, and every one lowers the share of right citations; questions for lists need more.
MOST_CITATIONS = 3
MOST_CITATIONS_OF_LISTS = 5

NEXT = 5
"""Among the first so many articles one is looked for that says what the first leaves open."""

MARGIN = 0.6
"""Of a question that wants several articles, those whose score is this near to the best one's answer too."""

LEAST_CHANCE, NEARLY = 0.16, 0.42
"""A second article is cited that is so likely the right one, in itself and measured by the first."""


def choose(inquiry: Inquiry) -> list[SearchHit]:
    """The articles to cite, no wording twice: the best, that of each part, what the first leaves open; law before guides."""
    most = MOST_CITATIONS_OF_LISTS if wants_several(inquiry.question) else MOST_CITATIONS
    parts = [hit for hits in inquiry.part_hits for hit in hits[:1]]
    candidates = [*inquiry.hits[:1], *parts, *_further(inquiry)]
    if wants_past_version(inquiry.query):
        candidates = [*candidates[: most - 1], *_earlier_versions(inquiry)]
    chosen: list[SearchHit] = []
    for hit in candidates:
        if all(_wording(hit) != _wording(other) for other in chosen):
            chosen.append(hit)
    return sorted(chosen[:most], key=lambda hit: hit.level == GUIDE)


def _further(inquiry: Inquiry) -> Iterator[SearchHit]:
    """What follows the best article and says something of the question that it does not say."""
    if not inquiry.hits:
        return
    first, *others = inquiry.hits
    kinds = asked(inquiry.question)
    if kinds.numbers and not values_of_kind(first.text, kinds.numbers) and not _has_line(inquiry.question, first):
        yield from [hit for hit in others[: NEXT - 1] if values_of_kind(hit.text, kinds.numbers)][:1]
    if wants_several(inquiry.question):
        yield from [hit for hit in others if hit.score >= first.score - MARGIN]
    else:
        yield from _as_likely(inquiry.hits)


def _has_line(question: str, hit: SearchHit) -> bool:
    return lead_for(question, hit.text, hit.text.split("\n")) is not None


def _as_likely(hits: Sequence[SearchHit]) -> Iterator[SearchHit]:
    """The second article where the first is not clearly the one that is meant."""
    shares = chances(hits)
    if len(hits) > 1 and shares[1] >= max(LEAST_CHANCE, NEARLY * shares[0]):
        yield hits[1]


def _earlier_versions(inquiry: Inquiry) -> list[SearchHit]:
    """The best outdated article of a document that is an earlier version of the best one found."""
    if not inquiry.hits:
        return list(inquiry.outdated[:1])
    title = inquiry.hits[0].title
    same = [hit for hit in inquiry.outdated if hit.title == title or hit.replaced_by == inquiry.hits[0].source_id]
    return same[:1]


def _wording(hit: SearchHit) -> str:
    return "".join(hit.text.split())
