"""Vectors are computed once for each text, in steps, by one process; searches use what is there and never what is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import LibraryBusy, LibraryDamaged, LibraryMissing
from assistant.library.folder import LibraryFolder
from assistant.library.indexing import remove_documents
from assistant.library.search import LibrarySearch, Ranking
from assistant.library.source import Validity
from assistant.library.store import PolicyLibrary
from assistant.library.vectorizing import BATCH, compute_vectors, main, vectors_of
from assistant.library.vectors import Progress, VectorFolder
from assistant.models.bundled import BundledEmbeddings
from tests.command_line import CommandLine
from tests.library.regulations import BOATS, GROUNDING, TODAY, TREES, index_texts, write_files, write_manifest
from tests.needs import needs_embedder

pytestmark = needs_embedder

MANY = "示例市灯塔办法\n\n" + "".join(f"第{n}条　第{n}号灯塔每{n}日检修一次。\n" for n in range(1, BATCH + 5))
MODEL = BundledEmbeddings.name


class Stopped(Exception):
    """Ends a computation from its report, as a power cut would."""


def stop_after(batches: int) -> Callable[[Progress], None]:
    def report(progress: Progress) -> None:
        if progress.done >= batches * BATCH:
            raise Stopped

    return report


def search(library: Path, query: str, *validities: Validity) -> Ranking:
    opened = LibrarySearch(library, BundledEmbeddings(), MODEL)
    try:
        return opened.search(query, 50, validities or GROUNDING, TODAY)
    finally:
        opened.close()


def snapshot(library: Path) -> dict[str, list[float]]:
    rows, vectors = vector_folder(library).read_snapshot(MODEL)
    return {key: vectors[row].tolist() for key, row in rows.items()}


def vector_folder(library: Path) -> VectorFolder:
    return VectorFolder(LibraryFolder(library).vectors)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of two documents with all its vectors; only to be read."""
    root = tmp_path_factory.mktemp("vectors")
    index_texts(root / "library", write_files(root / "docs", {"船.txt": BOATS, "树.txt": TREES}))
    compute_vectors(root / "library")
    return root


@pytest.fixture
def library(finished: Path, tmp_path: Path) -> Path:
    """The same again, to be changed; its vectors are copied, for they depend on nothing but the text."""
    index_texts(tmp_path / "library", write_files(tmp_path / "docs", {"船.txt": BOATS, "树.txt": TREES}))
    shutil.copytree(finished / "library" / "vectors", tmp_path / "library" / "vectors")
    return tmp_path / "library"


def test_a_library_answers_by_words_first_and_by_meaning_afterwards(tmp_path: Path) -> None:
    library = tmp_path / "library"
    index_texts(library, write_files(tmp_path / "docs", {"船.txt": BOATS, "树.txt": TREES}))
    before = search(library, "夜里停船要点什么灯")
    policy = PolicyLibrary(library, BundledEmbeddings(), MODEL)
    assert (vectors_of(library, started=False), policy.vector_progress().state) == ("none", "none")
    assert not before.by_vectors
    assert all(hit.similarity is None for hit in before.hits)

    progress = compute_vectors(library)

    after = search(library, "夜里停船要点什么灯")
    assert (progress.done, progress.total, progress.state) == (4, 4, "ready")
    assert (vectors_of(library, started=False), policy.vector_progress().state) == ("ready", "ready")
    assert after.by_vectors
    assert all(hit.similarity is not None for hit in after.hits)
    assert len(after.hits) == 4, "meaning also ranks what shares no word"
    assert "锚灯" in after.hits[0].text


def test_an_interrupted_computation_goes_on_where_it_stopped(tmp_path: Path) -> None:
    library = tmp_path / "library"
    index_texts(library, write_files(tmp_path / "docs", {"灯.txt": MANY}))

    with pytest.raises(Stopped):
        compute_vectors(library, stop_after(1))

    assert PolicyLibrary(library, BundledEmbeddings(), MODEL).vector_progress().state == "none", "stopped, not building"
    assert search(library, "灯塔检修").hits, "words serve meanwhile"
    steps: list[int] = []
    compute_vectors(library, lambda progress: steps.append(progress.done))
    assert steps[0] == BATCH, "the first batch was kept"
    assert set(steps[1:]) == {BATCH + 4}
    assert len(snapshot(library)) == BATCH + 4


def test_vectors_that_were_computed_and_not_published_are_published(tmp_path: Path) -> None:
    """A process killed after its last batch leaves Chroma complete and the snapshot old."""
    library = tmp_path / "library"
    docs = write_files(tmp_path / "docs", {"船.txt": BOATS})
    index_texts(library, docs)
    compute_vectors(library)
    index_texts(library, write_files(docs, {"灯.txt": MANY}))
    steps = 0

    def stop_at_the_end(progress: Progress) -> None:
        nonlocal steps
        steps += 1
        if steps > 1 and progress.done == progress.total:
            raise Stopped

    with pytest.raises(Stopped):
        compute_vectors(library, stop_at_the_end)
    assert len(snapshot(library)) == 2

    compute_vectors(library)

    assert len(snapshot(library)) == BATCH + 6
    assert search(library, "灯塔").by_vectors


def test_only_new_texts_are_computed_and_old_ones_forgotten(library: Path) -> None:
    docs = library.parent / "docs"
    before = snapshot(library)
    write_files(docs, {"树.txt": TREES.replace("三年", "五年")})
    index_texts(library, docs)
    steps: list[int] = []

    compute_vectors(library, lambda progress: steps.append(progress.done))

    assert steps[0] == 3, "three of four were known by their content"
    after = snapshot(library)
    assert len(after) == 4
    assert len(after.keys() & before.keys()) == 3
    assert all(after[key] == before[key] for key in after.keys() & before.keys())


