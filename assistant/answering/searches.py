"""The searches of one question, each made once however many steps ask for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from assistant.answering.ranking.features import Wanted
from assistant.answering.ranking.outside import OutsideOrder, RerankUse
from assistant.answering.ranking.rerank import LOOKED_AT, reranked
from assistant.answering.understanding.speech import Translation, statute_terms
from assistant.library.search import LibrarySearch, Ranking
from assistant.library.source import SearchHit, Validity


class Searches:
    """Searches a library and remembers the rankings.

    Args:
        library: Where to search.
        today: The day on which validity is judged.
        reranking: A service that orders the first articles as well; None leaves the order to us.
    """

    def __init__(self, library: LibrarySearch, today: date, reranking: RerankUse | None = None) -> None:
        self._library = library
        self._today = today
        self._reranking = reranking
        self._outside = OutsideOrder(reranking) if reranking else None
        self._phrases: dict[str, tuple[str, ...]] = {}
        self._wanted: dict[str, Wanted] = {}
        self._made: dict[tuple[str, frozenset[Validity], str], tuple[int, Ranking]] = {}

    def on(self, day: date) -> Searches:
        """The same with validity judged on another day."""
        return Searches(self._library, day, self._reranking)

    @property
    def notice(self) -> str:
        """One Chinese sentence on what the rankings go without; empty where nothing is wrong."""
        return self._outside.notice if self._outside else ""

    def look_also_for(self, query: str, phrases: tuple[str, ...]) -> None:
        """Has a query searched with words of the law that somebody else than the tables gave; for what is searched next."""
        self._phrases[query] = phrases
        self._made = {key: made for key, made in self._made.items() if key[0] != query}

    def wanted(self, query: str) -> Wanted:
        """What is looked for with a query, worked out once: ranking, confidence and clarity all ask."""
        if query not in self._wanted:
            self._wanted[query] = Wanted.of(query, self._library.lexical)
        return self._wanted[query]

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
        also = tuple(Translation("", (phrase,), "", "") for phrase in self._phrases.get(query, ()))
        hits = reranked(self.wanted(query), ranking.hits, also)
        if self._outside and all(validity.may_ground for validity in validities):
            hits = self._outside.combined(query, hits)
        return replace(ranking, hits=tuple(hits))

    def _found(self, query: str, limit: int, validities: Collection[Validity], context: str) -> Ranking:
        terms = [term for translation in statute_terms(query) for term in translation.terms]
        said = " ".join([*terms, *self._phrases.get(query, ())])
        return self._library.search(query, limit, validities, self._today, context, said)
