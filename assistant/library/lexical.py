"""The lexical index: BM25 over words and over character pairs, on disk, in tantivy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.library.faults import damaged_library
from assistant.library.terms import bigrams, words

if TYPE_CHECKING:
    import tantivy

WRITER_MEMORY = 50_000_000
_FIELDS = {"words": words, "bigrams": bigrams}


def _schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("chunk", stored=True, indexed=True)
    builder.add_text_field("source", tokenizer_name="raw")
    builder.add_text_field("validity", tokenizer_name="raw")
    for field in _FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace")
    return builder.build()


class LexicalIndex:
    """A folder with the lexical index of one generation of a library."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._searcher = index.searcher()

    @classmethod
    def create(cls, folder: Path) -> LexicalIndex:
        """A new, empty index in ``folder``, which is made."""
        import tantivy

        folder.mkdir(parents=True, exist_ok=True)
        return cls(tantivy.Index(_schema(), path=str(folder)))

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        """The index in ``folder``.

        Raises:
            LibraryDamaged: There is none, or it cannot be read.
        """
        import tantivy

        try:
            return cls(tantivy.Index.open(str(folder)))
        except (ValueError, OSError) as error:
            raise damaged_library("检索索引无法读取", folder.parents[2]) from error

    def update(self, removed: Iterable[str], added: Iterable[tuple[int, str, str, str]]) -> None:
        """Takes documents out and puts chunks in, in one commit.

        Args:
            removed: Source ids whose chunks go.
            added: (chunk id, source id, validity code, passage).

        Raises:
            OSError: The folder cannot be written, or the disk is full.
        """
        try:
            writer = self._index.writer(WRITER_MEMORY, 1)
            for source_id in removed:
                writer.delete_documents_by_term("source", source_id)
            for chunk_id, source_id, validity, passage in added:
                writer.add_document(_document(chunk_id, source_id, validity, passage))
            writer.commit()
            writer.wait_merging_threads()
        except ValueError as error:
            raise OSError(str(error)) from error
        self._index.reload()
        self._searcher = self._index.searcher()

    @property
    def size(self) -> int:
        """Number of chunks."""
        return self._searcher.num_docs

    def search(self, query: str, validities: Iterable[str], limit: int) -> dict[int, float]:
        """Chunk ids with their score, best ``limit`` of each field, by one field's best score scaled to 1 and added.

        Args:
            query: The words to look for.
            validities: Codes of the validities that may be found.
            limit: How many chunks of each field are looked at.
        """
        allowed = self._any_of("validity", validities)
        fused: dict[int, float] = {}
        for field, terms_of in _FIELDS.items():
            scores = self._search_field(field, set(terms_of(query)), allowed, limit)
            best = max(scores.values(), default=1.0)
            for chunk, score in scores.items():
                fused[chunk] = fused.get(chunk, 0.0) + score / best
        return fused

    def search_field(self, field: str, query: str, validities: Iterable[str], limit: int) -> Mapping[int, float]:
        """Chunk ids with their BM25 score by one field alone.

        Args:
            field: ``words`` or ``bigrams``.
            query: The words to look for.
            validities: Codes of the validities that may be found.
            limit: How many chunks at most.
        """
        allowed = self._any_of("validity", validities)
        return self._search_field(field, set(_FIELDS[field](query)), allowed, limit)

    def document_frequency(self, word: str) -> int:
        """In how many chunks ``word`` stands."""
        return self._searcher.doc_freq("words", word)

    def _any_of(self, field: str, terms: Iterable[str]) -> Any:
        import tantivy

        queries = [tantivy.Query.term_query(self._index.schema, field, term) for term in terms]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])

    def _search_field(self, field: str, terms: set[str], allowed: Any, limit: int) -> Mapping[int, float]:
        import tantivy

        if not terms:
            return {}
        query = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, self._any_of(field, terms)),
                (tantivy.Occur.Must, tantivy.Query.const_score_query(allowed, 0.0)),
            ]
        )
        found = self._searcher.search(query, limit).hits
        return {self._searcher.doc(address)["chunk"][0]: score for score, address in found}


def _document(chunk_id: int, source_id: str, validity: str, passage: str) -> tantivy.Document:
    import tantivy

    document = tantivy.Document()
    document.add_unsigned("chunk", chunk_id)
    document.add_text("source", source_id)
    document.add_text("validity", validity)
    for field, terms_of in _FIELDS.items():
        document.add_text(field, " ".join(terms_of(passage)))
    return document
