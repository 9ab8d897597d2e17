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
) -> tuple[SearchHit, ...]:
    """The articles that speak to a question, best first, as ``ask`` would weigh them.

    Outdated text is found only where the question itself is about an earlier version.

    Args:
        question: What to look for.
        history: The conversation before it.
        limit: How many articles at most.
        reranking: The service that orders the first articles as well; None leaves the order to us.
        on_notice: Told in one sentence where that service was not used.

    Raises:
        InputError: The question is empty.
    """
    if not question.strip():
        raise InputError("请给出要检索的内容，例如：gongwu search 试用期")
    asked = Inquiry.about(question, history, today, library, reranking=reranking)
    inquiry = gather(rewrite(asked), max(limit, 1))
    if on_notice and inquiry.searches.notice:
        on_notice(inquiry.searches.notice)
    hits = inquiry.hits
    if wants_past_version(inquiry.query):
        hits = tuple(sorted([*hits, *inquiry.outdated], key=lambda hit: -hit.score))
    return harmless(replace(hit, rank=rank) for rank, hit in enumerate(hits[:limit], 1))
