"""What a reader may see of a catalogue, enforced by SQLite: every table is hidden behind a view of the readable rows.

Temporary names come before those of the file, so a query that names a table asks the view, whoever wrote it. A table that
says neither which document nor which article its rows belong to shows none of them.
"""

from __future__ import annotations

import json
import re
import sqlite3
from typing import cast

from assistant.library.permission import Reader, readable

TABLE = "CREATE TABLE access (source_id TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE, term TEXT NOT NULL);"
"""What each document asks of its readers (:class:`assistant.library.permission.Access`)."""

_OTHERS = frozenset({"replaced_by", "target", "target_id"})
"""Columns that name another document, by id or title; blank where that one may not be known."""

_LISTS = frozenset({"links", "doubts"})
"""Columns of JSON lists that speak of other documents; what names one that may not be known is left out."""

_QUOTED_TITLE = re.compile(r"《([^》]+)》")


def access_terms(connection: sqlite3.Connection) -> set[str]:
    """What the documents of the file ask of their readers."""
    return {term for (term,) in connection.execute("SELECT DISTINCT term FROM main.access")}


def show_only_readable(connection: sqlite3.Connection, reader: Reader) -> frozenset[str]:
    """Hides all rows of an open catalogue that a reader may not read; gives the filter for the other stores."""
    terms = readable(reader, access_terms(connection))
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("CREATE TEMP TABLE readable_terms (term TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.executemany("INSERT INTO readable_terms VALUES (?)", [(term,) for term in sorted(terms)])
    connection.execute("CREATE TEMP TABLE readable (source_id TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute("INSERT INTO readable SELECT source_id FROM main.access WHERE term IN readable_terms")
    connection.execute("CREATE TEMP TABLE unmentionable (name TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute(
        "INSERT OR IGNORE INTO unmentionable SELECT source_id FROM main.documents WHERE source_id NOT IN readable "
        "UNION SELECT title FROM main.documents WHERE source_id NOT IN readable "
        "AND title NOT IN (SELECT title FROM main.documents WHERE source_id IN readable)"
    )
    names = unmentionable(connection)

    def shown(items: str) -> str:
        return mentionable(items, names)

    connection.create_function("mentionable", 1, shown, deterministic=True)
    tables = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    for (table,) in tables.fetchall():
        connection.execute(f"CREATE TEMP VIEW {_quoted(table)} AS {_readable_rows(connection, table)}")
    connection.commit()
    return terms


def unmentionable(connection: sqlite3.Connection) -> frozenset[str]:
    """Ids and titles of the documents that the reader may not know of."""
    return frozenset(name for (name,) in connection.execute("SELECT name FROM temp.unmentionable"))


def mentionable(items: str, names: frozenset[str]) -> str:
    """A JSON list without the items that name, as a value or in 《》, one of these; an empty one where it cannot be read."""
    try:
        listed = cast("list[object]", json.loads(items))
    except (ValueError, TypeError, RecursionError):
        return "[]"
    return json.dumps([item for item in listed if not _named(item) & names], ensure_ascii=False)


def _named(item: object) -> set[str]:
    values = cast("dict[str, object]", item).values() if isinstance(item, dict) else [item]
    said = {value for value in values if isinstance(value, str)}
    return said | {title for text in said for title in _QUOTED_TITLE.findall(text)}


def _readable_rows(connection: sqlite3.Connection, table: str) -> str:
    columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({_quoted(table)})")]
    shown = ", ".join(_shown(column) for column in columns)
    if "source_id" in columns:
        readable_row = (
            "+source_id IN temp.readable"  # With the sign it chooses rows, and never the order in which they are read.
        )
    elif "article_id" in columns:
        readable_row = (
            f"EXISTS (SELECT 1 FROM main.articles AS held WHERE held.article_id = {_quoted(table)}.article_id "  # noqa: S608
            "AND held.source_id IN temp.readable)"
        )
    else:
        readable_row = "0"
    return f"SELECT {shown} FROM main.{_quoted(table)} WHERE {readable_row}"  # noqa: S608 (names of our own tables)


def _shown(column: str) -> str:
    name = _quoted(column)
    if column in _LISTS:
        return f"mentionable({name}) AS {name}"
    return f"CASE WHEN {name} IN temp.unmentionable THEN '' ELSE {name} END AS {name}" if column in _OTHERS else name


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
