"""A library that was published is never replaced silently, whatever it loses; a folder of somebody else's is left alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryMissing, LibraryVersionMismatch
from assistant.library.folder import FORMAT, LibraryFolder
from assistant.library.search import LibrarySearch
from assistant.page.services import Services
from tests.conftest import Call
from tests.library.regulations import BOATS, TREES, WELLS, counts, find, index_texts, titles, write_files

BOATS_AND_TREES = {"船.txt": BOATS, "树.txt": TREES}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of one generation."""
    index_texts(tmp_path / "library", write_files(tmp_path / "docs", BOATS_AND_TREES))
    return tmp_path / "library"


def content_of(folder: Path) -> dict[str, bytes]:
    """Everything in a folder but the lock, by name."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if name != "writer.lock"}


def vectors_alone(library: Path) -> None:
    (library / "vectors").mkdir()
    (library / "vectors" / "snapshot.npz").write_bytes(b"x")
    (library / "library.json").unlink()
    shutil.rmtree(library / "generations")


def stale_next_manifest(library: Path) -> None:
    """As a writer leaves it that was killed while it published its second generation."""
    fields = json.loads((library / "library.json").read_text(encoding="utf-8"))
    (library / "library.new").write_text(json.dumps(fields | {"generation": 2}), encoding="utf-8")
    (library / "library.json").unlink()


def two_generations(library: Path) -> None:
    shutil.copytree(library / "generations" / "1", library / "generations" / "2")
    (library / "library.json").unlink()


LOSSES: dict[str, Callable[[Path], object]] = {
    "library.json": lambda library: (library / "library.json").unlink(),
    "library.json and the catalogue": lambda library: (
        (library / "library.json").unlink(),
        (library / "generations" / "1" / "catalogue.sqlite3").unlink(),
    ),
    "library.json and the content of its generation": lambda library: (
        (library / "library.json").unlink(),
        shutil.rmtree(library / "generations" / "1"),
        (library / "generations" / "1").mkdir(),
    ),
    "all but its vectors": vectors_alone,
    "library.json, with a half-published generation beside it": stale_next_manifest,
    "library.json, with two generations left": two_generations,
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_library_that_lost_its_manifest_is_damaged_and_never_overwritten(
    library: Path, tmp_path: Path, loss: str, call: Call
) -> None:
    LOSSES[loss](library)
    before = content_of(library)
    other = write_files(tmp_path / "other", {"井.txt": WELLS})

    for use in (
        lambda: Services(library, vectors=False),
        lambda: index_texts(library, other),
        lambda: LibrarySearch(library, None),
    ):
        with pytest.raises(LibraryDamaged, match=r"library\.json.*备份.*gongwu index"):
            use()
    command = call("index", other, "--library", library, "--no-vectors", "--json")

    assert (command.code, command.out) == (2, "")
    assert "删除" not in command.err, "nobody is told to delete what may be the only copy"
    assert content_of(library) == before


def test_a_manifest_that_is_put_back_brings_the_library_back(library: Path, tmp_path: Path) -> None:
    kept = (library / "library.json").read_bytes()
    (library / "library.json").unlink()
    with pytest.raises(LibraryDamaged):
        index_texts(library, write_files(tmp_path / "other", {"井.txt": WELLS}))

    (library / "library.json").write_bytes(kept)

    assert titles(find(library, "船舶停泊 古树普查")) == {"示例市船舶停泊办法", "示例市古树保护办法"}


def leave_unpublished(library: Path) -> None:
    """As a first writer leaves it that was killed while it built."""
    (library / "library.json").unlink()
    (library / "generations" / "1").rename(library / "generations" / "1.unpublished")


def leave_before_the_last_step(library: Path) -> None:
    """As a first writer leaves it that was killed between its last two steps."""
    (library / "library.json").rename(library / "library.new")


@pytest.mark.parametrize("leave", [leave_unpublished, leave_before_the_last_step])
def test_a_first_index_that_was_killed_is_no_damage_and_is_said_to_need_another_run(
    library: Path, leave: Callable[[Path], None]
) -> None:
    leave(library)

    with pytest.raises(LibraryMissing, match=r"没有完成，再运行一次 gongwu index 即可"):
        find(library, "船舶")
    assert counts(index_texts(library, library.parent / "docs")) == (2, 0, 0, 0, 0)
    assert titles(find(library, "船舶停泊 古树普查")) == {"示例市船舶停泊办法", "示例市古树保护办法"}
    assert sorted(path.name for path in library.iterdir()) == ["generations", "library.json", "writer.lock"]


def test_an_interruption_right_after_publishing_does_not_take_the_library_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C comes whenever it likes: here between the publication and what follows it."""
    publish = LibraryFolder.publish

    def publish_and_be_interrupted(self: LibraryFolder, folder: Path, counts: tuple[int, int, int]) -> None:
        publish(self, folder, counts)
        raise KeyboardInterrupt

    documents = write_files(tmp_path / "docs", BOATS_AND_TREES)
    with monkeypatch.context() as patched:
        patched.setattr(LibraryFolder, "publish", publish_and_be_interrupted)
        with pytest.raises(KeyboardInterrupt):
            index_texts(tmp_path / "library", documents)

    assert len(find(tmp_path / "library", "船舶停泊 古树普查")) == 4


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("generation", 2),
        ("generation", "../../docs"),
        ("generation", True),
        ("generation", 0),
        ("documents", 3),
        ("articles", 5),
        ("articles", "4"),
        ("chunks", 5),
        ("updated", "yesterday"),
        ("updated", None),
        ("digest", "0" * 64),
        ("more", 1),
    ],
)
def test_a_manifest_that_says_something_else_is_damage(library: Path, field: str, value: object) -> None:
    fields = json.loads((library / "library.json").read_text(encoding="utf-8"))
    (library / "library.json").write_text(json.dumps(fields | {field: value}), encoding="utf-8")

    with pytest.raises(LibraryDamaged):
        find(library, "船舶")


