"""A library that is damaged says so, and never that it found nothing."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import LibraryDamaged, LibraryError, LibraryMissing, LibraryNotWritable, LibraryVersionMismatch
from assistant.library.folder import LibraryFolder
from assistant.library.search import LibrarySearch
from assistant.library.store import PolicyLibrary
from tests.command_line import CommandLine, says_one_sentence
from tests.library.regulations import BOATS, TREES, counts, find, index_texts, write_files


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_files(tmp_path / "docs", {"船.txt": BOATS, "树.txt": TREES})


@pytest.fixture
def library(tmp_path: Path, documents: Path) -> Path:
    index_texts(tmp_path / "library", documents)
    return tmp_path / "library"


def generation(library: Path) -> Path:
    return library / "generations" / "1"


def set_field(library: Path, name: str, value: object) -> None:
    fields = json.loads((library / "library.json").read_text(encoding="utf-8"))
    (library / "library.json").write_text(json.dumps(fields | {name: value}), encoding="utf-8")


def drop_chunks(library: Path) -> None:
    connection = sqlite3.connect(generation(library) / "catalogue.sqlite3")
    connection.execute("DELETE FROM chunks")
    connection.commit()
    connection.close()


def empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def replace_index_by_an_empty_one(library: Path) -> None:
    from assistant.library.lexical import LexicalIndex

    shutil.rmtree(generation(library) / "lexical")
    LexicalIndex.create(generation(library) / "lexical")


def flip_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x20
    path.write_bytes(bytes(content))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "library.json is garbage": lambda library: (library / "library.json").write_bytes(b"\x00\xff{"),
    "library.json is a list": lambda library: (library / "library.json").write_bytes(b"[]"),
    "library.json is empty": lambda library: (library / "library.json").write_bytes(b""),
    "library.json is missing": lambda library: (library / "library.json").unlink(),
    "library.json names another generation": lambda library: set_field(library, "generation", 7),
    "the catalogue is missing": lambda library: (generation(library) / "catalogue.sqlite3").unlink(),
    "the catalogue is empty": lambda library: (generation(library) / "catalogue.sqlite3").write_bytes(b""),
    "the catalogue is garbage": lambda library: (generation(library) / "catalogue.sqlite3").write_bytes(b"x" * 9000),
    "the catalogue lost its chunks": drop_chunks,
    "a byte of the catalogue changed": lambda library: flip_a_byte(generation(library) / "catalogue.sqlite3"),
    "the lexical index is missing": lambda library: shutil.rmtree(generation(library) / "lexical"),
    "the lexical index is emptied": lambda library: empty(generation(library) / "lexical"),
    "the lexical index is another, empty one": replace_index_by_an_empty_one,
    "the index of the lexical index is garbage": lambda library: (
        generation(library) / "lexical" / "meta.json"
    ).write_bytes(b"{"),
    "a byte of the terms changed": lambda library: flip_a_byte(next((generation(library) / "lexical").glob("*.term"))),
    "the positions are missing": lambda library: next((generation(library) / "lexical").glob("*.pos")).unlink(),
    "all generations are missing": lambda library: shutil.rmtree(library / "generations"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_damage_is_named(library: Path, documents: Path, damage: str) -> None:
    DAMAGES[damage](library)

    for use in (lambda: find(library, "船舶停泊"), lambda: PolicyLibrary(library, None).summary()):
        with pytest.raises(LibraryDamaged) as told:
            use()
        assert told.value.message.endswith("。")
        assert "gongwu index" in told.value.message


@pytest.mark.parametrize("damage", ["the catalogue lost its chunks", "the lexical index is another, empty one"])
def test_chunks_are_counted_where_there_is_no_digest(library: Path, damage: str) -> None:
    DAMAGES[damage](library)
    set_field(library, "digest", "")

    with pytest.raises(LibraryDamaged):
        find(library, "船舶停泊")


@pytest.mark.parametrize("damage", DAMAGES)
def test_nothing_is_built_upon_a_damaged_library(library: Path, documents: Path, damage: str) -> None:
    DAMAGES[damage](library)
    before = sorted(library.rglob("*"))
    write_files(documents, {"井.txt": BOATS.replace("船舶", "水井")})

    with pytest.raises(LibraryDamaged):
        index_texts(library, documents)

    assert sorted(path for path in library.rglob("*") if "2" not in path.parts) == before


def test_a_library_of_another_version_is_left_alone(library: Path, documents: Path) -> None:
    set_field(library, "format", 999)

    for use in (lambda: find(library, "船舶"), lambda: index_texts(library, documents)):
        with pytest.raises(LibraryVersionMismatch, match="另一版本"):
            use()

    assert (generation(library) / "catalogue.sqlite3").is_file()


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir(), lambda path: path.write_text("x")])
def test_where_no_library_is_one_is_told_how_to_make_it(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "library")

    with pytest.raises(LibraryMissing, match="gongwu index"):
        LibrarySearch(tmp_path / "library", None)


@pytest.mark.parametrize("place", ["file", "file/inside", "library/generations-is-a-file", "/proc/gongwu/library"])
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, documents: Path, place: str) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    (tmp_path / "library" / "generations-is-a-file").mkdir(parents=True)
    (tmp_path / "library" / "generations-is-a-file" / "generations").write_text("kept", encoding="utf-8")

    with pytest.raises(LibraryNotWritable, match="无法写入"):
        index_texts(tmp_path / place, documents)

    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


def test_folders_of_somebody_else_are_not_taken_for_generations(tmp_path: Path, documents: Path) -> None:
    theirs = write_files(tmp_path / "family", {"generations/third/tree.txt": "kept"})
    theirs.chmod(0o755)

    index_texts(theirs, documents)
    index_texts(theirs, write_files(documents, {"船.txt": BOATS + "第三条　完。\n"}))

    assert (theirs / "generations" / "third" / "tree.txt").read_text(encoding="utf-8") == "kept"
    assert theirs.stat().st_mode & 0o777 == 0o755


def test_what_we_make_is_open_to_its_owner_only(library: Path) -> None:
    modes = {path: path.stat().st_mode & 0o777 for path in [library, *library.rglob("*")]}

    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file() and path.name != "writer.lock"} == {0o600}


def test_a_full_disk_leaves_the_library_as_it_was(gongwu: CommandLine, library: Path, documents: Path) -> None:
    before = LibraryFolder(library).published()
    long = "".join(f"第{n}条　船舶应当停泊在第{n}号泊位，夜间停泊应当开启锚灯。\n" for n in range(1, 2000))
    write_files(documents, {"长.txt": "示例市泊位办法\n\n" + long})
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000));"
        "from assistant.cli import main; main(['index', *sys.argv[1:], '--no-vectors', '--json'])"
    )

    process = gongwu.python(program, documents, "--library", library)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, out) == (2, b"")
    assert "磁盘空间" in err.decode()
    assert len(err.decode().strip().splitlines()) == 1
    assert LibraryFolder(library).published() == before
    assert find(library, "船舶停泊")
    assert counts(index_texts(library, documents)) == (1, 0, 2, 0, 0)


def test_the_command_line_says_it_in_one_sentence_with_nothing_on_standard_output(
    gongwu: CommandLine, library: Path
) -> None:
    (generation(library) / "lexical" / "meta.json").write_bytes(b"{")

    for command in (["search", "船舶"], ["ask", "船舶停泊在哪里？"], ["library", "list"], ["library", "remove", "a"]):
        outcome = gongwu.run(*command, "--library", library, "--json")
        assert (outcome.code, outcome.out) == (2, "")
        assert says_one_sentence(outcome)
    checks = gongwu.run("doctor", "--library", library, "--json")
    assert checks.code == 1
    assert "failed" in {check["state"] for check in checks.json["checks"] if check["name"] == "知识库"}


def test_every_error_of_a_library_is_one_type(library: Path) -> None:
    shutil.rmtree(library)
    with pytest.raises(LibraryError):
        find(library, "船舶")
