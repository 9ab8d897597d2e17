"""Search over a library: validity inside the query, the signs of words and vectors weighed into one ranking.

``python -m evals retrieval`` prints how well articles rank by words alone and with vectors.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from langchain_core.embeddings import Embeddings

from assistant.errors import InputError, LibraryDamaged
from assistant.library.catalogue import ArticleRow, Catalogue, ChunkRow, DocumentEntry
from assistant.library.chunks import ChunkKind, short_title
from assistant.library.faults import damaged_library
from assistant.library.folder import LibraryFolder, Published
from assistant.library.generation import CATALOGUE, LEXICAL
from assistant.library.lexical import LexicalIndex
from assistant.library.likeness import Likeness
from assistant.library.precedence import precedence
from assistant.library.ranking import Signals, features_of, weighed
from assistant.library.shipped.vectors import ShippedVectors
from assistant.library.source import SearchHit, Validity
from assistant.library.succession import Succession
from assistant.library.validity import term_on, validity_on
from assistant.library.vectors import VectorFolder

if TYPE_CHECKING:
    from numpy.typing import NDArray

CANDIDATES = 200
"""How many chunks of each ranking are weighed; the right article is among them in 98 of 100 questions."""

Signal = Literal["words", "bigrams", "vectors"]
"""What alone a ranking can be made by."""


@dataclass(frozen=True)
class Ranking:
    """Articles that a search found.

    Attributes:
        hits: Best first.
        by_vectors: Whether every article of the library could be compared by its vector.
    """

    hits: tuple[SearchHit, ...]
    by_vectors: bool


class LibrarySearch:
    """One published generation of a library, open for searching; thread-safe.

    Args:
        library: The library's folder.
        embeddings: Embeds questions; None searches by words only.
        model: Name of the embedder, whose vectors are read.
        records_gaps: Whether questions that find no answer are kept.

    Attributes:
        path: The library's folder.
        notice: One Chinese sentence on what this search goes without, though it should not: vectors that cannot be read.
            Empty where nothing is wrong.

    Raises:
        LibraryError: There is no library, or it is damaged or of another version.
    """

    def __init__(
        self, library: Path, embeddings: Embeddings | None, model: str = "", records_gaps: bool = False
    ) -> None:
        folder = LibraryFolder(library)
        self.path, self.records_gaps = library, records_gaps
        self.published, self.catalogue, self.lexical = folder.opened(partial(_open, folder))
        self._embeddings = embeddings
        self._chunks = self.catalogue.chunks()
        self._article_of = {chunk.chunk_id: chunk.article_id for chunk in self._chunks}
        self.notice = ""
        self._vectors = self._read_vectors(folder.vectors, model) if embeddings else None

    def _read_vectors(self, folder: Path, model: str) -> _Vectors | None:
        """The vectors; without them words alone are searched, which is said."""
        try:
            return _Vectors(self._chunks, folder, model)
        except LibraryDamaged as error:
            self.notice = error.message
            return None

    @cached_property
    def documents(self) -> dict[str, DocumentEntry]:
        """The documents of the library by id."""
        return {entry.document.id: entry for entry in self.catalogue.documents()}

    @cached_property
    def succession(self) -> Succession:
        """Which document took the place of which."""
        return Succession(entry.document for entry in self.documents.values())

    @property
    def vectors_complete(self) -> bool:
        """Whether every chunk can be compared by its vector."""
        return self._vectors is not None and self._vectors.complete

    @property
    def vector_count(self) -> int:
        """How many chunks can be compared by their vector."""
        return self._vectors.count if self._vectors else 0

    def close(self) -> None:
        """Closes the files."""
        self.catalogue.close()

    def search(
        self,
        query: str,
        limit: int,
        validities: Collection[Validity],
        today: date,
        context: str = "",
        terms: str = "",
    ) -> Ranking:
        """The articles that speak to a question.

        Args:
            query: What is asked, complete in itself.
            limit: How many articles at most.
            validities: What may be found; everything else is left out before ranking.
            today: The day on which validity is judged.
            context: More words that decide which places and ranks are meant, for instance the conversation before.
            terms: What the law calls the things that the question names in everyday words; empty where it says them itself.
        """
        allowed = {term for term in self.catalogue.validity_terms() if term_on(term, today) in validities}
        if not allowed or not query.strip():
            return Ranking((), self.vectors_complete)
        signals = self.signals(query, allowed, context, terms)
        signs = features_of(signals)
        scores = weighed(signs, by_vectors=bool(signals.wording_similarity))
        best = sorted(scores, key=lambda article_id: (-scores[article_id], article_id))[:limit]
        return Ranking(self._hits(best, scores, signals, signs, today), self.vectors_complete)

    def signals(self, query: str, allowed: Collection[str], context: str = "", terms: str = "") -> Signals:
        """What speaks for each candidate, by article id: what a ranking is made of and its weights are learned from.

        Args:
            query: What is asked.
            allowed: Validity terms of what may be found.
            context: As for :meth:`search`.
            terms: As for :meth:`search`.
        """
        wording = self._by_article(self.lexical.search(query, allowed, CANDIDATES, ChunkKind.WORDING))
        of_terms = self.lexical.search(terms, allowed, CANDIDATES, ChunkKind.WORDING) if terms else {}
        asked = self.lexical.search(query, allowed, CANDIDATES, ChunkKind.QUESTION)
        translated = self._by_article(of_terms)
        overlap = self._overlap(query, asked)
        also = {*wording, *translated, *overlap}
        similar = self._similarity(query, allowed, also)
        by_wording, by_question = similar.get(ChunkKind.WORDING, {}), similar.get(ChunkKind.QUESTION, {})
        said = f"{context} {query}"
        standing = {
            article_id: precedence(self._document_of(article_id), said)
            for article_id in {*also, *by_wording, *by_question}
        }
        return Signals(wording, translated, overlap, by_wording, by_question, standing)

    def _overlap(self, query: str, asked: Mapping[int, float]) -> dict[int, float]:
        """How far the question is a second text, by article: shared character pairs against all, weighted by rarity."""
        best: dict[int, float] = {}
        for chunk_id, text in self.catalogue.texts_of(list(asked)).items():
            article_id = self._article_of[chunk_id]
            best[article_id] = max(self._likeness.of(query, text), best.get(article_id, 0.0))
        return best

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(self.lexical.size, self.lexical.asked_frequency)

    def search_by(
        self, signal: Signal, query: str, limit: int, validities: Collection[Validity], today: date
    ) -> tuple[SearchHit, ...]:
        """The articles by one signal alone, to compare :meth:`search` with; nothing is fused, and no rank of texts counts.

        Args:
            signal: Words, pairs of characters, or the similarity of vectors.
            query: What is asked.
            limit: How many articles at most.
            validities: What may be found.
            today: The day on which validity is judged.
        """
        terms = {term for term in self.catalogue.validity_terms() if term_on(term, today) in validities}
        if not terms or not query.strip():
            return ()
        if signal == "vectors":
            scores = self._similarity(query, terms, ()).get(ChunkKind.WORDING, {})
        else:
            scores = self._by_article(self.lexical.search_field(signal, query, terms, CANDIDATES))
        best = sorted(scores, key=lambda article_id: (-scores[article_id], article_id))[:limit]
        return tuple(self.hit(article_id, rank, today, scores[article_id]) for rank, article_id in enumerate(best, 1))

    def likeness(self, one: str, other: str) -> float:
        """How far two questions share what is rare in this library: 0 to 1."""
        return self._rare_likeness.of(one, other)

    @cached_property
    def _rare_likeness(self) -> Likeness:
        return Likeness(self.lexical.size, self.lexical.pair_frequency)

    def cosine(self, one: str, other: str) -> float | None:
        """How alike two questions are by their vectors; None without an embedder."""
        if self._embeddings is None:
            return None
        first, second = (self._embeddings.embed_query(question) for question in (one, other))
        norms = sum(x * x for x in first) * sum(y * y for y in second)
        return sum(x * y for x, y in zip(first, second, strict=True)) / max(1e-9, norms**0.5)

    def find_document(self, name: str) -> DocumentEntry:
        """The document with this id or title; of several versions the newest that may ground an answer.

        Raises:
            InputError: There is none.
        """
        if name in self.documents:
            return self.documents[name]
        titled = [e for e in self.documents.values() if name in (e.document.title, short_title(e.document.title))]
        if titled:
            return max(titled, key=lambda entry: (entry.document.validity.may_ground, entry.document.version))
        raise InputError(f"知识库中没有编号或标题为 {name} 的文件，请用 gongwu library list 查看。")

    def find_article(self, source_ids: Collection[str], number: str, today: date) -> list[SearchHit]:
        """The articles of these documents that bear this number."""
        article_ids = self.catalogue.article_ids(source_ids, number)
        return [self.hit(article_id, rank, today, score=1.0) for rank, article_id in enumerate(article_ids, 1)]

    def _similarity(
        self, query: str, terms: Collection[str], also: Collection[int]
    ) -> dict[ChunkKind, dict[int, float]]:
        if self._vectors is None or self._embeddings is None or self._vectors.empty:
            return {}
        return self._vectors.rank(self._embeddings.embed_query(query), terms, also)

    def _by_article(self, chunk_scores: Mapping[int, float]) -> dict[int, float]:
        best: dict[int, float] = {}
        for chunk_id, score in chunk_scores.items():
            article_id = self._article_of[chunk_id]
            best[article_id] = max(score, best.get(article_id, score))
        return best

    def _document_of(self, article_id: int) -> DocumentEntry:
        return self.documents[self._source_of[article_id]]

    @cached_property
    def _source_of(self) -> dict[int, str]:
        return {chunk.article_id: chunk.source_id for chunk in self._chunks}

    def _hits(
        self,
        article_ids: Sequence[int],
        scores: Mapping[int, float],
        signals: Signals,
        signs: Mapping[int, Mapping[str, float]],
        today: date,
    ) -> tuple[SearchHit, ...]:
        top = max(signals.wording.values(), default=1.0)
        rows = self.catalogue.articles_by_id(article_ids)
        second_texts = self.catalogue.second_texts(article_ids)
        return tuple(
            replace(
                self._hit(rows[article_id], rank, today, scores[article_id]),
                lexical=round(signals.wording.get(article_id, 0.0) / top, 4),
                similarity=signals.wording_similarity.get(article_id),
                asked_similarity=signals.asked_similarity.get(article_id),
                signs=signs[article_id],
                second_texts=second_texts.get(article_id, ()),
            )
            for rank, article_id in enumerate(article_ids, 1)
        )

    def hit(self, article_id: int, rank: int, today: date, score: float = 0.0) -> SearchHit:
        """An article of the catalogue as a hit."""
        return self._hit(self.catalogue.articles_by_id([article_id])[article_id], rank, today, score)

    def _hit(self, row: ArticleRow, rank: int, today: date, score: float) -> SearchHit:
        document = self.documents[row.source_id].document
        return SearchHit(
            rank=rank,
            source_id=document.id,
            title=document.title,
            document_number=document.document_number,
            issuing_body=document.issuing_body,
            level=document.level,
            article=row.article.number,
            path=row.article.path,
            validity=validity_on(document, today),
            replaced_by=document.replaced_by,
            version=document.version,
            file=document.file,
            text=row.article.text,
            position=row.position,
            score=round(score, 4),
        )


def _open(folder: LibraryFolder, published: Published, generation: Path) -> tuple[Published, Catalogue, LexicalIndex]:
    folder.verify(published)
    catalogue = Catalogue(generation / CATALOGUE)
    try:
        lexical = LexicalIndex.open(generation / LEXICAL)
        if catalogue.counts() != published.counts or lexical.size != published.chunks:
            raise damaged_library("内容不完整", folder.path)
    except LibraryDamaged:
        catalogue.close()
        raise
    return published, catalogue, lexical


class _Vectors:
    """The vectors of a generation's chunks as one matrix, row by row with their articles, kinds and validities."""

    def __init__(self, all_chunks: Sequence[ChunkRow], folder: Path, model: str) -> None:
        import numpy as np

        computed = VectorFolder(folder).read_snapshot(model)
        others = {chunk.content_hash for chunk in all_chunks if chunk.content_hash not in computed}
        saved = {**computed, **ShippedVectors(model).vectors(others)}
        chunks = [chunk for chunk in all_chunks if chunk.content_hash in saved]
        self.complete = len(chunks) == len(all_chunks)
        self.count = len(chunks)
        self.empty = not chunks
        self._matrix: NDArray[np.float32] = np.array([saved[c.content_hash] for c in chunks], dtype=np.float32)
        self._articles = np.array([chunk.article_id for chunk in chunks], dtype=np.int64)
        self._questions = np.array([chunk.kind is ChunkKind.QUESTION for chunk in chunks], dtype=bool)
        self._rows_of: dict[int, list[int]] = {}
        for row, chunk in enumerate(chunks):
            self._rows_of.setdefault(chunk.article_id, []).append(row)
        self._terms, codes = np.unique([chunk.validity_term for chunk in chunks], return_inverse=True)
        self._codes = codes.astype(np.int16)

    def rank(
        self, vector: Sequence[float], terms: Collection[str], also: Collection[int]
    ) -> dict[ChunkKind, dict[int, float]]:
        """Cosine similarity of the best articles of these validities, and of ``also``, by kind of text and article id."""
        import numpy as np

        similarity = self._matrix @ np.asarray(vector, dtype=np.float32)
        allowed = np.isin(self._terms, list(terms))[self._codes]
        found: dict[ChunkKind, dict[int, float]] = {ChunkKind.WORDING: {}, ChunkKind.QUESTION: {}}
        articles = set(also)
        for is_question in (False, True):
            mine = allowed & (self._questions == is_question)
            masked = np.where(mine, similarity, -np.inf)
            count = min(CANDIDATES, int(mine.sum()))
            best = np.argpartition(-masked, count - 1)[:count] if count else np.array([], dtype=int)
            articles.update(int(self._articles[row]) for row in best)
        for article in articles:
            for row in self._rows_of.get(article, ()):
                kind = ChunkKind.QUESTION if self._questions[row] else ChunkKind.WORDING
                found[kind][article] = max(float(similarity[row]), found[kind].get(article, -1.0))
        return found
