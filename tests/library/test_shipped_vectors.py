"""Vectors that come with the package: what has one is never computed, and those that are there are the embedder's own."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from assistant.errors import LibraryDamaged
from assistant.library.catalogue import Catalogue
from assistant.library.folder import LibraryFolder
from assistant.library.generation import CATALOGUE
from assistant.library.keeper import index_into
from assistant.library.search import LibrarySearch
from assistant.library.shipped import vectors as shipped_vectors
from assistant.library.shipped.vectors import ShippedVectors, packed, shipped_file
from assistant.library.store import PolicyLibrary
from assistant.library.vectorizing import compute_vectors, vectors_of
from assistant.library.vectors import Progress, VectorFolder
from assistant.models.bundled import BundledEmbeddings
from tests.library.regulations import BOATS, GROUNDING, TODAY, TREES, index_texts, write_files
from tests.needs import needs_embedder, needs_laws

MODEL = BundledEmbeddings.name
LARGEST = 12_000_000


class Refusing(Embeddings):
    """Computes only what it is allowed to."""

    def __init__(self, allowed: set[str]) -> None:
        self.allowed = allowed

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        assert set(texts) <= self.allowed
        return BundledEmbeddings().embed_documents(texts)

    def embed_query(self, text: str) -> list[float]:
        return BundledEmbeddings().embed_query(text)


def passages(library: Path) -> dict[str, str]:
    return LibraryFolder(library).opened(lambda _, generation: Catalogue(generation / CATALOGUE).passages_by_hash())


def computed(texts: list[str]) -> np.ndarray:
    return np.array(BundledEmbeddings().embed_documents(texts), dtype=np.float32)


def ship(held: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes these passages the ones that come with the package."""
    monkeypatch.setattr(shipped_vectors, "_FOLDER", folder)
    shipped_file(MODEL).write_bytes(packed(list(held), computed(list(held.values())), MODEL))


@pytest.fixture(scope="module")
def built_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the guides, as everybody has it in the first second."""
    library = tmp_path_factory.mktemp("built-in") / "library"
    index_into(library, [])
    return library


def test_packing_loses_next_to_nothing_and_gives_the_same_bytes_again() -> None:
    noise = np.random.default_rng(13)
    vectors = noise.normal(0.9, 0.35, (300, 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    ids = [f"{number:032x}" for number in range(300)]

    assert packed(ids, vectors, "m") == packed(ids, vectors, "m")


def test_what_is_packed_is_read_by_content_and_by_embedder(tmp_path: Path) -> None:
    noise = np.random.default_rng(13)
    vectors = noise.normal(0.05, 0.02, (300, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    ids = [f"{number:032x}" for number in range(300)]
    (tmp_path / "m.npz").write_bytes(packed(ids, vectors, "m"))
    shipped = ShippedVectors("m", tmp_path / "m.npz")

    assert shipped.ids() == set(ids)
    found = shipped.vectors([ids[7], "f" * 32, ids[200]])
    assert list(found) == [ids[7], ids[200]]
    assert float(found[ids[7]].astype(np.float32) @ vectors[7]) > 0.9995
    assert ShippedVectors("another", tmp_path / "m.npz").ids() == set()
    assert ShippedVectors("m", tmp_path / "none.npz").vectors(ids) == {}


@pytest.mark.parametrize("kept", [0, 100, 4_000])
def test_a_damaged_file_is_named(tmp_path: Path, kept: int) -> None:
    ids = [f"{number:032x}" for number in range(300)]
    content = packed(ids, np.random.default_rng(1).normal(size=(300, 384)).astype(np.float32), "m")
    (tmp_path / "m.npz").write_bytes(content[:kept])

    with pytest.raises(LibraryDamaged, match="重新安装"):
        ShippedVectors("m", tmp_path / "m.npz").ids()


@needs_embedder
def test_only_what_did_not_come_along_is_computed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index_texts(tmp_path / "first", write_files(tmp_path / "boats", {"船.txt": BOATS}))
    came_along = passages(tmp_path / "first")
    ship(came_along, tmp_path, monkeypatch)
    library = tmp_path / "library"
    index_texts(library, write_files(tmp_path / "both", {"船.txt": BOATS, "树.txt": TREES}))
    own = {key: text for key, text in passages(library).items() if key not in came_along}
    assert PolicyLibrary(library, BundledEmbeddings(), MODEL).vector_progress().done == len(came_along)

    steps: list[Progress] = []
    progress = compute_vectors(library, steps.append, Refusing(set(own.values())))

    assert (steps[0].done, progress.done, progress.total) == (len(came_along), 4, 4)
    assert VectorFolder(LibraryFolder(library).vectors).held(MODEL) == own.keys()
    search = LibrarySearch(library, BundledEmbeddings(), MODEL)
    ranking = search.search("夜里停船要点什么灯", 50, GROUNDING, TODAY)
    search.close()
    assert ranking.by_vectors
    assert "锚灯" in ranking.hits[0].text


@needs_embedder
def test_a_library_of_what_came_along_is_ready_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = tmp_path / "library"
    index_texts(library, write_files(tmp_path / "docs", {"船.txt": BOATS, "树.txt": TREES}))
    ship(passages(library), tmp_path, monkeypatch)

    told = PolicyLibrary(library, BundledEmbeddings(), MODEL).vector_progress()
    assert (vectors_of(library, started=False), told.state, told.done, told.total) == ("ready", "ready", 4, 4)
    progress = compute_vectors(library, embeddings=Refusing(set()))
    assert (progress.state, progress.done) == ("ready", 4)
    assert not (LibraryFolder(library).vectors / "chroma").exists(), "nothing was opened for nothing"


@needs_embedder
def test_a_damaged_file_of_the_package_leaves_the_search_by_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "library"
    index_texts(library, write_files(tmp_path / "docs", {"船.txt": BOATS}))
    ship(passages(library), tmp_path, monkeypatch)
    shipped_file(MODEL).write_bytes(b"nothing")

    search = LibrarySearch(library, BundledEmbeddings(), MODEL)
    assert "重新安装" in search.notice
    assert search.search("夜里停船要点什么灯", 5, GROUNDING, TODAY).hits
    search.close()


def test_the_file_is_as_small_as_promised() -> None:
    assert shipped_file(MODEL).stat().st_size <= LARGEST


def test_every_guide_has_its_vector_in_the_package(built_in: Path) -> None:
    assert passages(built_in).keys() <= ShippedVectors(MODEL).ids(), "make them anew: python -m evals.shipped_vectors"
    assert vectors_of(built_in, started=False) == "ready"


@needs_laws
@needs_embedder
def test_the_package_carries_vectors_of_today_s_texts_and_no_others(tmp_path: Path) -> None:
    index_into(tmp_path / "library", [], national_laws=True)
    today = passages(tmp_path / "library")
    assert ShippedVectors(MODEL).ids() == today.keys(), "make them anew: python -m evals.shipped_vectors"

    sample = random.Random(13).sample(sorted(today), 40)
    shipped = ShippedVectors(MODEL).vectors(sample)
    cosines = np.sum(computed([today[key] for key in sample]) * np.array([shipped[key] for key in sample]), axis=1)
    assert cosines.min() >= 0.98
