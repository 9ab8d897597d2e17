"""A page of the table of documents: found, sorted and cut by SQLite, so that 40,000 documents are listed as fast as 400."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from assistant.errors import LibraryMissing
from assistant.library.collections import BUILT_IN
from assistant.library.faults import damaged_library
from assistant.library.folder import LibraryFolder, Published
from assistant.library.generation import CATALOGUE
from assistant.library.keeping.originals import is_kept
from assistant.library.national_laws import NATIONAL_LAWS
from assistant.library.source import Validity
from assistant.library.validity import term_on

ROWS = 50
"""Of a page."""

_LONGEST_SEARCH, _MOST_WORDS = 200, 8
_COUNT = "(SELECT count(*) FROM articles a WHERE a.source_id = d.source_id)"
_ORDERS = {
    "title": "title",
    "number": "document_number = '', document_number",
    "body": "issuing_body = '', issuing_body",
    "validity": "validity_now(validity_term)",
    "articles": _COUNT,
    "collection": "collection_of(root)",
    "date": "promulgated",
}
SORTS = tuple(_ORDERS)
_SEARCHED = "title || ' ' || document_number || ' ' || issuing_body || ' ' || file"


@dataclass(frozen=True)
class Wanted:
    """Which documents are looked for.

    Attributes:
        words: Parts of title, 文号, 机关 or file name, with spaces between them; all must occur.
        validity: Code of a validity as it is on the day; empty for any.
        collection: Name of a collection; empty for any.
        level: 层级; empty for any.
        sort: One of :data:`SORTS`.
        page: From 0.
    """

    words: str = ""
    validity: str = ""
    collection: str = ""
    level: str = ""
    sort: str = "title"
    down: bool = False
    page: int = 0


@dataclass(frozen=True)
class ListedDocument:
    """A row.

    Attributes:
        validity: On the day of the listing.
        doubts: How many doubts are known of what was read from it.
        edited: Whether the librarian stated something of it.
    """

    source_id: str
    file: str
    title: str
    document_number: str
    issuing_body: str
    level: str
    validity: Validity
    articles: int
    collection: str
    root: str
    promulgated: str
    replaced_by: str
    doubts: int = 0
    edited: bool = False


@dataclass(frozen=True)
class Listing:
    """A page of the table.

    Attributes:
        total: How many documents fit what is looked for.
        held: How many documents there are at all.
        page: From 0; the last one where a later one was asked for.
        collections: Names of all collections with their number of documents.
        levels: The same of levels.
    """

    rows: tuple[ListedDocument, ...]
    total: int
    held: int
    page: int
    collections: tuple[tuple[str, int], ...]
    levels: tuple[tuple[str, int], ...]

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.total // ROWS))


def list_documents(library: Path, wanted: Wanted, today: date) -> Listing:
    """The documents that fit, a page of them.

    Raises:
        LibraryError: There is no library, or it cannot be read.
    """
    with _catalogue(library, today) as connection:
        where, values = _conditions(wanted)
        [(total,)] = connection.execute(f"SELECT count(*) FROM documents d WHERE {where}", values)  # noqa: S608
        [(held,)] = connection.execute("SELECT count(*) FROM documents")
        page = max(0, min(wanted.page, (total - 1) // ROWS))
        rows = connection.execute(_page_query(connection, wanted, where), (*values, ROWS, page * ROWS)).fetchall()
        collections, levels = _counted(connection, "root", collection_of), _counted(connection, "level", str)
    return Listing(tuple(map(_listed, rows)), total, held, page, collections, levels)


def title_of_content(library: Path, sha256: str) -> str:
    """The title of the document that was made of a file with these bytes; empty where there is none, or no library."""
    try:
        with _catalogue(library, date.min) as connection:
            found = connection.execute("SELECT title FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
    except LibraryMissing:
        return ""
    return found[0] if found else ""


def ids_of_root(library: Path, root: str) -> list[str]:
    """Ids of the documents that came with a collection."""
    with _catalogue(library, date.min) as connection:
        return [row[0] for row in connection.execute("SELECT source_id FROM documents WHERE root = ?", (root,))]


def ids_called(library: Path, name: str) -> list[str]:
    """Ids of the documents that have a name for their id or their title."""
    with _catalogue(library, date.min) as connection:
        query = "SELECT source_id FROM documents WHERE source_id = ? OR title = ? LIMIT 3"
        return [row[0] for row in connection.execute(query, (name, name))]


def choices_of(library: Path, words: str, today: date, most: int = 20) -> list[ListedDocument]:
    """The first documents that fit the words, to choose one of."""
    return list(list_documents(library, Wanted(words=words), today).rows[:most])


@contextmanager
def _catalogue(library: Path, today: date) -> Generator[sqlite3.Connection]:
    folder = LibraryFolder(library)
    connection = folder.opened(partial(_opened, folder))
    connection.create_function("validity_now", 1, partial(_code_on, today), deterministic=True)
    connection.create_function("collection_of", 1, collection_of, deterministic=True)
    with closing(connection):
        try:
            yield connection
        except sqlite3.DatabaseError as error:
            raise damaged_library("目录文件无法读取", library) from error


def _opened(_folder: LibraryFolder, _published: Published, generation: Path) -> sqlite3.Connection:
    path = generation / CATALOGUE
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        connection.execute("SELECT count(*) FROM documents").fetchone()
    except sqlite3.DatabaseError as error:
        raise damaged_library("目录文件无法读取") from error
    return connection


@lru_cache(maxsize=4096)
def _code_on(day: date, term: str) -> str:
    return term_on(term, day).code


@lru_cache(maxsize=4096)
def collection_of(root: str) -> str:
    """What people call the collection that a document came with."""
    if root == BUILT_IN:
        return "内置指南"
    if root == NATIONAL_LAWS:
        return "国家法律"
    return "网页收录" if is_kept(root) else f"文件夹 {Path(root).name}"


def _conditions(wanted: Wanted) -> tuple[str, list[str]]:
    conditions, values = ["1"], list[str]()
    for word in wanted.words[:_LONGEST_SEARCH].split()[:_MOST_WORDS]:
        conditions.append(f"({_SEARCHED}) LIKE ? ESCAPE '\\'")
        values.append("%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
    for column, value in (
        ("validity_now(validity_term)", wanted.validity),
        ("collection_of(root)", wanted.collection),
        ("level", wanted.level),
    ):
        if value:
            conditions.append(f"{column} = ?")
            values.append(value)
    return " AND ".join(conditions), values


def _page_query(connection: sqlite3.Connection, wanted: Wanted, where: str) -> str:
    """The page is chosen first, so that articles are counted of its documents only."""
    direction = " DESC" if wanted.down else ""
    order = f"{_ORDERS.get(wanted.sort, 'title')}{direction}, title, version, source_id"
    columns = {row[1] for row in connection.execute("PRAGMA table_info(documents)")}
    doubts = "d.doubts" if "doubts" in columns else "NULL"
    stated = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'statements'").fetchone()
    edited = "source_id IN (SELECT source_id FROM statements)" if stated else "0"
    return (
        f"WITH chosen AS (SELECT source_id FROM documents d WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?) "  # noqa: S608
        f"SELECT source_id, file, title, document_number, issuing_body, level, validity_now(validity_term), {_COUNT}, "
        f"collection_of(root), root, promulgated, replaced_by, {doubts}, {edited} "
        f"FROM chosen JOIN documents d USING (source_id) ORDER BY {order}"
    )


def _counted(connection: sqlite3.Connection, column: str, name_of: Callable[[str], str]) -> tuple[tuple[str, int], ...]:
    """The names that the values of a column stand for, the most frequent first."""
    counts = Counter[str]()
    for value, count in connection.execute(f"SELECT {column}, count(*) FROM documents GROUP BY 1"):  # noqa: S608
        counts[name_of(value)] += count
    return tuple((name, count) for name, count in counts.most_common() if name)


def _listed(row: tuple[Any, ...]) -> ListedDocument:
    source_id, file, title, number, body, level, code, articles, collection, root, *rest = row
    promulgated, successor, doubts, edited = rest
    validity = Validity.from_code(code)
    return ListedDocument(
        source_id, file, title, number, body, level, validity, articles, collection, root, promulgated or "",
        successor, _number_of(doubts), bool(edited),
    )  # fmt: skip


def _number_of(doubts: str | None) -> int:
    """How many doubts a column holds, a JSON list."""
    return len(json.loads(doubts)) if doubts else 0
