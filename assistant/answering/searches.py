"""The searches of one question, each made once however many steps ask for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from assistant.answering.ranking.rerank import LOOKED_AT, reranked
from assistant.answering.understanding.speech import statute_terms
from assistant.library.search import LibrarySearch, Ranking
from assistant.library.source import SearchHit, Validity


class Searches:
    """Searches a library and remembers the rankings.

    Args:
        library: Where to search.
        today: The day on which validity is judged.
    """

    def __init__(self, library: LibrarySearch, today: date) -> None:
        self._library = library
        self._today = today
        self._made: dict[tuple[str, frozenset[Validity], str], tuple[int, Ranking]] = {}

    def ranking(self, query: str, limit: int, validities: Collection[Validity], context: str = "") -> Ranking:
        """The articles that speak to a query, best first by the second look (:mod:`assistant.answering.ranking`).

        Args:
            query: What is asked, complete in itself.
            limit: How many articles at most.
            validities: What may be found.
            context: As for :meth:`LibrarySearch.search`.
        """
        key = (query, frozenset(validities), context)
        looked_at = max(limit, LOOKED_AT)
        if key not in self._made or self._made[key][0] < looked_at:
            self._made[key] = looked_at, self._searched(query, looked_at, validities, context)
        ranking = self._made[key][1]
        return replace(ranking, hits=ranking.hits[:limit])

    def candidates(
        self, query: str, limit: int, validities: Collection[Validity], context: str = ""
    ) -> tuple[SearchHit, ...]:
        """What the library's search finds, before the second look."""
        return self._found(query, limit, validities, context).hits

    def _searched(self, query: str, limit: int, validities: Collection[Validity], context: str) -> Ranking:
        ranking = self._found(query, limit, validities, context)
        return replace(ranking, hits=tuple(reranked(query, ranking.hits, self._library.lexical)))

    def _found(self, query: str, limit: int, validities: Collection[Validity], context: str) -> Ranking:
        terms = " ".join(term for translation in statute_terms(query) for term in translation.terms)
        return self._library.search(query, limit, validities, self._today, context, terms)
