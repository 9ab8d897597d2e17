"""Verify, undo and purge: what is wrong is named, the generation before is there to go back to, and purged is gone."""

from __future__ import annotations

import signal
import sqlite3
from pathlib import Path

import pytest

from assistant.errors import InputError, LibraryDamaged
from assistant.library.folder import LibraryFolder
from assistant.library.indexing import remove_documents, undo_last_change
from assistant.library.purging import purge_documents
from assistant.library.search import LibrarySearch
from assistant.library.vectorizing import compute_vectors
from assistant.library.verification import verify_library
from tests.command_line import CommandLine
from tests.library.regulations import BOATS, TODAY, TREES, find, index_texts, titles, write_files
from tests.needs import needs_embedder, posix_only

KILLED = """
import sys, time
from pathlib import Path
import assistant.library.{module} as module

def stop(*arguments, **named):
    print("here", flush=True)
    time.sleep(60)

{owner} = stop
from assistant.library.indexing import undo_last_change
from assistant.library.purging import purge_documents
library = Path(sys.argv[1])
{work}
"""
UNDO, PURGE = "undo_last_change(library)", "purge_documents(library, ['树.txt'])"
MOMENTS = [
    ("folder", "module.shutil.copytree", UNDO),
    ("folder", "module.os.replace", UNDO),
    ("generation", "module.Catalogue.vacuum", PURGE),
    ("folder", "module.os.replace", PURGE),
    ("purging", "module.forget_vectors", PURGE),
    ("folder", "module.LibraryFolder.forget_previous", PURGE),
]


