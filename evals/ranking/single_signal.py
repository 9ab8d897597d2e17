"""Rankings by one signal of the library alone, for the baselines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from assistant.library.source import Validity
from evals.harness.samples import ArticleKey, Sample
from evals.ranking.baseline import Rank
from evals.ranking.measures import LIMIT

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch, Signal

GROUNDING = frozenset(validity for validity in Validity if validity.may_ground)


def by_field(signal: Signal) -> Callable[[LibrarySearch], AbstractContextManager[Rank]]:
    """Opens a ranking by one lexical field."""

    @contextmanager
    def open_ranking(library: LibrarySearch) -> Iterator[Rank]:
        yield lambda sample: _ranked(library, signal, sample)

    return open_ranking


@contextmanager
def by_vectors(library: LibrarySearch) -> Iterator[Rank]:
    """Opens a ranking by vectors."""
    yield lambda sample: _ranked(library, "vectors", sample)


def _ranked(library: LibrarySearch, signal: Signal, sample: Sample) -> list[ArticleKey]:
    asked = sample.input
    hits = library.search_by(signal, asked.question, LIMIT, GROUNDING, asked.as_of)
    return list(dict.fromkeys((hit.source_id, hit.article) for hit in hits))