def test_a_library_that_needs_nothing_computes_nothing(library: Path) -> None:
    steps: list[Progress] = []

    compute_vectors(library, steps.append)

    assert {(progress.done, progress.total) for progress in steps} == {(4, 4)}
    remove_documents(library, ["树.txt", "船.txt"])
    assert compute_vectors(library).total == 0
    assert search(library, "船舶").hits == ()


def test_text_that_may_not_be_seen_is_not_found_by_meaning(library: Path) -> None:
    docs = library.parent / "docs"
    manifest = write_manifest(library.parent / "m.jsonl", {"file": "船.txt", "status": "repealed"}, {"file": "树.txt"})
    index_texts(library, docs, manifest=manifest)
    compute_vectors(library)

    assert {hit.source_id for hit in search(library, "夜里停船要点什么灯").hits} == {"树.txt"}
    assert {hit.source_id for hit in search(library, "夜里停船要点什么灯", Validity.REPEALED).hits} == {"船.txt"}
    assert search(library, "夜里停船要点什么灯", Validity.IN_FORCE).hits == ()


def test_a_second_process_is_told_and_ends(library: Path, gongwu: CommandLine) -> None:
    folder = vector_folder(library)
    with folder.writing():
        assert folder.busy
        with pytest.raises(LibraryBusy):
            compute_vectors(library)
        assert main([str(library)]) == 0, "it is being done"
        program = "import sys; from assistant.library.vectorizing import main; sys.exit(main(sys.argv[1:]))"
        process = gongwu.python(program, library)
        assert process.communicate(timeout=60) == (b"", b"")
        assert process.returncode == 0
    assert not folder.busy


def test_vectors_of_another_embedder_are_not_used(library: Path) -> None:
    import numpy as np

    keys = list(snapshot(library))
    vector_folder(library).write_snapshot(keys, np.ones((len(keys), 384), dtype=np.float32), "another")

    found = search(library, "停船")

    assert not found.by_vectors
    assert all(hit.similarity is None for hit in found.hits)
    compute_vectors(library)
    assert search(library, "停船").by_vectors


def change_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


SNAPSHOTS: dict[str, Callable[[Path], object]] = {
    "garbage": lambda path: path.write_bytes(b"garbage" * 100),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-200]),
    "a byte changed": change_a_byte,
}


@pytest.mark.parametrize("damage", SNAPSHOTS)
def test_a_damaged_snapshot_is_named_and_made_anew(library: Path, damage: str) -> None:
    SNAPSHOTS[damage](vector_folder(library).snapshot)

    with pytest.raises(LibraryDamaged, match="语义向量"):
        snapshot(library)
    assert vectors_of(library, started=False) == "none"

    compute_vectors(library)
    assert search(library, "停船").by_vectors


def overwrite(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"x" * 5000)


CHROMA: dict[str, Callable[[Path], object]] = {
    "missing": shutil.rmtree,
    "emptied": lambda folder: (shutil.rmtree(folder), folder.mkdir()),
    "without its database": lambda folder: (folder / "chroma.sqlite3").unlink(),
    "an empty database": lambda folder: (folder / "chroma.sqlite3").write_bytes(b""),
    "garbage": overwrite,
    "a file": lambda folder: (shutil.rmtree(folder), folder.write_text("x")),
}


@pytest.mark.parametrize("damage", CHROMA)
def test_a_damaged_store_is_made_anew_while_searches_go_on(library: Path, damage: str) -> None:
    from chromadb.api.shared_system_client import SharedSystemClient

    before = snapshot(library)
    SharedSystemClient.clear_system_cache()  # As in a new process: Chroma keeps what it opened.
    CHROMA[damage](library / "vectors" / "chroma")
    assert search(library, "停船").by_vectors

    compute_vectors(library)

    assert snapshot(library).keys() == before.keys()
    assert search(library, "停船").by_vectors


def test_a_store_made_anew_does_not_take_vectors_from_searches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = tmp_path / "library"
    index_texts(library, write_files(tmp_path / "docs", {"灯.txt": MANY}))
    compute_vectors(library)
    monkeypatch.setattr("assistant.library.vectorizing.SNAPSHOT_SECONDS", 0.0)
    overwrite(library / "vectors" / "chroma")

    def stop_at_the_second_batch(progress: Progress) -> None:
        if progress.done > BATCH:
            raise Stopped

    with pytest.raises(Stopped):
        compute_vectors(library, stop_at_the_second_batch)

    assert len(snapshot(library)) == BATCH + 4


def test_there_are_no_vectors_without_a_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        compute_vectors(tmp_path / "library")
    assert main([str(tmp_path / "library")]) == 2

    assert not (tmp_path / "library").exists()


def test_the_background_process_finds_a_library_named_from_another_folder(
    finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.library.vectorizing import start_in_background

    index_texts(tmp_path / "library", finished / "docs")
    monkeypatch.chdir(tmp_path)

    process = start_in_background(Path("library"))

    assert process is not None
    assert process.wait(timeout=120) == 0
    assert vectors_of(tmp_path / "library", started=False) == "ready"


def test_files_of_vectors_are_open_to_their_owner_only(finished: Path) -> None:
    assert (finished / "library" / "vectors").stat().st_mode & 0o777 == 0o700
    for name in ("snapshot.npz", "progress.json", "vectors.lock"):
        assert (finished / "library" / "vectors" / name).stat().st_mode & 0o777 == 0o600
