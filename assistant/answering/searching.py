"""Ranked articles for a question, without composing an answer: what ``gongwu search`` shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.answering.answer import Turn
from assistant.answering.gathering.gather import gather
from assistant.answering.gathering.harmless import harmless
from assistant.answering.inquiry import Inquiry
from assistant.answering.question import wants_past_version
from assistant.answering.ranking.outside import RerankUse
from assistant.answering.steps.rewrite import rewrite
from assistant.answering.understanding.times import period_asked
from assistant.answering.versions.asked_time import find_versions, read_time
from assistant.errors import InputError
from assistant.library.search import LibrarySearch
from assistant.library.source import SearchHit


def search_articles(
    question: str,
    history: Sequence[Turn],
    library: LibrarySearch,
    today: date,
    limit: int,
    reranking: RerankUse | None = None,
    on_notice: Callable[[str], None] | None = None,
    as_of: date | None = None,
) -> tuple[SearchHit, ...]:
    """The articles that speak to a question, best first, as ``ask`` would weigh them.

    Outdated text is found only where the question itself is about an earlier version.

    Args:
        question: What to look for.
        history: The conversation before it.
        limit: How many articles at most.
        reranking: The service that orders the first articles as well; None leaves the order to us.
        on_notice: Told in one sentence where that service was not used, and the law of which other day is searched.
        as_of: The day whose law is searched; None for that of the question, mostly today's.

    Raises:
        InputError: The question is empty.
    """
    if not question.strip():
        raise InputError("请给出要检索的内容，例如：gongwu search 试用期")
    asked = Inquiry.about(question, history, today, library, reranking=reranking, as_of=as_of)
    inquiry = gather(find_versions(rewrite(read_time(asked))), max(limit, 1))
    tell = on_notice or _nobody
    for notice in filter(None, (*inquiry.notices, inquiry.searches.notice)):
        tell(notice)
    hits = inquiry.hits
    if inquiry.versions is not None or wants_past_version(inquiry.query):
        hits = tuple(sorted([*hits, *inquiry.outdated], key=lambda hit: -hit.score))
    return harmless(replace(hit, rank=rank) for rank, hit in enumerate(hits[:limit], 1))


def _nobody(_notice: str, /) -> None:
    """Tells nobody."""


def day_searched(question: str, today: date, as_of: date | None = None) -> date:
    """The day whose law a search by these words looks at.

    Of a time that is told by an amendment (修订前) the library decides, and it is today.
    """
    period = period_asked(question.strip(), today)
    return as_of or (period.end if period and period.end else today)
