"""A zip of documents: each a file of its own, and what cannot be taken in is named while the rest goes on."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import assistant
from assistant.library.indexing import IndexReport
from assistant.library.search import LibrarySearch
from tests.library import sample_files
from tests.library.regulations import BOATS, TREES, WELLS
from tests.library.sample_files import zipped


def index(folder: Path, files: dict[str, bytes], manifest: Path | None = None) -> IndexReport:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return assistant.index([folder], folder.parent / "library", manifest)


def held(folder: Path) -> set[str]:
    search = LibrarySearch(folder.parent / "library", None)
    try:
        return set(search.documents)
    finally:
        search.close()


def test_every_file_of_an_archive_is_a_document_and_the_bad_one_is_named(tmp_path: Path) -> None:
    inner = zipped({"井.txt": WELLS, "更深.zip": zipped({"a.txt": BOATS})})
    files = {
        "船.txt": BOATS,
        "规章/树.txt": TREES,
        "坏.pdf": b"%PDF-1.4",
        "内.zip": inner,
        "其实是Word.zip": sample_files.as_docx(),
        "程序.exe": b"MZ",
        "__MACOSX/._船.txt": b"x",
    }
    report = index(tmp_path / "docs", {"包.zip": zipped(files)})

    assert held(tmp_path / "docs") == {
        *("包.zip/船.txt", "包.zip/规章/树.txt", "包.zip/内.zip/井.txt", "包.zip/其实是Word.zip"),
    }
    assert [(failure.file, failure.reason.partition("；")[0]) for failure in report.failed] == [
        ("包.zip/内.zip/更深.zip", "压缩包里的压缩包又套着压缩包，没有打开"),
        ("包.zip/坏.pdf", "PDF 文件已损坏或不完整，无法读取"),
    ]
    assert [notice.file for notice in report.notices] == ["包.zip/其实是Word.zip"]


def test_an_archive_that_did_not_change_is_not_read_again_and_what_left_it_goes(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    index(folder, {"包.zip": zipped({"船.txt": BOATS, "树.txt": TREES})})
    again = index(folder, {})
    less = index(folder, {"包.zip": zipped({"船.txt": BOATS})})

    assert (again.unchanged, again.updated) == (2, 0)
    assert less.removed == 1
    assert held(folder) == {"包.zip/船.txt"}


def test_what_an_archive_held_stays_while_nobody_can_open_it(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    index(folder, {"包.zip": zipped({"船.txt": BOATS}), "井.txt": WELLS.encode()})
    report = index(folder, {"包.zip": b"PK\x03\x04"})

    assert [failure.file for failure in report.failed] == ["包.zip"]
    assert held(folder) == {"包.zip/船.txt", "井.txt"}


def test_archives_that_are_bombs_locked_damaged_or_without_documents_are_named(tmp_path: Path) -> None:
    bomb = zipped({"a.txt": b"0" * 50_000_000})
    locked = bytearray(zipped({"a.txt": BOATS}))
    with zipfile.ZipFile(io.BytesIO(bytes(locked))) as archive:
        directory = archive.start_dir
    struct.pack_into("<H", locked, directory + 8, 0x1)
    report = index(
        tmp_path / "docs",
        {
            "炸.zip": bomb,
            "套炸.zip": zipped({"x.zip": bomb, "船.txt": BOATS}),
            "密.zip": bytes(locked),
            "坏.zip": zipped({"a.txt": BOATS})[:60],
            "空.zip": zipped({"a.exe": b"MZ"}),
            "跑.zip": zipped({"../a.txt": BOATS}),
        },
    )

    assert held(tmp_path / "docs") == {"套炸.zip/船.txt"}
    said = {failure.file: failure.reason for failure in report.failed}
    assert "压缩炸弹" in said["炸.zip"]
    assert "压缩炸弹" in said["套炸.zip/x.zip"]
    assert "已加密" in said["密.zip"]
    assert "损坏" in said["坏.zip"]
    assert "没有可以收录的文件" in said["空.zip"]
    assert "越界" in said["跑.zip"]
    assert len(said) == 6


def test_many_archives_in_one_may_not_unpack_to_more_than_one_may(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(20_000) * 50
    part = zipped({f"{number}.exe": noise for number in range(60)} | {"船.txt": BOATS})
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(4):
            archive.writestr(f"{number}.zip", part)
    report = index(tmp_path / "docs", {"多.zip": stream.getvalue()})

    assert [failure.file for failure in report.failed if "压缩炸弹" in failure.reason] == ["多.zip/3.zip"]


def test_names_packed_by_a_chinese_windows_are_read(tmp_path: Path) -> None:
    name = "说明\\乙巳规定.txt".encode("gbk")
    data = zipped({"A" * len(name): BOATS}).replace(b"A" * len(name), name)
    index(tmp_path / "docs", {"包.zip": data})

    assert held(tmp_path / "docs") == {"包.zip/说明/乙巳规定.txt"}


def test_a_manifest_may_name_what_is_in_an_archive(tmp_path: Path) -> None:
    manifest = tmp_path / "清单.jsonl"
    lines = ('{"file": "包.zip/船.txt", "doc_id": "boats"}', '{"file": "包.zip/无.txt"}')
    manifest.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "docs").mkdir()
    report = index(tmp_path / "docs", {"包.zip": zipped({"船.txt": BOATS})})
    report = index(tmp_path / "docs", {}, manifest)

    assert held(tmp_path / "docs") == {"boats"}
    assert [failure.file for failure in report.failed] == ["包.zip/无.txt"]


def test_files_of_one_name_in_two_folders_and_two_archives_are_all_kept(tmp_path: Path) -> None:
    for name, text in (("甲", BOATS), ("乙", TREES)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "办法.txt").write_text(text, encoding="utf-8")
        (tmp_path / name / "包.zip").write_bytes(zipped({"办法.txt": text.replace("示例", "样本")}))
    report = assistant.index([tmp_path / "甲", tmp_path / "乙"], tmp_path / "library")
    again = assistant.index([tmp_path / "甲", tmp_path / "乙"], tmp_path / "library")

    assert (report.added, report.failed) == (4, [])
    assert (again.unchanged, again.documents) == (4, 4)
    assert held(tmp_path / "甲") == {"办法.txt", "包.zip/办法.txt", "乙/办法.txt", "乙/包.zip/办法.txt"}
