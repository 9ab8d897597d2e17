"""Our ranking as people get it, with a reranking service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.searching import search_articles
from evals.harness.samples import ArticleKey, Sample
from evals.ranking.baseline import Rank
from evals.ranking.measures import LIMIT

if TYPE_CHECKING:
    from assistant.front_door import RerankUse
    from assistant.library.search import LibrarySearch


def ranked_with(library: LibrarySearch, reranking: RerankUse | None) -> Rank:
    """Ranks by words and by the service together; where it fails, by words."""

    def rank(sample: Sample) -> list[ArticleKey]:
        asked = sample.input
        hits = search_articles(asked.question, asked.history, library, asked.as_of, LIMIT, reranking)
        return list(dict.fromkeys((hit.source_id, hit.article) for hit in hits))

    return rank
