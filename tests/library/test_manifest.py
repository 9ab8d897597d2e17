"""What a manifest says of files, and manifests that say it wrongly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import ManifestError
from assistant.library.manifest import read_manifest
from assistant.library.search import LibrarySearch
from assistant.library.source import SourceDocument, Validity
from tests.library.regulations import BOATS, TREES, counts, find, index_texts, titles, write_files, write_manifest

DATED = """示例市渡口管理办法
（2019年5月6日 示例市人民政府令第8号公布）

第一条　渡口应当设置标志。
第二条　本办法自2019年7月1日起施行。
"""


def documents(library: Path) -> dict[str, SourceDocument]:
    search = LibrarySearch(library, None)
    try:
        return {key: entry.document for key, entry in search.documents.items()}
    finally:
        search.close()


def test_what_a_manifest_says_wins_over_the_text(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"渡口.txt": DATED})
    manifest = write_manifest(
        tmp_path / "manifest.jsonl",
        {
            "file": "docs/渡口.txt",
            "doc_id": "ferry-2021",
            "title": "渡口管理办法（2021年版）",
            "version": 2021,
            "doc_number": "",
            "issuing_body": "示例市交通局",
            "level": "地方规章",
            "region": "示例市",
            "publish_date": "2021-02-03",
            "effective_date": "2021-04-05",
            "status": "repealed",
            "superseded_by": "ferry-2024",
            "departments": ["交通"],
            "classification": "内部",
            "more": "ignored",
        },
    )
    library = tmp_path / "library"

    index_texts(library, folder, manifest=manifest)

    document = documents(library)["ferry-2021"]
    assert document.file == "docs/渡口.txt"
    assert (document.title, document.version) == ("渡口管理办法（2021年版）", "2021")
    assert (document.document_number, document.issuing_body) == ("", "示例市交通局")
    assert (document.level, document.region) == ("地方规章", "示例市")
    assert (document.promulgated, document.effective) == (date(2021, 2, 3), date(2021, 4, 5))
    assert (document.validity, document.replaced_by) == (Validity.REPEALED, "ferry-2024")
    assert (document.departments, document.classification) == (("交通",), "内部")


def test_what_a_manifest_leaves_out_is_read_from_the_text(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"渡口.txt": DATED})
    manifest = write_manifest(
        tmp_path / "manifest.jsonl", {"file": "渡口.txt", "departments": None, "publish_date": ""}
    )
    library = tmp_path / "library"

    index_texts(library, folder, manifest=manifest)

    document = documents(library)["渡口.txt"]
    assert document.title == "示例市渡口管理办法"
    assert document.document_number == "示例市人民政府令第8号"
    assert (document.promulgated, document.effective) == (date(2019, 5, 6), date(2019, 7, 1))
    assert document.validity is Validity.UNVERIFIED


def test_a_named_successor_means_superseded(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"渡口.txt": DATED})
    manifest = write_manifest(tmp_path / "manifest.jsonl", {"file": "渡口.txt", "superseded_by": "新渡口办法"})
    library = tmp_path / "library"

    index_texts(library, folder, manifest=manifest)

    assert documents(library)["渡口.txt"].validity is Validity.SUPERSEDED
    assert find(library, "渡口标志") == ()


def test_a_changed_line_updates_its_document_alone(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"a.txt": BOATS, "b.txt": TREES})
    manifest = write_manifest(tmp_path / "manifest.jsonl", {"file": "a.txt"}, {"file": "b.txt"})
    library = tmp_path / "library"
    index_texts(library, folder, manifest=manifest)

    write_manifest(manifest, {"file": "a.txt"}, {"file": "b.txt", "status": "repealed"})

    assert counts(index_texts(library, folder, manifest=manifest)) == (0, 1, 1, 0, 0)
    assert "示例市古树保护办法" not in titles(find(library, "古树普查"))


def test_lines_that_name_no_file_are_told_and_the_rest_is_indexed(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"a.txt": BOATS, "b.txt": TREES})
    manifest = tmp_path / "manifest.jsonl"
    lines = [
        '{"file": "a.txt", "title": "行内\u2028分隔符"}',
        '{"file": "gone.txt"}',
        '{"file": "' + "长" * 300 + '"}',
        "no json",
        "[" * 100_000,
        '["a list"]',
        '{"title": "names none"}',
        '{"file": 7}',
        '{"file": "a.txt"}',
    ]
    manifest.write_text("\n".join(lines) + "\n\n", encoding="utf-8-sig")

    report = index_texts(tmp_path / "library", folder, manifest=manifest)

    assert counts(report) == (2, 0, 0, 0, 8)
    failed = {failure.file: failure.reason for failure in report.failed}
    assert "不存在" in failed["gone.txt"]
    assert "JSON" in failed["清单第 4 行"]
    assert "file" in failed["清单第 7 行"]
    assert "重复" in failed["a.txt"]
    assert documents(tmp_path / "library")["a.txt"].title == "行内\u2028分隔符"


@pytest.mark.parametrize(
    ("field", "value"), [("status", "repeald"), ("publish_date", "去年"), ("departments", "交通"), ("title", ["a"])]
)
def test_a_file_whose_line_cannot_be_used_stays_out(tmp_path: Path, field: str, value: object) -> None:
    """Taken in without its line, a repealed text would ground answers."""
    folder = write_files(tmp_path / "docs", {"a.txt": BOATS, "b.txt": TREES})
    manifest = write_manifest(tmp_path / "manifest.jsonl", {"file": "a.txt", field: value}, {"file": "b.txt"})

    report = index_texts(tmp_path / "library", folder, manifest=manifest)

    assert counts(report) == (1, 0, 0, 0, 1)
    assert report.failed[0].file == "a.txt"
    assert field in report.failed[0].reason
    assert set(documents(tmp_path / "library")) == {"b.txt"}


def test_a_line_gone_wrong_keeps_the_earlier_document(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"a.txt": BOATS})
    manifest = write_manifest(tmp_path / "manifest.jsonl", {"file": "a.txt", "doc_id": "boats"})
    library = tmp_path / "library"
    index_texts(library, folder, manifest=manifest)

    write_manifest(manifest, {"file": "a.txt", "doc_id": "boats", "status": "?"})
    report = index_texts(library, folder, manifest=manifest)

    assert counts(report) == (0, 0, 0, 0, 1)
    assert set(documents(library)) == {"boats"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.jsonl", b""),
        ("no-json.jsonl", b"file,title\na.txt,b\n"),
        ("names-nothing.jsonl", b'{"file": "gone.txt"}\n'),
        ("gb18030.jsonl", '{"file": "a.txt", "title": "办法"}'.encode("gb18030")),
        ("broken.yaml", b"- file: [\n"),
        ("tagged.yaml", b"- {file: a.txt, title: !!int x}\n"),
        ("nested.yaml", b"[" * 3000),
        ("mapping.yaml", b"file: a.txt\n"),
        ("word.yaml", b"word\n"),
        ("empty.yaml", b""),
    ],
)
def test_a_manifest_of_no_use_is_told_in_one_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    write_files(tmp_path, {"a.txt": BOATS})
    (tmp_path / name).write_bytes(content)

    with pytest.raises(ManifestError) as told:
        read_manifest(tmp_path / name)

    assert told.value.message.endswith("。")


def test_a_manifest_that_is_a_folder_or_missing_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.jsonl"):
        with pytest.raises(ManifestError, match="清单"):
            read_manifest(path)
