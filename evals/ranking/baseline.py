"""What a baseline is: another way of ranking articles for the same questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.harness.samples import ArticleKey, Sample

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch

Rank = Callable[[Sample], Sequence[ArticleKey]]
"""The first articles for a sample's question, best first, each once."""


OpenRanking = Callable[["LibrarySearch"], AbstractContextManager[Rank]]
"""Makes a ranking ready on a library."""


@dataclass(frozen=True)
class Baseline:
    """Another way of ranking.

    Attributes:
        name: As groups of figures are called after it, for instance ``baseline words``.
        title: Chinese, for progress.
        open: Makes it ready on a library; a context manager that gives the ranking.
        needs_vectors: Whether the library must have all its vectors.
        covers: Which samples it can be asked; None for all.
        missing: Why it cannot be asked here, in Chinese; empty where it can.
    """

    name: str
    title: str
    open: OpenRanking
    needs_vectors: bool = False
    covers: Callable[[Sequence[Sample]], Iterator[Sample]] | None = None
    missing: Callable[[], str] = str
