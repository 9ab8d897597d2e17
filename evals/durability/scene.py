"""The library that everything is done to, copied for each trial, and what can be seen of it afterwards."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import LibraryError, LibraryMissing
from assistant.library.collections import FolderCollection
from assistant.library.indexing import index_collections
from assistant.library.reading.worker import parse_file
from assistant.library.search import LibrarySearch
from assistant.library.structure import ParsedText
from assistant.library.vectorizing import compute_vectors
from assistant.models.bundled import BundledEmbeddings

Content = Mapping[str, tuple[str, ...]]
"""The texts of the articles that can be found, by document."""

TEXTS = {
    "船.txt": "示例市船舶停泊办法\n\n第一条　船舶应当停泊在指定泊位。\n第二条　夜间停泊应当开启锚灯。\n",
    "树.txt": "示例市古树保护办法\n\n第一条　古树每三年普查一次。\n第二条　迁移古树应当经主管部门批准。\n",
    "井.txt": "示例市水井管理办法\n\n第一条　水井应当加盖。\n第二条　废弃水井应当在十日内填埋。\n",
}
ADDED, REMOVED = "井.txt", "树.txt"


class _Reader:
    def read(self, path: Path) -> ParsedText:
        return parse_file(path)


@dataclass(frozen=True)
class Seen:
    """What opening a library gave.

    Attributes:
        content: What can be found in it; None where it did not open.
        missing: Whether it says that there is no library.
        said: The sentence that says what is wrong; empty for none.
        seconds: How long that took.
    """

    content: Content | None
    missing: bool
    said: str
    seconds: float


class Scene:
    """A folder with documents, the library of the first two of them, and room for trials.

    Args:
        root: An empty folder.
        vectors: Whether the library has vectors.
    """

    def __init__(self, root: Path, vectors: bool) -> None:
        self.root = root
        self.documents = root / "documents"
        self.other = root / "other"
        self.base = root / "base"
        self.vectors = vectors
        _write(self.documents, [name for name in TEXTS if name != ADDED])
        self.index(self.base, self.documents)
        if self.vectors:
            compute_vectors(self.base)
        self.before = self.look(self.base).content or {}
        _write(self.documents, TEXTS)
        _write(self.other, [ADDED])

    def index(self, library: Path, folder: Path) -> None:
        """Takes a folder in, read in this process, which is quicker than by a child."""
        index_collections(library, [FolderCollection(folder, _Reader(), None)])

    def trial(self, name: str, copied: bool = True) -> Path:
        """A library of its own for a trial: a copy of the base, or nothing yet."""
        library = self.root / "trials" / name
        library.parent.mkdir(exist_ok=True)
        if copied:
            shutil.copytree(self.base, library)
        return library

    def after(self, change: str) -> Content:
        """What is to be seen once a command has done its work, on the base."""
        match change:
            case "index":
                return {name: _articles(text) for name, text in TEXTS.items()}
            case "remove":
                return {name: texts for name, texts in self.before.items() if name != REMOVED}
            case _:
                return self.before

    def look(self, library: Path) -> Seen:
        """Opens a library as the program does, and searches every document of it."""
        started = time.monotonic()
        try:
            search = LibrarySearch(library, BundledEmbeddings() if self.vectors else None, BundledEmbeddings.name)
        except LibraryError as error:
            return Seen(None, isinstance(error, LibraryMissing), error.message, time.monotonic() - started)
        seconds = time.monotonic() - started
        try:
            return Seen(_found(search), False, search.notice, seconds)
        finally:
            search.close()


def _found(search: LibrarySearch) -> Content:
    """The articles of the catalogue, of those documents that the index of words finds whole."""
    content: dict[str, tuple[str, ...]] = {}
    for source_id in search.documents:
        texts = tuple(article.text for article in search.catalogue.articles(source_id))
        passages = list(search.catalogue.passages([source_id]))
        terms = search.catalogue.validity_terms()
        found = [search.lexical.search(passage.text, terms, 50, passage.kind) for passage in passages]
        content[source_id] = texts if all(found) and len(passages) >= len(texts) else ()
    return content


def _articles(text: str) -> tuple[str, ...]:
    lines = [line for line in text.splitlines() if line.startswith("第")]
    return tuple(line.split("\u3000", 1)[1] for line in lines)


def _write(folder: Path, names: Iterable[str]) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(TEXTS[name], encoding="utf-8")
