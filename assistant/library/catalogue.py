"""The catalogue of a library: its documents, articles and chunks, in one SQLite file per generation."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from assistant.errors import LibraryDamaged
from assistant.library import readable_rows
from assistant.library.catalogue_rows import article_of, document_of, document_values, to_json
from assistant.library.chunks import ChunkKind, chunks_of
from assistant.library.faults import damaged_library
from assistant.library.permission import Reader, access_of
from assistant.library.recognised import recognised
from assistant.library.source import Article, SourceDocument
from assistant.library.stated import Stated, links_to_json, read_stated

_SCHEMA = (
    """
CREATE TABLE documents (
    source_id TEXT PRIMARY KEY, root TEXT NOT NULL, fingerprint TEXT NOT NULL, file TEXT NOT NULL, title TEXT NOT NULL,
    document_number TEXT NOT NULL, issuing_body TEXT NOT NULL, level TEXT NOT NULL, region TEXT NOT NULL,
    version TEXT NOT NULL, promulgated TEXT, effective TEXT, expires TEXT, validity TEXT NOT NULL, replaced_by TEXT NOT NULL,
    departments TEXT NOT NULL, classification TEXT NOT NULL, sha256 TEXT NOT NULL, validity_term TEXT NOT NULL,
    links TEXT NOT NULL, doubts TEXT NOT NULL, stated TEXT NOT NULL
);
CREATE TABLE articles (
    article_id INTEGER PRIMARY KEY, source_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    position INTEGER NOT NULL, number TEXT, path TEXT NOT NULL, text TEXT NOT NULL, page INTEGER,
    part TEXT NOT NULL, paragraph INTEGER, ocr REAL
);
CREATE INDEX articles_of_document ON articles (source_id, position);
CREATE TABLE chunks (
    chunk_id INTEGER PRIMARY KEY AUTOINCREMENT, article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    content_hash TEXT NOT NULL, kind TEXT NOT NULL, passage TEXT NOT NULL
);
CREATE INDEX chunks_of_article ON chunks (article_id);
"""
    + readable_rows.TABLE
)

_DOCUMENT_COLUMNS = (
    "source_id, file, title, document_number, issuing_body, level, region, version, promulgated, effective, expires, "
    "validity, replaced_by, departments, classification, sha256, links, doubts"
)


@dataclass(frozen=True)
class ArticleRow:
    """An article with its place in the catalogue."""

    article_id: int
    source_id: str
    position: int
    article: Article


@dataclass(frozen=True)
class DocumentEntry:
    """A document as lists show it: its metadata, without its articles.

    Attributes:
        article_count: Number of its articles.
        root: Which collection it came with: an indexed path, ``builtin`` or ``national-laws``.
        ocr: How certain the least certain of its articles is that was recognised from a picture; None where none was.
    """

    document: SourceDocument
    article_count: int
    root: str
    ocr: float | None = None

    @property
    def recognised(self) -> str:
        """How people are told so; empty where no text was recognised."""
        return recognised(self.ocr)


class VectorRow(NamedTuple):
    """What ranking by vectors needs to know of every chunk."""

    article_id: int
    content_hash: str
    validity_term: str
    access_term: str
    kind: str


class Passage(NamedTuple):
    """A chunk with its text, as the lexical index takes it in."""

    chunk_id: int
    source_id: str
    validity_term: str
    access_term: str
    kind: ChunkKind
    text: str


class Catalogue:
    """Reads and writes one catalogue file; may be read from several threads, and closes itself when it is forgotten.

    Args:
        path: The SQLite file.
        create: Makes the tables; otherwise the file is opened read-only and must hold them.
        writable: Opens an existing file for changes.
        reader: Hides all that this reader may not read from every query; None for what keeps the library.

    Attributes:
        readable: The filter of the reader, for the other stores.

    Raises:
        LibraryDamaged: The file is missing, empty, or not a catalogue.
    """

    def __init__(
        self, path: Path, *, create: bool = False, writable: bool = False, reader: Reader | None = None
    ) -> None:
        if not create and (not path.is_file() or path.stat().st_size == 0):
            raise _damaged()
        mode = "rwc" if create or writable else "ro"
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self._closing = weakref.finalize(self, self._connection.close)
        try:
            self._connection.execute("PRAGMA foreign_keys = ON")
            if create:
                self._connection.executescript(_SCHEMA)
            self._connection.execute("SELECT count(*) FROM chunks LIMIT 1").fetchone()
            self.readable = readable_rows.show_only_readable(self._connection, reader) if reader else frozenset[str]()
        except sqlite3.DatabaseError as error:
            self.close()
            raise _damaged() from error

    def close(self) -> None:
        """Closes the file; later calls fail."""
        self._closing()

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """All rows of a query, at once: a connection must not be in the middle of two queries of two threads.

        Raises:
            LibraryDamaged: SQLite finds the file inconsistent.
        """
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise _damaged() from error

    def check(self) -> bool:
        """Whether SQLite finds the whole file consistent."""
        try:
            return self._rows("PRAGMA quick_check") == [("ok",)]
        except LibraryDamaged:
            return False

    def vacuum(self) -> None:
        """Rewrites the file without what was deleted, which SQLite else leaves in it until something takes its place."""
        self._connection.commit()
        self._connection.execute("VACUUM")

    def commit(self) -> None:
        """Makes the changes permanent."""
        self._connection.commit()

    def add(self, document: SourceDocument, root: str, fingerprint: str, validity_term: str) -> None:
        """Adds a document with its articles and chunks; an earlier one of the same id must have been removed.

        Args:
            root: The collection it came with.
            fingerprint: Digest of all that its entry was made of; the same fingerprint means nothing changed.
            validity_term: How the lexical index spells its validity (:mod:`assistant.library.validity`).
        """
        self._connection.execute(
            "INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            document_values(document, root, fingerprint, validity_term),
        )
        self._connection.execute("INSERT INTO access VALUES (?,?)", (document.id, access_of(document, root).term))
        article_ids = [self._add_article(document.id, *pair) for pair in enumerate(document.articles)]
        self._connection.executemany(
            "INSERT INTO chunks (article_id, content_hash, kind, passage) VALUES (?,?,?,?)",
            [(article_ids[c.article_index], c.content_hash, c.kind.value, c.passage) for c in chunks_of(document)],
        )

    def _add_article(self, source_id: str, position: int, article: Article) -> int:
        cursor = self._connection.execute(
            "INSERT INTO articles (source_id, position, number, path, text, page, part, paragraph, ocr) VALUES (?,?,?,?,?,?,?,?,?)",
            (
                source_id,
                position,
                article.number,
                to_json(article.path),
                article.text,
                article.page,
                article.part,
                article.paragraph,
                article.ocr,
            ),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def remove(self, source_id: str) -> bool:
        """Removes a document with all that belongs to it; False where it was not there."""
        cursor = self._connection.execute("DELETE FROM documents WHERE source_id = ?", (source_id,))
        return cursor.rowcount > 0

    def set_relations(self, document: SourceDocument, validity_term: str) -> None:
        """Changes what follows from the other documents; what manifest and text state stays beside it.

        Args:
            document: With its new validity, end, successor, links and doubts.
            validity_term: As for :meth:`add`.
        """
        expires = document.expires and document.expires.isoformat()
        self._connection.execute(
            "UPDATE documents SET validity = ?, replaced_by = ?, expires = ?, validity_term = ?, links = ?, doubts = ? "
            "WHERE source_id = ?",
            (document.validity.code, document.replaced_by, expires, validity_term,
             links_to_json(document.links), to_json(document.doubts), document.id),
        )  # fmt: skip

    def stated(self) -> dict[str, Stated]:
        """What manifest and text say of each document by itself, by source id."""
        return {
            source_id: read_stated(text) for source_id, text in self._rows("SELECT source_id, stated FROM documents")
        }

    def statements(self) -> list[str]:
        """What the librarian stated, oldest first, a JSON text each (:mod:`assistant.library.statements`)."""
        if not self._rows("SELECT 1 FROM sqlite_master WHERE name = 'statements'"):
            return []
        return [text for (text,) in self._rows("SELECT text FROM statements ORDER BY number")]

    def add_statements(self, statements: Iterable[tuple[str, str]]) -> None:
        """Adds statements, each with the id of its document, which need not be there: it may come again."""
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS statements (number INTEGER PRIMARY KEY, source_id TEXT NOT NULL, text TEXT NOT NULL)"
        )
        self._connection.executemany("INSERT INTO statements (source_id, text) VALUES (?,?)", statements)

    def access_terms_of(self) -> dict[str, str]:
        """What each document asks of its readers, by source id."""
        return dict(self._rows("SELECT source_id, term FROM access"))

    def validity_terms(self) -> set[str]:
        """The spellings of validity that occur in the lexical index."""
        return {term for (term,) in self._rows("SELECT DISTINCT validity_term FROM documents")}

    def fingerprints(self) -> dict[str, tuple[str, str]]:
        """Root and fingerprint of every document, by source id."""
        rows = self._rows("SELECT source_id, root, fingerprint FROM documents")
        return {source_id: (root, fingerprint) for source_id, root, fingerprint in rows}

    def counts(self) -> tuple[int, int, int]:
        """Number of documents, articles and chunks."""
        query = (
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM articles), (SELECT count(*) FROM chunks)"
        )
        [(documents, articles, chunks)] = self._rows(query)
        return documents, articles, chunks

    def documents(self, only: Sequence[str] | None = None) -> list[DocumentEntry]:
        """All documents, or those with certain ids, in the order of their titles and versions, without their articles."""
        where = "" if only is None else f"WHERE source_id IN ({','.join('?' * len(only))}) "
        rows = self._rows(
            f"SELECT {_DOCUMENT_COLUMNS}, root, (SELECT count(*) FROM articles a WHERE a.source_id = d.source_id), "  # noqa: S608
            "(SELECT min(ocr) FROM articles a WHERE a.source_id = d.source_id) "
            f"FROM documents d {where}ORDER BY title, version, source_id",
            only or (),
        )
        return [DocumentEntry(document_of(row[:-3]), article_count=row[-2], root=row[-3], ocr=row[-1]) for row in rows]

    def articles(self, source_id: str) -> tuple[Article, ...]:
        """The articles of a document in the order of its text."""
        rows = self._rows(
            "SELECT number, path, text, page, part, paragraph, ocr FROM articles WHERE source_id = ? ORDER BY position",
            (source_id,),
        )
        return tuple(article_of(row) for row in rows)

    def article_ids(self, source_ids: Iterable[str], number: str) -> list[int]:
        """Ids of the articles with this number in these documents."""
        query = "SELECT article_id FROM articles WHERE source_id = ? AND number = ? ORDER BY position"
        return [row[0] for source_id in source_ids for row in self._rows(query, (source_id, number))]

    def articles_by_id(self, article_ids: Sequence[int]) -> dict[int, ArticleRow]:
        """The articles with these ids."""
        marks = ",".join("?" * len(article_ids))
        rows = self._rows(
            "SELECT article_id, source_id, position, number, path, text, page, part, paragraph, ocr FROM articles "  # noqa: S608
            f"WHERE article_id IN ({marks})",
            tuple(article_ids),
        )
        return {row[0]: ArticleRow(row[0], row[1], row[2], article_of(row[3:])) for row in rows}

    def vector_rows(self) -> list[VectorRow]:
        """Every chunk, without its text."""
        rows = self._rows(
            "SELECT article_id, content_hash, validity_term, term, kind "
            "FROM chunks JOIN articles USING (article_id) JOIN documents USING (source_id) JOIN access USING (source_id) "
            "ORDER BY chunk_id"
        )
        return [VectorRow._make(row) for row in rows]

    def articles_of_chunks(self, chunk_ids: Iterable[int]) -> dict[int, int]:
        """The article of each of these chunks."""
        return dict(self._rows_of("SELECT chunk_id, article_id FROM chunks WHERE chunk_id IN", list(chunk_ids)))

    def sources_of_articles(self, article_ids: Iterable[int]) -> dict[int, str]:
        """The document of each of these articles."""
        return dict(self._rows_of("SELECT article_id, source_id FROM articles WHERE article_id IN", list(article_ids)))

    def _rows_of(self, query: str, ids: Sequence[int]) -> list[Any]:
        return self._rows(f"{query} ({','.join('?' * len(ids))})", ids)

    def unmentionable(self) -> frozenset[str]:
        """Ids and titles of the documents that the reader may not know of."""
        with self._lock:
            return readable_rows.unmentionable(self._connection)

    def passages(self, source_ids: Iterable[str]) -> Iterator[Passage]:
        """The chunks of these documents with their texts."""
        for source_id in source_ids:
            rows = self._rows(
                "SELECT chunk_id, source_id, validity_term, term, kind, passage FROM chunks JOIN articles USING (article_id) "
                "JOIN documents USING (source_id) JOIN access USING (source_id) WHERE source_id = ?",
                (source_id,),
            )
            yield from (
                Passage(chunk, source, validity, access, ChunkKind(kind), text)
                for chunk, source, validity, access, kind, text in rows
            )

    def texts_of(self, chunk_ids: Sequence[int]) -> dict[int, str]:
        """The texts of chunks by their ids."""
        marks = ",".join("?" * len(chunk_ids))
        rows = self._rows(f"SELECT chunk_id, passage FROM chunks WHERE chunk_id IN ({marks})", tuple(chunk_ids))  # noqa: S608
        return dict(rows)

    def article_texts(self, source_id: str) -> list[tuple[str, tuple[str, ...]]]:
        """The wording of each article of a document, with its second texts."""
        rows = self._rows("SELECT article_id, text FROM articles WHERE source_id = ? ORDER BY position", (source_id,))
        asked = self.second_texts([article_id for article_id, _ in rows])
        return [(text, asked.get(article_id, ())) for article_id, text in rows]

    def second_texts(self, article_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The second texts of articles by their ids; articles without any are not there."""
        marks = ",".join("?" * len(article_ids))
        rows = self._rows(
            f"SELECT article_id, passage FROM chunks WHERE kind = 'question' AND article_id IN ({marks})",  # noqa: S608
            tuple(article_ids),
        )
        found: dict[int, tuple[str, ...]] = {}
        for article_id, text in rows:
            found[article_id] = (*found.get(article_id, ()), text)
        return found

    def content_hashes(self) -> set[str]:
        """Of everything that is embedded of this library."""
        return {content_hash for (content_hash,) in self._rows("SELECT content_hash FROM chunks")}

    def passages_by_hash(self) -> dict[str, str]:
        """What is embedded of this library, by content hash, texts that may ground an answer first."""
        rows = self._rows(
            "SELECT content_hash, passage FROM chunks JOIN articles USING (article_id) JOIN documents USING (source_id) "
            "ORDER BY validity NOT IN ('in_force', 'unverified'), level = '指南' DESC, chunk_id"
        )
        passages: dict[str, str] = {}
        for content_hash, passage in rows:
            passages.setdefault(content_hash, passage)
        return passages


def _damaged() -> LibraryDamaged:
    return damaged_library("目录文件缺失或无法读取")
