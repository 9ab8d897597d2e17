"""Files of strangers are read in a child process: limits hold, a crash costs one file, and every failure has a name."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import assistant
from assistant.errors import (
    DocumentError,
    DocumentTooLarge,
    EncryptedDocument,
    UnreadableDocument,
    UnsupportedDocument,
)
from assistant.isolation.limits import Limits
from assistant.isolation.messages import read_message, write_message
from assistant.library.loaders import txt
from assistant.library.reading import DocumentReader, read_document
from assistant.library.reading.protocol import as_message, parsed_text
from assistant.library.structure import parse_structure
from tests.library import sample_files
from tests.library.sample_files import INTENDED, TITLE
from tests.needs import ROOT, SHARED, needs_recognition, needs_shared, posix_only


@pytest.fixture(scope="module")
def reader() -> Iterator[DocumentReader]:
    with DocumentReader() as reader:
        yield reader


@pytest.fixture
def good_file(tmp_path: Path) -> Path:
    path = tmp_path / "办法.txt"
    path.write_bytes(sample_files.as_txt())
    return path


@pytest.fixture
def endless_file(tmp_path: Path) -> Path:
    """A file within all limits of size whose reading takes far more than a few seconds."""
    path = tmp_path / "长.txt"
    path.write_text("".join(f"第{number}条 车辆应当登记。\n" for number in range(1, 1_400_000)), encoding="utf-8")
    return path


def test_document_comes_back_whole_from_the_child(reader: DocumentReader, tmp_path: Path) -> None:
    path = tmp_path / "办法.pdf"
    path.write_bytes(sample_files.as_pdf())

    parsed = reader.read(path)

    assert parsed.title == TITLE
    assert [(article.number, article.path) for article in parsed.articles] == list(INTENDED)
    assert parsed.articles[-1].page == 3
    assert parsed.effective is not None
    assert parsed.effective.isoformat() == "2021-06-01"


def test_one_child_reads_many_files(reader: DocumentReader, good_file: Path) -> None:
    first = reader.read(good_file)
    second = reader.read(good_file)

    assert first == second


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        ("空.txt", b"", UnreadableDocument, "空的"),
        ("表.xlsx", b"PK\x03\x04", UnreadableDocument, "内容却是压缩包"),
        ("旧.doc", bytes(range(128, 256)) * 20, UnreadableDocument, "编码"),
        ("包.zip", sample_files.zipped({"a.txt": "甲"}), UnsupportedDocument, "逐个收录"),
        ("图.png", b"\x89PNG\r\n\x1a\n", UnreadableDocument, "图片"),
        ("办法.md", b"\x89PNG\r\n\x1a\n" + bytes(99), UnreadableDocument, "图片"),
        ("办法.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999), UnsupportedDocument, "旧版 Office"),
        (
            "办法.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999) + "EncryptedPackage".encode("utf-16-le"),
            EncryptedDocument,
            "打开密码",
        ),
        ("办法.docx", sample_files.as_docx()[:5000], UnreadableDocument, "损坏"),
        ("办法.txt", bytes(range(128, 256)) * 20, UnreadableDocument, "编码"),
    ],
)
def test_bad_file_is_named(
    reader: DocumentReader, tmp_path: Path, name: str, content: bytes, error: type[DocumentError], says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(error, match=says):
        reader.read(path)


@pytest.mark.parametrize(
    ("name", "content", "real"),
    [
        ("办法.docx", sample_files.as_pdf(), ".pdf"),
        ("办法.doc", sample_files.as_docx(), ".docx"),
        ("办法.txt", sample_files.as_html(), ".html"),
    ],
)
def test_a_file_is_read_as_what_it_is_and_a_wrong_name_is_told(
    reader: DocumentReader, tmp_path: Path, name: str, content: bytes, real: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    report = assistant.index([path], tmp_path / "library")
    parsed = reader.read(path)

    assert parsed.title == TITLE
    assert f"扩展名改成 {real}" in parsed.notice
    assert (report.added, report.failed) == (1, [])
    assert [(notice.file, notice.sentence) for notice in report.notices] == [(name, parsed.notice)]


def test_missing_file_and_folder_are_named(reader: DocumentReader, tmp_path: Path) -> None:
    (tmp_path / "夹.txt").mkdir()

    for name in ("无.txt", "夹.txt"):
        with pytest.raises(UnreadableDocument, match="不存在"):
            reader.read(tmp_path / name)


def test_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.pdf"
    with path.open("wb") as stream:
        stream.truncate(200 * 2**20)

    with pytest.raises(DocumentTooLarge, match="200 MB.*50 MB"):
        read_document(path)


@posix_only
def test_endless_reading_is_ended_and_the_next_file_is_read(endless_file: Path, good_file: Path) -> None:
    with DocumentReader(Limits(cpu_seconds=1)) as reader:
        with pytest.raises(DocumentTooLarge, match="时间"):
            reader.read(endless_file)

        assert reader.read(good_file).title == TITLE


@posix_only
def test_memory_is_limited(endless_file: Path, good_file: Path) -> None:
    with DocumentReader(Limits(memory_bytes=160 * 2**20)) as reader:
        with pytest.raises(DocumentTooLarge, match="内存"):
            reader.read(endless_file)

        assert reader.read(good_file).title == TITLE


def broken_pdf() -> bytes:
    """A PDF whose trailer points back to a list where a place belongs: pypdf raises an error that it does not declare."""
    return sample_files.as_pdf().replace(b"trailer\n<<", b"trailer\n<<\n/Prev [1 2]")


def test_unexpected_error_of_a_library_costs_one_file(
    tmp_path: Path, good_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "坏.pdf"
    path.write_bytes(broken_pdf())

    with DocumentReader() as reader, caplog.at_level(logging.WARNING):
        with pytest.raises(UnreadableDocument, match="损坏或结构异常"):
            reader.read(path)
        assert "Error" in caplog.text

        assert reader.read(good_file).title == TITLE


def test_several_threads_may_read(reader: DocumentReader, good_file: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        titles = [parsed.title for parsed in pool.map(reader.read, [good_file] * 8)]

    assert titles == [TITLE] * 8


def test_closed_reader_starts_again(good_file: Path) -> None:
    reader = DocumentReader()
    reader.read(good_file)
    reader.close()
    try:
        assert reader.read(good_file).title == TITLE
    finally:
        reader.close()


def test_script_without_a_main_guard_may_read_from_any_folder(tmp_path: Path, good_file: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pathlib import Path\n"
        "from assistant.library.reading import read_document\n"
        f"print(len(read_document(Path({good_file.name!r})).articles))\n"
        "print([name for name in ('gradio', 'chromadb', 'langchain_core', 'lxml', 'pypdf') if name in sys.modules])\n",
        encoding="utf-8",
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-P", "app.py"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout.split("\n")[:2] == [str(len(INTENDED)), "[]"]
    assert not done.stderr


def test_messages_are_read_back_as_written() -> None:
    parsed = parse_structure(txt.load(sample_files.as_txt()))
    pipe = io.BytesIO()

    write_message(pipe, as_message(parsed))
    pipe.seek(0)

    message = read_message(pipe)
    assert message is not None
    assert parsed_text(message) == parsed
    assert read_message(pipe) is None


@needs_shared
def test_files_made_to_break_readers_are_read_or_named(reader: DocumentReader) -> None:
    assert SHARED is not None
    files = sorted((SHARED / "data" / "security").glob("docx/*.docx"))
    files += sorted((SHARED / "data" / "security").glob("pdf/*.pdf"))
    outcomes: dict[str, int] = {}
    for path in files:
        try:
            reader.read(path)
            outcome = "read"
        except DocumentError as error:
            assert error.message.endswith("。")
            outcome = type(error).__name__
        outcomes[outcome] = outcomes.get(outcome, 0) + 1

    assert sum(outcomes.values()) == len(files)
    assert outcomes["read"] > 0
    assert outcomes["EncryptedDocument"] > 0


@needs_shared
@pytest.mark.parametrize("suffix", ["md", "txt", "docx", "html", "pdf"])
def test_articles_of_real_regulations_are_found(reader: DocumentReader, suffix: str) -> None:
    """Every file of the measuring data: at least 99.5 % of the articles with exactly their text, and the title."""
    assert SHARED is not None
    folder = SHARED / "data" / "policies"
    expected: dict[str, set[tuple[str, str]]] = {}
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        expected.setdefault(article["doc_id"], set()).add((article["article"], "".join(article["text"].split())))
    found = wanted = 0
    titles: list[bool] = []
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if document["format"] != suffix or document["scanned"]:
            continue
        parsed = reader.read(folder / document["file"])
        articles = {(article.number or "", "".join(article.text.split())) for article in parsed.articles}
        truth = expected.get(document["doc_id"], set())
        found, wanted = found + len(truth & articles), wanted + len(truth)
        titles.append("".join(parsed.title.split()) == "".join(document["title"].split()))

    assert found >= 0.995 * wanted > 0
    assert sum(titles) >= 0.98 * len(titles)


@needs_shared
@pytest.mark.thorough
@needs_recognition
def test_scanned_files_are_recognised_and_marked(reader: DocumentReader) -> None:
    assert SHARED is not None
    folder = SHARED / "data" / "policies"
    documents = [json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    scans = [folder / document["file"] for document in documents if document["scanned"]]

    assert scans
    for path in scans:
        parsed = reader.read(path)
        assert "由图片识别" in parsed.scan_notice
        assert all(article.ocr is not None for article in parsed.articles)
