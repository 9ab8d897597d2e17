"""Computes the vectors of a library in the background: resumable, by content, with visible progress.

Started as a process of its own (``python -m assistant.library.vectorizing DIR``), so that the page and the command line
answer meanwhile and a crash costs nothing but the batch at hand.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Set
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.errors import GongwuError, LibraryBusy, LibraryDamaged
from assistant.library.catalogue import Catalogue
from assistant.library.embedders import configured_embedders, folder_of_vectors, forget_services
from assistant.library.folder import LibraryFolder
from assistant.library.generation import CATALOGUE
from assistant.library.published import Published
from assistant.library.shipped.vectors import ShippedVectors
from assistant.library.vectors import Progress, VectorFolder, VectorsDamaged, VectorStore
from assistant.models.bundled_model import NAME
from assistant.settings import load_settings

if TYPE_CHECKING:
    import numpy as np
    from langchain_core.embeddings import Embeddings
    from numpy.typing import NDArray

# About a second of work (``python -m evals speed``): so much is lost when the process is ended.
BATCH = 64
SNAPSHOT_SECONDS = 45.0
"""How often searches get the vectors computed so far."""


def start_in_background(library: Path) -> subprocess.Popen[bytes] | None:
    """Starts the computation in a process of its own; None where there is no embedder.

    A second process finds the lock taken and ends at once, so starting twice does no harm.
    """
    if not configured_embedders(load_settings()):
        return None
    environment = {**os.environ, "OMP_WAIT_POLICY": "passive"}
    return subprocess.Popen(
        [sys.executable, "-m", "assistant.library.vectorizing", str(library.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
        cwd=Path(__file__).resolve().parents[2],
    )


def vectors_of(library: Path, started: bool) -> str:
    """``ready``, ``building`` or ``none``: where the vectors of a library are; damaged ones count as none.

    Args:
        library: The library's folder.
        started: Whether their computation was just started.
    """
    embedders = configured_embedders(load_settings())
    model = embedders[0].name if embedders else NAME
    folder = VectorFolder(folder_of_vectors(LibraryFolder(library).vectors, model))
    lacking = LibraryFolder(library).opened(_hashes)
    lacking -= _held_in_snapshot(folder, model)
    if not lacking or lacking <= _shipped(model):
        return "ready"
    return "building" if started or folder.busy else "none"


def start_vectors(library: Path, wanted: bool = True) -> str:
    """Where the vectors of a library are: ``ready``, ``building`` in a process of its own, or ``none``.

    Args:
        library: The library's folder.
        wanted: Whether the computation of what is missing is started.
    """
    started = start_in_background(library) if wanted else None
    return vectors_of(library, started is not None)


def compute_vectors(
    library: Path,
    report: Callable[[Progress], None] | None = None,
    embeddings: Embeddings | None = None,
    model: str = NAME,
) -> Progress:
    """Computes what is missing and publishes it, until the published generation has all its vectors.

    What comes with the package is not computed. Where Chroma's files are damaged, they are made anew.

    Args:
        library: The library's folder.
        report: Called after every batch.
        embeddings: Gives the vectors, for instance out of a cache; the bundled embedder by default.
        model: Name of the embedder that they are of.

    Returns:
        The last progress, ``ready``.

    Raises:
        LibraryBusy: Another process is doing it.
        LibraryError: The library cannot be read.
    """
    from assistant.models.bundled import BundledEmbeddings

    LibraryFolder(library).published()
    vectors = LibraryFolder(library).vectors
    folder = VectorFolder(folder_of_vectors(vectors, model))
    with folder.writing():
        embedder = _Computing(embeddings or BundledEmbeddings(), model)
        try:
            progress = _compute(library, folder, embedder, report)
        except VectorsDamaged:
            VectorStore.erase(folder.path)
            progress = _compute(library, folder, embedder, report)
    forget_services(vectors, but=model)
    return progress


class _Computing(NamedTuple):
    embeddings: Embeddings
    model: str


def forget_vectors(library: Path, content_hashes: Set[str]) -> None:
    """Removes vectors and texts of passages that the library holds no more from all files of its vectors.

    Chroma keeps what it deletes in its files until something takes its place; so they are made anew of what is published.

    Args:
        library: The library's folder.
        content_hashes: Of the passages that were removed.

    Raises:
        LibraryBusy: Another process computes vectors.
        LibraryError: The library cannot be read, or the vectors not be written.
    """
    forget_services(LibraryFolder(library).vectors)
    wanted, folder = _wanted(library), VectorFolder(LibraryFolder(library).vectors)
    if not folder.path.exists() or not content_hashes - wanted.keys():
        return
    with folder.writing():
        rows, vectors = folder.read_snapshot(NAME)
        kept = [content_hash for content_hash in rows if content_hash in wanted]
        matrix = vectors[[rows[content_hash] for content_hash in kept]].astype("float32")
        folder.write_snapshot(kept, matrix, NAME)
        if VectorStore.exists(folder.path):
            VectorStore.erase(folder.path)
            _store_again(folder, {content_hash: wanted[content_hash] for content_hash in kept}, matrix)


def _store_again(folder: VectorFolder, passages: Mapping[str, str], matrix: NDArray[np.float32]) -> None:
    from assistant.library.known_vectors import KnownVectors

    store = VectorStore(folder.path, KnownVectors(dict(zip(passages.values(), matrix, strict=True))), NAME)
    keys = list(passages)
    for start in range(0, len(keys), BATCH):
        store.add({key: passages[key] for key in keys[start : start + BATCH]})


def _compute(
    library: Path, folder: VectorFolder, embedder: _Computing, report: Callable[[Progress], None] | None
) -> Progress:
    if not VectorStore.exists(folder.path) and _wanted(library).keys() <= _shipped(embedder.model):
        return _nothing_to_compute(len(_wanted(library)), folder, report)
    # Chroma takes no other characters into the name of a collection.
    name = embedder.model if embedder.model == NAME else folder.path.name
    run = _Run(folder, VectorStore(folder.path, embedder.embeddings, name), embedder.model, report)
    while not run.bring_up_to_date(_wanted(library)):
        pass
    return run.progress


def _nothing_to_compute(total: int, folder: VectorFolder, report: Callable[[Progress], None] | None) -> Progress:
    progress = Progress(total, total, "ready", NAME)
    folder.write_progress(progress)
    if report:
        report(progress)
    return progress


def _shipped(model: str) -> Set[str]:
    return ShippedVectors(model).ids()


def _wanted(library: Path) -> dict[str, str]:
    return LibraryFolder(library).opened(_passages)


def _hashes(_: Published, generation: Path) -> set[str]:
    with closing(Catalogue(generation / CATALOGUE)) as catalogue:
        return catalogue.content_hashes()


def _passages(_: Published, generation: Path) -> dict[str, str]:
    with closing(Catalogue(generation / CATALOGUE)) as catalogue:
        return catalogue.passages_by_hash()


def _held_in_snapshot(folder: VectorFolder, model: str) -> Set[str]:
    try:
        return folder.held(model)
    except LibraryDamaged:
        return frozenset()


class _Run:
    def __init__(
        self, folder: VectorFolder, store: VectorStore, model: str, report: Callable[[Progress], None] | None
    ) -> None:
        self._folder = folder
        self._store = store
        self._model = model
        self._report = report
        self._shipped = _shipped(model)
        self._came_along = 0
        self.progress = Progress(0, 0, "building", model)

    def bring_up_to_date(self, passages: Mapping[str, str]) -> bool:
        """One pass over a generation; True when nothing was missing, so that nothing changed meanwhile."""
        wanted = {key: text for key, text in passages.items() if key not in self._shipped}
        self._came_along = len(passages) - len(wanted)
        held = self._store.ids()
        stale = held - wanted.keys()
        missing = {key: text for key, text in wanted.items() if key not in held}
        self._say(len(wanted) - len(missing), len(wanted), "building")
        self._fill(missing, wanted)
        if stale:
            self._store.remove(sorted(stale))
        if _held_in_snapshot(self._folder, self._model) != wanted.keys():
            self._publish(wanted)
        self._say(len(wanted), len(wanted), "ready")
        return not missing

    def _fill(self, missing: Mapping[str, str], wanted: Mapping[str, str]) -> None:
        published = time.monotonic()
        done = len(wanted) - len(missing)
        keys = list(missing)
        for start in range(0, len(keys), BATCH):
            batch = {key: missing[key] for key in keys[start : start + BATCH]}
            self._store.add(batch)
            done += len(batch)
            self._say(done, len(wanted), "building")
            if time.monotonic() - published > SNAPSHOT_SECONDS:
                self._publish_progress(wanted, done)
                published = time.monotonic()

    def _publish_progress(self, wanted: Mapping[str, str], done: int) -> None:
        """Publishes unless searches have more vectors than that already, which happens when Chroma starts anew."""
        if done > len(wanted.keys() & _held_in_snapshot(self._folder, self._model)):
            self._folder.write_snapshot(*self._store.read(list(wanted)), self._model)

    def _publish(self, wanted: Mapping[str, str]) -> None:
        """Publishes all vectors.

        Raises:
            VectorsDamaged: Chroma does not give back what it took.
        """
        ids, vectors = self._store.read(list(wanted))
        if len(ids) != len(wanted):
            raise VectorsDamaged
        self._folder.write_snapshot(ids, vectors, self._model)

    def _say(self, done: int, total: int, state: str) -> None:
        self.progress = Progress(done + self._came_along, total + self._came_along, state, self._model)
        self._folder.write_progress(self.progress)
        if self._report:
            self._report(self.progress)


def main(arguments: list[str]) -> int:
    """Entry of the background process.

    Args:
        arguments: The library's folder.
    """
    if hasattr(os, "nice"):
        os.nice(10)
    library = Path(arguments[0])
    best, *_ = configured_embedders(load_settings())
    folder = VectorFolder(folder_of_vectors(LibraryFolder(library).vectors, best.name))
    try:
        compute_vectors(library, embeddings=best.embeddings, model=best.name)
    except LibraryBusy:
        return 0
    except GongwuError as error:
        with suppress(OSError):
            folder.write_failure(error.message, best.name)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
