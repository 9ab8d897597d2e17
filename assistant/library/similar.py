"""The vectors of a generation in memory: which passages are nearest to a question, of those that may be found.

Every vector is first compared by a part of it: what it has along the directions in which the vectors of this library differ
most. Those that come out best are compared whole. Of 60,000 vectors this reads a third of the memory, and finds the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.library.catalogue import VectorRow
from assistant.library.chunks import ChunkKind
from assistant.library.embedders import folder_of_vectors
from assistant.library.shipped.vectors import ShippedVectors
from assistant.library.vectors import VectorFolder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CANDIDATES = 200
"""How many chunks of each ranking are weighed; the right article is among them in 98 of 100 questions."""

_DIRECTIONS = 128
"""Of a vector's 384 values; with so many the first 200 are those of the whole vectors."""
_COMPARED_WHOLE = 5 * CANDIDATES
_LEARNED_FROM = 4096
_BLOCK = 4096


class ChunkVectors:
    """The vectors of a generation's chunks, row by row with their articles, kinds, validities and access.

    Args:
        rows: All chunks of the generation.
        folder: Where vectors are published.
        model: Name of the embedder.

    Attributes:
        complete: Whether every chunk has a vector.
        count: How many have one.
        dimensions: How many numbers a vector has.

    Raises:
        LibraryDamaged: The published vectors cannot be read.
    """

    def __init__(self, rows: Sequence[VectorRow], folder: Path, model: str) -> None:
        import numpy as np

        place, self._matrix = _held([row.content_hash for row in rows], folder, model)
        held = [(row, place[row.content_hash]) for row in rows if row.content_hash in place]
        self.count = len(held)
        self.dimensions = self._matrix.shape[1]
        self.complete = self.count == len(rows)
        self._places = np.array([at for _, at in held], dtype=np.int32)
        self._articles = np.array([row.article_id for row, _ in held], dtype=np.int64)
        self._questions = np.array([row.kind == ChunkKind.QUESTION.value for row, _ in held], dtype=bool)
        self._validities = _Codes([row.validity_term for row, _ in held])
        self._access = _Codes([row.access_term for row, _ in held])
        self._order = np.argsort(self._articles, kind="stable")
        self._directions, self._parts = _parts_of(self._matrix)

    def rank(
        self, vector: Sequence[float], validities: Collection[str], readable: Collection[str], also: Collection[int]
    ) -> dict[ChunkKind, dict[int, float]]:
        """Cosine similarity of the best articles that may be found, and of ``also``, by kind of text and article id.

        Args:
            vector: The question's.
            validities: Validity terms of what may be found.
            readable: Access terms of what may be found.
            also: Articles that were found otherwise.
        """
        import numpy as np

        question = np.asarray(vector, dtype=np.float32)
        allowed = self._validities.any_of(validities) & self._access.any_of(readable)
        along = np.asarray(self._directions.T @ question, dtype=np.float32)
        roughly = np.asarray(self._parts @ along, dtype=np.float32)[self._places]
        best = [self._best(question, roughly, allowed & (self._questions == kind)) for kind in (False, True)]
        articles = np.union1d(self._articles[np.concatenate(best)], np.array(list(also), dtype=np.int64))
        rows = self._rows_of(articles)
        rows = rows[self._access.any_of(readable)[rows]]
        found: dict[ChunkKind, dict[int, float]] = {ChunkKind.WORDING: {}, ChunkKind.QUESTION: {}}
        similar, owners, asked = self._similarity(question, rows), self._articles[rows], self._questions[rows]
        for article, is_question, similarity in zip(owners.tolist(), asked.tolist(), similar.tolist(), strict=True):
            kind = ChunkKind.QUESTION if is_question else ChunkKind.WORDING
            found[kind][article] = max(similarity, found[kind].get(article, -1.0))
        return found

    def _best(
        self, question: NDArray[np.float32], roughly: NDArray[np.float32], mine: NDArray[np.bool_]
    ) -> NDArray[np.int64]:
        """The rows of the best, compared whole."""
        import numpy as np

        rows = np.flatnonzero(mine)
        rows = _highest(rows, roughly[rows], _COMPARED_WHOLE)
        return _highest(rows, self._similarity(question, rows), CANDIDATES)

    def _similarity(self, question: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        return self._matrix[self._places[rows]].astype("float32") @ question

    def _rows_of(self, articles: NDArray[np.int64]) -> NDArray[np.int64]:
        """All rows of these articles."""
        import numpy as np

        in_order = self._articles[self._order]
        first = np.searchsorted(in_order, articles, "left")
        counts = np.searchsorted(in_order, articles, "right") - first
        starts = np.repeat(first - np.cumsum(counts) + counts, counts)
        return self._order[starts + np.arange(counts.sum())]


class _Codes:
    """A term a row, kept as the number of the term."""

    def __init__(self, terms: Sequence[str]) -> None:
        import numpy as np

        self._terms = list(dict.fromkeys(terms))
        number = {term: code for code, term in enumerate(self._terms)}
        self._codes = np.array([number[term] for term in terms], dtype=np.int32)

    def any_of(self, terms: Collection[str]) -> NDArray[np.bool_]:
        """Which rows bear one of these terms."""
        import numpy as np

        return np.array([term in terms for term in self._terms], dtype=bool)[self._codes]


def _held(hashes: Sequence[str], folder: Path, model: str) -> tuple[dict[str, int], NDArray[np.float16]]:
    """Where the vectors of passages are in one matrix: what was computed, and what came with the package of the rest."""
    import numpy as np

    computed, matrix = VectorFolder(folder_of_vectors(folder, model)).read_snapshot(model)
    others = {content_hash for content_hash in hashes if content_hash not in computed}
    shipped = ShippedVectors(model).vectors(others)
    place = dict(computed)
    if shipped:
        place.update((content_hash, len(matrix) + number) for number, content_hash in enumerate(shipped))
        brought = np.array(list(shipped.values()), dtype=np.float16)
        matrix = np.concatenate([matrix, brought]) if len(matrix) else brought
    return place, matrix


def _parts_of(matrix: NDArray[np.float16]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The directions in which the vectors differ most, and what each vector has along them."""
    import numpy as np

    if not len(matrix):
        return np.zeros((0, 0), dtype=np.float32), np.zeros((0, 0), dtype=np.float32)
    some = matrix[:: max(1, len(matrix) // _LEARNED_FROM)].astype(np.float32)
    directions = np.linalg.eigh(some.T @ some)[1][:, -_DIRECTIONS:].astype(np.float32)
    parts = np.empty((len(matrix), directions.shape[1]), dtype=np.float32)
    for start in range(0, len(matrix), _BLOCK):
        parts[start : start + _BLOCK] = matrix[start : start + _BLOCK].astype(np.float32) @ directions
    return directions, parts


def _highest(rows: NDArray[np.int64], scores: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    import numpy as np

    return rows if len(rows) <= count else rows[np.argpartition(-scores, count - 1)[:count]]