def held(library: Path) -> set[str]:
    """The ids of the documents that can be opened now."""
    opened = LibrarySearch(library, None)
    found = set(opened.documents)
    opened.close()
    return found


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Boats, then boats and trees."""
    documents = write_files(tmp_path / "docs", {"船.txt": BOATS})
    index_texts(tmp_path / "library", documents)
    write_files(documents, {"树.txt": TREES})
    index_texts(tmp_path / "library", documents)
    return tmp_path / "library"


def test_a_whole_library_has_no_faults(library: Path) -> None:
    found = verify_library(library)

    assert (found.faults, found.documents, found.articles, found.previous) == ((), 2, 4, True)


def test_the_file_that_is_damaged_is_named_and_one_can_go_back(library: Path, gongwu: CommandLine) -> None:
    damaged = next((library / "generations" / "2" / "lexical").glob("*.idx"))
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")

    outcome = gongwu.run("library", "verify", "--library", library)

    assert outcome.code == 1
    assert f"lexical/{damaged.name} 与发布时不一致；请运行 gongwu library undo" in outcome.out
    with pytest.raises(LibraryDamaged, match="gongwu library undo"):
        LibrarySearch(library, None)
    undo_last_change(library)
    assert held(library) == {"船.txt"}
    assert [fault.part for fault in verify_library(library).faults] == ["previous"]


def test_a_passage_that_the_index_lacks_is_told_with_its_document(library: Path) -> None:
    with sqlite3.connect(library / "generations" / "2" / "catalogue.sqlite3") as connection:
        connection.execute("DELETE FROM access WHERE source_id = '树.txt'")
        connection.execute(
            "INSERT INTO chunks (article_id, content_hash, kind, passage) "
            "SELECT article_id, 'x', 'wording', 'y' FROM articles WHERE source_id = '树.txt' LIMIT 1"
        )
    connection.close()

    said = [fault.sentence for fault in verify_library(library).faults]

    assert any("catalogue.sqlite3 与发布时不一致" in sentence for sentence in said)
    assert any("1 个文件没有写明谁可以查阅" in sentence for sentence in said)
    assert any("检索索引缺 1 段，涉及 1 个文件：树.txt" in sentence for sentence in said)


def test_undo_goes_back_and_once_more_forth(library: Path) -> None:
    remove_documents(library, ["船.txt"])
    assert held(library) == {"树.txt"}

    undo_last_change(library)
    assert held(library) == {"船.txt", "树.txt"}

    undo_last_change(library)
    assert held(library) == {"树.txt"}
    assert len(list((library / "generations").iterdir())) == 2


def test_without_a_generation_before_there_is_nothing_to_go_back_to(tmp_path: Path) -> None:
    index_texts(tmp_path / "library", write_files(tmp_path / "docs", {"船.txt": BOATS}))

    with pytest.raises(InputError, match="没有保留上一次的内容"):
        undo_last_change(tmp_path / "library")


def test_what_is_purged_stands_in_no_file_of_the_library(library: Path) -> None:
    remove_documents(library, ["树.txt"])
    shared = "第一条　水井应当加盖。"
    assert any(b"\xe5\x8f\xa4\xe6\xa0\x91" in path.read_bytes() for path in library.rglob("*") if path.is_file())

    purged = purge_documents(library, ["树.txt", "没有.txt"])

    assert (purged.removed, purged.missing, purged.residue) == (("树.txt",), ("没有.txt",), ())
    assert purged.originals[0].endswith("docs/树.txt")
    for path in (path for path in library.rglob("*") if path.is_file()):
        assert "古树每三年".encode() not in path.read_bytes(), path
    assert held(library) == {"船.txt"}
    assert verify_library(library).faults == ()
    assert shared not in str(find(library, "水井", TODAY))


def test_what_is_left_of_a_purged_text_and_who_quotes_it_is_said(library: Path, gongwu: CommandLine) -> None:
    (library / "笔记.txt").write_text(TREES, encoding="utf-8")
    (library / "standard-answers.jsonl").write_text('{"citations": "《示例市古树保护办法》"}\n', encoding="utf-8")

    outcome = gongwu.run("library", "purge", "树.txt", "--library", library)

    assert outcome.code == 1
    assert "这些文件里还有它的文字：笔记.txt" in outcome.out
    assert "标准答复（standard-answers.jsonl）提到《示例市古树保护办法》" in outcome.out


def test_text_that_another_document_holds_too_is_no_residue(library: Path, tmp_path: Path) -> None:
    write_files(tmp_path / "docs", {"树二.txt": TREES.replace("示例市", "样本市")})
    index_texts(library, tmp_path / "docs")

    assert purge_documents(library, ["树.txt"]).residue == ()
    assert titles(find(library, "古树普查")) == {"样本市古树保护办法"}


@needs_embedder
def test_purged_text_is_gone_from_the_vectors_and_the_others_are_not_computed_again(library: Path) -> None:
    compute_vectors(library)
    assert any(
        "古树每三年".encode() in path.read_bytes() for path in (library / "vectors").rglob("*") if path.is_file()
    )

    assert purge_documents(library, ["树.txt"]).residue == ()

    for path in (path for path in library.rglob("*") if path.is_file()):
        assert "古树每三年".encode() not in path.read_bytes(), path
    steps: list[int] = []
    compute_vectors(library, lambda progress: steps.append(progress.done))
    assert steps[0] == 2


@posix_only
@pytest.mark.parametrize(("module", "owner", "work"), MOMENTS)
def test_a_killed_undo_or_purge_costs_nothing_and_can_be_repeated(
    gongwu: CommandLine, library: Path, module: str, owner: str, work: str
) -> None:
    process = gongwu.python(KILLED.format(module=module, owner=owner, work=work), library)
    assert process.stdout is not None
    assert process.stderr is not None
    reached = process.stdout.readline()
    process.kill()
    process.wait()
    process.stdout.close()
    process.stderr.close()
    assert (reached, process.returncode) == (b"here\n", -signal.SIGKILL)
    assert held(library) in ({"船.txt", "树.txt"}, {"船.txt"})

    if work == UNDO:
        undo_last_change(library)
    else:
        assert purge_documents(library, ["树.txt"]).residue == ()
        assert all("古树每三年".encode() not in path.read_bytes() for path in library.rglob("*") if path.is_file())
    assert held(library) == {"船.txt"}
    assert verify_library(library).faults == ()
    assert LibraryFolder(library).leftovers() == []
