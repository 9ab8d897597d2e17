"""The lexical index: BM25 over words and over character pairs, on disk, in tantivy.

The wording of articles and their second texts have fields of their own, so that how often a word stands in the law is not
mixed up with how often people say it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.library.catalogue import Passage
from assistant.library.chunks import ChunkKind
from assistant.library.faults import damaged_library
from assistant.library.terms import bigrams, words

if TYPE_CHECKING:
    import tantivy

WRITER_MEMORY = 50_000_000
_TERMS = {"words": words, "bigrams": bigrams}
_PREFIX = {ChunkKind.WORDING: "", ChunkKind.QUESTION: "asked_"}
"""What the name of a field begins with, by what kind of text it holds."""


def _schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("chunk", stored=True, indexed=True)
    builder.add_text_field("source", tokenizer_name="raw")
    builder.add_text_field("validity", tokenizer_name="raw")
    builder.add_text_field("access", tokenizer_name="raw")
    for prefix in _PREFIX.values():
        for field in _TERMS:
            builder.add_text_field(prefix + field, tokenizer_name="whitespace")
    return builder.build()


class LexicalIndex:
    """A folder with the lexical index of one generation of a library.

    Args:
        index: The index.
        readable: The access terms of what may be found; None where everything is.
    """

    def __init__(self, index: tantivy.Index, readable: Collection[str] | None = None) -> None:
        self._index = index
        self._searcher = index.searcher()
        self._readable = readable

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

    def read_by(self, readable: Collection[str]) -> LexicalIndex:
        """The same index, in which nothing is found but what bears one of these access terms."""
        return LexicalIndex(self._index, frozenset(readable))

    def update(self, removed: Iterable[str], added: Iterable[Passage]) -> None:
        """Takes documents out and puts chunks in, in one commit.

        Args:
            removed: Source ids whose chunks go.
            added: What comes in.

        Raises:
            OSError: The folder cannot be written, or the disk is full.
        """
        try:
            writer = self._index.writer(WRITER_MEMORY, 1)
            for source_id in removed:
                writer.delete_documents_by_term("source", source_id)
            for passage in added:
                writer.add_document(_document(passage))
            writer.commit()
            writer.wait_merging_threads()
        except ValueError as error:
            raise OSError(str(error)) from error
        self._index.reload()
        self._searcher = self._index.searcher()

    def chunk_ids(self) -> list[int]:
        """The chunks that it holds, each as often as it is there."""
        import tantivy

        found = self._searcher.search(tantivy.Query.all_query(), max(1, self.size)).hits
        return [self._searcher.doc(address)["chunk"][0] for _, address in found]

    @property
    def size(self) -> int:
        """Number of chunks."""
        return self._searcher.num_docs

    def search(self, query: str, validities: Iterable[str], limit: int, kind: ChunkKind) -> dict[int, float]:
        """Chunk ids with their score, best ``limit`` of each field, by one field's best score scaled to 1 and added.

        Args:
            query: The words to look for.
            validities: Codes of the validities that may be found.
            limit: How many chunks of each field are looked at.
            kind: Whether the wording is searched, or the second texts.
        """
        allowed = self._any_of("validity", validities)
        fused: dict[int, float] = {}
        for field, terms_of in _TERMS.items():
            scores = self._search_field(_PREFIX[kind] + field, set(terms_of(query)), allowed, limit)
            best = max(scores.values(), default=1.0)
            for chunk, score in scores.items():
                fused[chunk] = fused.get(chunk, 0.0) + score / best
        return fused

    def search_field(
        self, field: str, query: str, validities: Iterable[str], limit: int, kind: ChunkKind = ChunkKind.WORDING
    ) -> Mapping[int, float]:
        """Chunk ids with their BM25 score by one field alone.

        Args:
            field: ``words`` or ``bigrams``.
            query: The words to look for.
            validities: Codes of the validities that may be found.
            limit: How many chunks at most.
            kind: Whether the wording is searched, or the second texts.
        """
        allowed = self._any_of("validity", validities)
        return self._search_field(_PREFIX[kind] + field, set(_TERMS[field](query)), allowed, limit)

    def document_frequency(self, word: str) -> int:
        """In how many chunks ``word`` stands."""
        return self._searcher.doc_freq("words", word)

    def word_frequency(self, word: str) -> int:
        """In how many pieces a word stands, second texts included."""
        return self._searcher.doc_freq("words", word) + self._searcher.doc_freq("asked_words", word)

    def pair_frequency(self, pair: str) -> int:
        """In how many pieces a pair of characters stands, second texts included."""
        return self._searcher.doc_freq("bigrams", pair) + self.asked_frequency(pair)

    def asked_frequency(self, pair: str) -> int:
        """In how many second texts a pair of characters stands."""
        return self._searcher.doc_freq("asked_bigrams", pair)

    def _any_of(self, field: str, terms: Iterable[str]) -> Any:
        import tantivy

        queries = [tantivy.Query.term_query(self._index.schema, field, term) for term in terms]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])

    def _search_field(self, field: str, terms: set[str], allowed: Any, limit: int) -> Mapping[int, float]:
        import tantivy

        if not terms:
            return {}
        wanted = [(tantivy.Occur.Must, self._any_of(field, terms)), (tantivy.Occur.Must, _unscored(allowed))]
        if self._readable is not None:
            wanted.append((tantivy.Occur.Must, _unscored(self._any_of("access", self._readable))))
        query = tantivy.Query.boolean_query(wanted)
        found = self._searcher.search(query, limit).hits
        return {self._searcher.doc(address)["chunk"][0]: score for score, address in found}


def _unscored(query: tantivy.Query) -> tantivy.Query:
    import tantivy

    return tantivy.Query.const_score_query(query, 0.0)


def _document(passage: Passage) -> tantivy.Document:
    import tantivy

    document = tantivy.Document()
    document.add_unsigned("chunk", passage.chunk_id)
    document.add_text("source", passage.source_id)
    document.add_text("validity", passage.validity_term)
    document.add_text("access", passage.access_term)
    for field, terms_of in _TERMS.items():
        document.add_text(_PREFIX[passage.kind] + field, " ".join(terms_of(passage.text)))
    return document
