"""Invented regulations as files, and what tests ask of the library that holds them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from assistant.library.collections import FolderCollection
from assistant.library.indexing import IndexReport, index_collections
from assistant.library.loaders import txt
from assistant.library.manifest import read_manifest
from assistant.library.search import LibrarySearch
from assistant.library.source import SearchHit, Validity
from assistant.library.structure import ParsedText, parse_structure

TODAY = date(2026, 11, 23)
GROUNDING = (Validity.IN_FORCE, Validity.UNVERIFIED)

BOATS = "示例市船舶停泊办法\n\n第一条　船舶应当停泊在指定泊位。\n第二条　夜间停泊应当开启锚灯。\n"
TREES = "示例市古树保护办法\n\n第一条　古树每三年普查一次。\n第二条　迁移古树应当经主管部门批准。\n"
WELLS = "示例市水井管理办法\n\n第一条　水井应当加盖。\n第二条　废弃水井应当在十日内填埋。\n"


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Writes texts as UTF-8 files and gives their folder back."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def write_manifest(path: Path, *lines: Mapping[str, object]) -> Path:
    """Writes a manifest of JSON lines."""
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def counts(report: IndexReport) -> tuple[int, int, int, int, int]:
    """Added, updated, unchanged, removed, failed."""
    return report.added, report.updated, report.unchanged, report.removed, len(report.failed)


def find(
    library: Path, query: str, day: date = TODAY, validities: tuple[Validity, ...] = GROUNDING, limit: int = 50
) -> tuple[SearchHit, ...]:
    """What a search by words finds that may ground an answer, the library opened for it alone."""
    search = LibrarySearch(library, None)
    try:
        return search.search(query, limit, validities, day).hits
    finally:
        search.close()


def titles(hits: tuple[SearchHit, ...]) -> set[str]:
    """The titles of hits."""
    return {hit.title for hit in hits}


class TextFiles:
    """Reads text files in this process, which is quicker than a child process, and remembers which."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def read(self, path: Path) -> ParsedText:
        """See ``TextReader``."""
        self.names.append(path.name)
        return parse_structure(txt.load(path.read_bytes()))


def index_texts(
    library: Path, *folders: Path, manifest: Path | None = None, reader: TextFiles | None = None
) -> IndexReport:
    """Indexes folders of text files without a child process."""
    known = read_manifest(manifest, folders) if manifest else None
    reader = reader or TextFiles()
    collections = [FolderCollection(folder, reader, known) for folder in folders]
    return index_collections(library, collections)
