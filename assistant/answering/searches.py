"""The searches of one question, each made once however many steps ask for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from assistant.answering.understanding.speech import statute_terms
from assistant.library.search import LibrarySearch, Ranking
from assistant.library.source import Validity


class Searches:
    """Searches a library and remembers the rankings.

    Args:
        library: Where to search.
        today: The day on which validity is judged.
    """

    def __init__(self, library: LibrarySearch, today: date) -> None:
        self._library = library
        self._today = today
        self._made: dict[tuple[str, int, frozenset[Validity], str], Ranking] = {}

    def ranking(self, query: str, limit: int, validities: Collection[Validity], context: str = "") -> Ranking:
        """The articles that speak to a query, as :meth:`LibrarySearch.search` gives them."""
        key = (query, limit, frozenset(validities), context)
        if key not in self._made:
            terms = " ".join(term for translation in statute_terms(query) for term in translation.terms)
            self._made[key] = self._library.search(query, limit, validities, self._today, context, terms)
        return self._made[key]