def test_a_newer_layout_is_told_as_such_and_left_alone(library: Path, tmp_path: Path) -> None:
    fields = json.loads((library / "library.json").read_text(encoding="utf-8"))
    (library / "library.json").write_text(json.dumps({"format": FORMAT + 1, "parts": [fields]}), encoding="utf-8")
    before = content_of(library)

    for use in (
        lambda: find(library, "船舶"),
        lambda: index_texts(library, tmp_path / "docs"),
        lambda: Services(library, False),
    ):
        with pytest.raises(LibraryVersionMismatch, match="另一版本"):
            use()
    assert content_of(library) == before


def test_leftover_generations_are_swept_and_only_ours(library: Path, tmp_path: Path) -> None:
    generations = library / "generations"
    shutil.copytree(generations / "1", generations / "3.unpublished")
    write_files(generations, {"8/照片.txt": "theirs", "9.unpublished/记事.txt": "theirs", "note.txt": "theirs"})

    index_texts(library, write_files(tmp_path / "docs", {"井.txt": WELLS}))

    assert len(find(library, "船舶停泊 古树普查 水井")) == 6
    assert sorted(path.name for path in generations.iterdir()) == ["1", "10", "8", "9.unpublished", "note.txt"]
    assert (generations / "8" / "照片.txt").read_text(encoding="utf-8") == "theirs"


THEIRS: dict[str, dict[str, str]] = {
    "papers": {"合同.docx": "kept", "账目/2024.xlsx": "kept"},
    "generations by year": {"generations/1/曾祖父.txt": "kept", "generations/1950/祖父.txt": "kept"},
    "a database of vectors": {"vectors/chroma/chroma.sqlite3": "kept", "vectors/index.bin": "kept"},
    "a library.json of another program": {"library.json": '{"books": ["kept"]}', "封面.png": "kept"},
    "names like those of leftovers": {"generations/1.unpublished/稿.txt": "kept", "writer.txt": "kept"},
}


@pytest.mark.parametrize("folder", THEIRS)
def test_nothing_of_somebody_elses_folder_is_removed(tmp_path: Path, folder: str) -> None:
    theirs = write_files(tmp_path / "theirs", THEIRS[folder])
    documents = write_files(tmp_path / "docs", {"船.txt": BOATS})

    for _ in range(2):
        try:
            index_texts(theirs, documents)
        except LibraryError as error:
            assert "删除" not in error.message
        write_files(documents, {"树.txt": TREES})

    kept = {name: (theirs / name).read_text(encoding="utf-8") for name in THEIRS[folder]}
    assert kept == THEIRS[folder]


def test_a_library_that_is_a_file_is_told_and_kept(tmp_path: Path, call: Call) -> None:
    (tmp_path / "library").write_text("kept", encoding="utf-8")

    with pytest.raises(LibraryError, match="无法写入"):
        Services(tmp_path / "library", vectors=False)
    for command in (
        ["index", write_files(tmp_path / "docs", {"船.txt": BOATS})],
        ["search", "船舶"],
        ["library", "list"],
    ):
        assert call(*command, "--library", tmp_path / "library").code == 2
    assert (tmp_path / "library").read_text(encoding="utf-8") == "kept"


def test_who_starts_the_page_while_the_first_index_runs_is_told(tmp_path: Path) -> None:
    with LibraryFolder(tmp_path / "library").writing(), pytest.raises(LibraryBusy, match="等它完成"):
        Services(tmp_path / "library", vectors=False)
