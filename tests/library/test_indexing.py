"""Bringing a library up to date: what is added, what is left alone, what goes, and what cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import InputError, LibraryMissing
from assistant.library.folder import LibraryFolder
from assistant.library.indexing import remove_documents
from assistant.library.keeper import index_into
from assistant.library.search import LibrarySearch
from tests.library.regulations import (
    BOATS,
    TREES,
    WELLS,
    TextFiles,
    counts,
    find,
    index_texts,
    titles,
    write_files,
    write_manifest,
)
from tests.needs import names_of_bytes_only


def ids(library: Path) -> set[str]:
    search = LibrarySearch(library, None)
    try:
        return set(search.documents)
    finally:
        search.close()


def test_a_run_adds_updates_leaves_alone_and_removes(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"船.txt": BOATS, "树.txt": TREES, "井.txt": WELLS})
    library = tmp_path / "library"

    assert counts(index_texts(library, folder)) == (3, 0, 0, 0, 0)

    write_files(folder, {"树.txt": TREES.replace("三年", "五年")})
    (folder / "井.txt").unlink()
    reader = TextFiles()
    report = index_texts(library, folder, reader=reader)

    assert counts(report) == (0, 1, 1, 1, 0)
    assert (report.documents, report.articles) == (2, 4)
    assert reader.names == ["树.txt"]
    assert {"古树每五年普查一次。"} == {hit.text for hit in find(library, "古树普查") if "普查" in hit.text}
    assert "示例市水井管理办法" not in titles(find(library, "废弃水井填埋"))


def test_a_run_without_changes_reads_nothing_and_publishes_nothing(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"船.txt": BOATS, "树.txt": TREES})
    library = tmp_path / "library"
    index_texts(library, folder)
    before = LibraryFolder(library).published()
    reader = TextFiles()

    report = index_texts(library, folder, reader=reader)

    assert counts(report) == (0, 0, 2, 0, 0)
    assert reader.names == []
    assert LibraryFolder(library).published() == before


def test_a_file_that_cannot_be_read_costs_itself_and_keeps_its_earlier_text(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"船.txt": BOATS, "树.txt": TREES})
    library = tmp_path / "library"
    index_into(library, [folder])
    (folder / "船.txt").write_bytes(b"")
    write_files(folder, {"井.txt": WELLS})

    report = index_into(library, [folder])

    assert counts(report) == (1, 0, 1, 0, 1)
    assert report.failed[0].file == "船.txt"
    assert "空的" in report.failed[0].reason
    assert "示例市船舶停泊办法" in titles(find(library, "夜间停泊锚灯"))


def test_paths_given_one_after_the_other_add_up(tmp_path: Path) -> None:
    boats = write_files(tmp_path / "甲", {"船.txt": BOATS})
    trees = write_files(tmp_path / "乙", {"树.txt": TREES, "井.txt": WELLS})
    library = tmp_path / "library"

    index_into(library, [boats])
    report = index_into(library, [trees / "树.txt"])

    assert counts(report) == (1, 0, 0, 0, 0)
    assert ids(library) == {"船.txt", "树.txt"}, "only what was named, and nothing built in"


def test_files_of_the_same_name_in_two_folders_are_two_documents(tmp_path: Path) -> None:
    first = write_files(tmp_path / "甲", {"办法.txt": BOATS})
    second = write_files(tmp_path / "乙", {"办法.txt": TREES})
    library = tmp_path / "library"

    reports = [counts(index_texts(library, first, second)), counts(index_texts(library, second))]

    assert reports == [(2, 0, 0, 0, 0), (0, 0, 1, 0, 0)]
    assert ids(library) == {"办法.txt", "乙/办法.txt"}
    assert titles(find(library, "船舶停泊")) | titles(find(library, "迁移古树")) == {
        "示例市船舶停泊办法",
        "示例市古树保护办法",
    }


def test_a_folder_that_was_moved_is_the_same_documents(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "旧处", {"办法.txt": BOATS})
    library = tmp_path / "library"
    index_texts(library, folder)

    moved = folder.rename(tmp_path / "新处")

    assert counts(index_texts(library, moved)) == (0, 1, 0, 0, 0)
    assert ids(library) == {"办法.txt"}


def test_a_path_inside_another_one_is_taken_in_once(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"船.txt": BOATS, "附/树.txt": TREES})
    library = tmp_path / "library"

    assert counts(index_into(library, [folder / "附", folder, folder / "船.txt", folder])) == (2, 0, 0, 0, 0)

    alone = tmp_path / "alone"
    index_texts(alone, folder / "附")
    index_texts(alone, folder)
    assert ids(alone) == {"船.txt", "附/树.txt"}, "the folder around it takes its files over"


def test_two_documents_that_claim_one_id_are_told(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"a.txt": BOATS, "b.txt": TREES})
    manifest = write_manifest(
        tmp_path / "manifest.jsonl", {"file": "a.txt", "doc_id": "一"}, {"file": "b.txt", "doc_id": "一"}
    )

    report = index_texts(tmp_path / "library", folder, manifest=manifest)

    assert counts(report) == (1, 0, 0, 0, 1)
    assert report.failed[0].file == "b.txt"
    assert "doc_id" in report.failed[0].reason


def test_hidden_files_and_lock_files_of_office_programs_are_passed_over(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path / "docs", {"船.txt": BOATS, ".草稿.txt": TREES, ".git/树.txt": TREES, "~$井.txt": WELLS}
    )

    assert counts(index_texts(tmp_path / "library", folder)) == (1, 0, 0, 0, 0)


@names_of_bytes_only
def test_a_file_name_that_is_no_text_costs_its_file(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"船.txt": BOATS})
    (folder / os.fsdecode("办法.txt".encode("gb18030"))).write_bytes(TREES.encode())

    report = index_texts(tmp_path / "library", folder)

    assert counts(report) == (1, 0, 0, 0, 1)
    assert "改名" in report.failed[0].reason


def test_removed_documents_are_found_no_more(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"船.txt": BOATS, "树.txt": TREES})
    library = tmp_path / "library"
    index_texts(library, folder)

    assert remove_documents(library, ["树.txt", "没有.txt", "树.txt"]) == ["树.txt"]

    assert titles(find(library, "迁移古树 停泊船舶")) == {"示例市船舶停泊办法"}
    assert ids(library) == {"船.txt"}


def test_nothing_is_removed_where_there_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        remove_documents(tmp_path / "library", ["树.txt"])

    assert not (tmp_path / "library").exists()


def test_a_first_run_of_failures_alone_makes_no_empty_library(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    library = tmp_path / "library"

    report = index_into(library, [tmp_path / "空.txt"])

    assert report.nothing_taken_in
    with pytest.raises(LibraryMissing):
        LibrarySearch(library, None)


def test_a_run_that_is_stopped_keeps_what_is_finished(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"a.txt": BOATS, "b.txt": TREES, "c.txt": WELLS})
    library = tmp_path / "library"

    report = index_into(library, [folder], on_file=lambda file: file != "c.txt")

    assert counts(report) == (2, 0, 0, 0, 0)
    assert ids(library) == {"a.txt", "b.txt"}
    assert counts(index_into(library, [folder])) == (1, 0, 2, 0, 0)


@pytest.mark.parametrize("missing", ["gone", "gone/船.txt"])
def test_a_path_that_does_not_exist_is_told_before_anything_happens(tmp_path: Path, missing: str) -> None:
    with pytest.raises(InputError, match="找不到"):
        index_into(tmp_path / "library", [tmp_path / missing])

    assert not (tmp_path / "library").exists()


def test_a_manifest_without_paths_is_told(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path / "manifest.jsonl", {"file": "船.txt"})

    with pytest.raises(InputError, match="路径"):
        index_into(tmp_path / "library", [], manifest)


def test_the_built_in_guides_are_there_without_a_path(tmp_path: Path) -> None:
    library = tmp_path / "library"

    report = index_into(library, [])

    assert report.failed == []
    assert report.added >= 15
    assert counts(index_into(library, [])) == (0, 0, report.added, 0, 0)
    assert find(library, "请示可以主送两个机关吗")
