"""Search over a library: validity inside the query, the signs of words and vectors weighed into one ranking.

``python -m evals retrieval`` prints how well articles rank by words alone and with vectors.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.errors import InputError, ServiceError
from assistant.library.catalogue import ArticleRow, Catalogue, DocumentEntry
from assistant.library.chunks import ChunkKind, short_title
from assistant.library.generation import CATALOGUE
from assistant.library.likeness import Likeness
from assistant.library.opened import OpenGeneration, open_for
from assistant.library.permission import EVERYTHING, Reader
from assistant.library.precedence import precedence
from assistant.library.ranking import Signals, features_of, weighed
from assistant.library.similar import CANDIDATES
from assistant.library.source import SearchHit, Validity
from assistant.library.succession import Succession
from assistant.library.validity import term_on, validity_on

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

_OTHER_DIMENSIONS = "向量服务现在的模型与计算知识库时的不同（维数不一致），只按字词检索；请在 GONGWU_EMBEDDING_MODEL 里写明新的模型，再运行 gongwu index。"

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
        reader: Who reads: nothing else is found, listed, counted or known of.
        generation: The files, where they are open already.

    Attributes:
        path: The library's folder.

    Raises:
        LibraryError: There is no library, or it is damaged or of another version.
    """

    def __init__(
        self,
        library: Path,
        embeddings: Embeddings | None,
        model: str = "",
        records_gaps: bool = False,
        reader: Reader = EVERYTHING,
        generation: OpenGeneration | None = None,
    ) -> None:
        self.path, self.records_gaps, self.reader = library, records_gaps, reader
        self._embeddings, self._model = embeddings, model
        if generation is None:
            self._generation, self.catalogue = open_for(library, model if embeddings else None, reader)
        else:
            self._generation, self.catalogue = generation, Catalogue(generation.folder / CATALOGUE, reader=reader)
        self.published, self._unembedded = self._generation.published, ""
        self._vectors = self._generation.vectors
        self.lexical = self._generation.lexical.read_by(self.catalogue.readable)

    @property
    def model(self) -> str:
        """Name of the embedder."""
        return self._model

    @property
    def notice(self) -> str:
        """One Chinese sentence on what this search goes without, though it should not; empty where nothing is wrong."""
        return self._generation.notice or self._unembedded

    def read_by(self, reader: Reader) -> LibrarySearch:
        """The same generation as another reader sees it; nothing that was read for this one is passed on."""
        return LibrarySearch(self.path, self._embeddings, self._model, self.records_gaps, reader, self._generation)

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
        standing = self._standing({*also, *by_wording, *by_question}, said)
        return Signals(wording, translated, overlap, by_wording, by_question, standing)

    def _overlap(self, query: str, asked: Mapping[int, float]) -> dict[int, float]:
        """How far the question is a second text, by article: shared character pairs against all, weighted by rarity."""
        best: dict[int, float] = {}
        articles = self.catalogue.articles_of_chunks(asked)
        for chunk_id, text in self.catalogue.texts_of(list(asked)).items():
            article_id = articles[chunk_id]
            best[article_id] = max(self._likeness.of(query, text), best.get(article_id, 0.0))
        return best

    def hides(self, source_ids: Collection[str], text: str = "") -> bool:
        """Whether something was said from what the reader may not read, or may not read any more.

        Args:
            source_ids: The documents that it cites.
            text: What was said; it may name a document.
        """
        return any(source_id not in self.documents for source_id in source_ids) or any(
            f"《{name}》" in text for name in self._unmentionable
        )

    @cached_property
    def _unmentionable(self) -> frozenset[str]:
        return self.catalogue.unmentionable()

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
        first, second = self._embedded(one), self._embedded(other)
        if first is None or second is None:
            return None
        norms = sum(x * x for x in first) * sum(y * y for y in second)
        return sum(x * y for x, y in zip(first, second, strict=True)) / max(1e-9, norms**0.5)

    def find_document(self, name: str) -> DocumentEntry:
        """The document with this id or title; of several versions the newest that may ground an answer.

        Raises:
            InputError: There is none.
        """
        if name in self.documents:
            return self.documents[name]
        titled = [e for e in self.documents.values() if any(name in (t, short_title(t)) for t in e.document.titles)]
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
        if self._vectors is None or self._embeddings is None or not self._vectors.count:
            return {}
        vector = self._embedded(query)
        if vector is not None and len(vector) != self._vectors.dimensions:
            self._unembedded = _OTHER_DIMENSIONS
            return {}
        return {} if vector is None else self._vectors.rank(vector, terms, self.catalogue.readable, also)

    def _embedded(self, question: str) -> Sequence[float] | None:
        """The vector of a question; None where the service that computes it does not answer, which is said."""
        assert self._embeddings is not None
        try:
            vector = self._embeddings.embed_query(question)
        except ServiceError as error:
            self._unembedded = f"{error.message.removesuffix('。')}，这一次只按字词检索。"
            return None
        self._unembedded = ""
        return vector

    def _by_article(self, chunk_scores: Mapping[int, float]) -> dict[int, float]:
        best: dict[int, float] = {}
        for chunk_id, article_id in self.catalogue.articles_of_chunks(chunk_scores).items():
            score = chunk_scores[chunk_id]
            best[article_id] = max(score, best.get(article_id, score))
        return best

    def _standing(self, article_ids: Collection[int], said: str) -> dict[int, float]:
        """What the document of each article adds; articles that the catalogue does not show are left out."""
        sources = self.catalogue.sources_of_articles(article_ids)
        of_source = {source_id: precedence(self.documents[source_id], said) for source_id in set(sources.values())}
        return {article_id: of_source[source_id] for article_id, source_id in sources.items()}

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
            title=row.article.part or document.title,
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
            ocr=row.article.ocr,
            score=round(score, 4),
            carrier=document.title if row.article.part else "",
        )
