"""A policy library as the front doors use it: open for searching, always on what is published now."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.library.embedders import Embedder, configured_embedders, folder_of_vectors
from assistant.library.folder import LibraryFolder, modification
from assistant.library.permission import EVERYTHING, Reader
from assistant.library.precedence import RANK_OF_LEVEL
from assistant.library.search import LibrarySearch
from assistant.library.source import Validity
from assistant.library.summary import LibrarySummary, VectorProgress, VectorState
from assistant.library.validity import validity_on
from assistant.library.vectors import Progress, VectorFolder
from assistant.models.bundled_model import NAME
from assistant.settings import load_settings

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

    from assistant.settings import Settings


MOST_READERS = 64
"""Whose views are kept open at a time; whoever else comes waits some milliseconds more."""


class PolicyLibrary:
    """Opens a library and opens it anew when another process has published documents or vectors.

    Args:
        path: The library's folder.
        embeddings: Embeds questions; None searches by words only.
        model: Name of the embedder.
        records_gaps: Whether questions that find no answer are kept.
        reader: Who reads, where nobody else is named.
        meanwhile: What embeds questions until all vectors of that embedder are there.
    """

    def __init__(
        self,
        path: Path,
        embeddings: Embeddings | None,
        model: str = "",
        records_gaps: bool = False,
        reader: Reader = EVERYTHING,
        meanwhile: Embedder | None = None,
    ) -> None:
        self.path = path
        self.folder = LibraryFolder(path)
        self._embeddings = embeddings
        self._model = model
        self._records_gaps = records_gaps
        self._reader = reader
        self._meanwhile = meanwhile
        self._lock = threading.Lock()
        self._open: dict[Reader, LibrarySearch] = {}
        self._seen: object = None

    @classmethod
    def configured(cls, settings: Settings, reader: Reader = EVERYTHING) -> PolicyLibrary:
        """The library that the settings name, with the best of their embedders.

        Raises:
            SettingsError: The embedding service is set in a way that cannot be used.
        """
        path, gaps = settings.library_dir, settings.record_gaps
        embedders = configured_embedders(settings)
        if not embedders:
            return cls(path, None, records_gaps=gaps, reader=reader)
        best, *others = embedders
        return cls(path, best.embeddings, best.name, gaps, reader, others[0] if others else None)

    def current(self, reader: Reader | None = None) -> LibrarySearch:
        """The library as it is published now, as a reader sees it.

        Args:
            reader: Who reads; by default the one that the library was opened for.

        Raises:
            LibraryError: There is no library, or it is damaged or of another version.
        """
        with self._lock:
            stamp = self._stamp()
            if stamp != self._seen:
                self._open, self._seen = {}, None
            wanted = reader or self._reader
            search = self._open.pop(wanted, None) or self._opened_for(wanted)
            self._open[wanted], self._seen = search, stamp
            if len(self._open) > MOST_READERS:
                del self._open[next(iter(self._open))]
            return search

    def _opened_for(self, reader: Reader) -> LibrarySearch:
        """A view for a reader: of the generation that is open for others already, or of the one that is published."""
        for other in self._open.values():
            return other.read_by(reader)
        search = LibrarySearch(self.path, self._embeddings, self._model, self._records_gaps, reader)
        if self._meanwhile is None or search.vectors_complete:
            return search
        other = self._meanwhile
        return LibrarySearch(self.path, other.embeddings, other.name, self._records_gaps, reader)

    def _stamp(self) -> object:
        models = {self._model or NAME, NAME}
        return modification(self.folder.manifest), {
            model: modification(self._vectors(model).snapshot) for model in models
        }

    def _vectors(self, model: str) -> VectorFolder:
        return VectorFolder(folder_of_vectors(self.folder.vectors, model))

    def summary(self) -> LibrarySummary:
        """What the library holds today."""
        search = self.current()
        documents = [entry.document for entry in search.documents.values()]
        validities = [validity_on(document, date.today()) for document in documents]
        levels = Counter(document.level or "其他" for document in documents)
        return LibrarySummary(
            name="知识库",
            documents=len(documents),
            articles=search.catalogue.counts()[1],
            in_force=validities.count(Validity.IN_FORCE),
            outdated=sum(not validity.may_ground for validity in validities),
            levels=tuple(sorted(levels.items(), key=lambda level: (-RANK_OF_LEVEL.get(level[0], 0.0), level[0]))),
            updated=datetime.fromisoformat(search.published.updated),
        )

    def vector_progress(self) -> VectorProgress:
        """How far the vectors are, and whether searches can use them.

        Raises:
            LibraryError: There is no library, or it is damaged or of another version.
        """
        if self._embeddings is None:
            return VectorProgress(0, 0, "none", "没有可用的向量模型，使用词法检索。")
        search, vectors = self.current(), self._vectors(self._model)
        told = vectors.read_progress()
        if told is None:
            done = search.vector_count if search.model == self._model else 0
            told = Progress(done, search.published.chunks, "none", self._model)
        working = told.state == "building" and vectors.busy
        state, message = ("building", "") if working else _settled(told, search, self._model)
        return VectorProgress(told.done, told.total, state, message)


def open_library(
    path: str | PathLike[str] | None = None, vectors: bool | None = None, reader: Reader = EVERYTHING
) -> PolicyLibrary:
    """The library in a folder, with the best embedder that the settings and this machine offer.

    Args:
        path: The folder; by default the one that the settings name.
        vectors: Whether vectors are used; by default as the settings say.
        reader: Who reads; everything may be read by default.

    Raises:
        SettingsError: The settings cannot be used.
    """
    settings = load_settings(library_dir=None if path is None else Path(path), vectors=vectors)
    return PolicyLibrary.configured(settings, reader)


def _settled(told: Progress, search: LibrarySearch, model: str) -> tuple[VectorState, str]:
    """The state of vectors that nobody computes, and what to say of it; what a search can use decides, not what was told."""
    if search.notice:
        return "failed", search.notice
    if search.vectors_complete and search.model == model:
        return "ready", ""
    if told.state == "failed":
        return "failed", told.message
    return "none", _UNFINISHED.get(told.state, "有的条文还没有语义向量，再次启动或运行 gongwu index 会补上。")


_UNFINISHED = {
    "none": "尚未计算语义向量。",
    "building": "语义向量的计算已中断，再次启动或运行 gongwu index 会接着算。",
}
