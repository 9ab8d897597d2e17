"""Manifests of the whole library: downloaded, changed, and taken in again, or not at all."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from assistant.errors import InputError
from assistant.library.folder import LibraryFolder
from assistant.library.keeping import editing, sheets
from assistant.library.source import Validity
from tests.library.keeping.invented import invented_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return invented_library(tmp_path / "library", 6)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented_library(tmp_path_factory.mktemp("untouched") / "library", 6)


def _lines(library: Path) -> list[dict[str, Any]]:
    text = sheets.written_out(library, ".jsonl").decode()
    return [json.loads(line) for line in text.splitlines()]


def _as_lines(lines: list[dict[str, Any]]) -> bytes:
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()


def _as_sheet(workbook: Any) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("ending", sheets.WRITTEN)
def test_what_was_downloaded_changes_nothing(untouched: Path, ending: str) -> None:
    before = LibraryFolder(untouched).published()

    applied = sheets.apply(untouched, f"清单{ending}", sheets.written_out(untouched, ending))

    assert applied == sheets.Applied(rows=6, changed=0)
    assert LibraryFolder(untouched).published() == before


def test_the_table_opens_in_a_spreadsheet_and_comes_back_changed(library: Path) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(sheets.written_out(library, ".xlsx")))
    sheet = workbook.active
    assert sheet is not None
    headings = [cell.value for cell in sheet[1]]
    assert headings[:4] == ["编号", "文件", "标题", "文号"]
    rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
    assert sheet.cell(rows["qinghe-2"], headings.index("时效") + 1).value == "已废止"
    sheet.cell(rows["qinghe-2"], headings.index("时效") + 1, "现行有效")
    sheet.cell(rows["qinghe-2"], headings.index("可查阅的部门") + 1, "办公室、人事处")
    sheet.cell(rows["qinghe-4"], headings.index("施行日期") + 1, "2024-05-01")

    assert sheets.apply(library, "清单.xlsx", _as_sheet(workbook)) == sheets.Applied(rows=6, changed=2)

    found = editing.described(library).documents
    assert found["qinghe-2"].document.validity is Validity.IN_FORCE
    assert found["qinghe-2"].document.departments == ("办公室", "人事处")
    assert found["qinghe-4"].fields["effective"] == "2024-05-01"
    assert LibraryFolder(library).published().documents == 6


def test_a_line_changes_what_it_names_only(library: Path) -> None:
    said = [
        {
            "file": "公务接待/0.docx",
            "doc_number": "清政发〔2024〕1号",
            "status": "superseded",
            "superseded_by": "qinghe-3",
        }
    ]

    assert sheets.apply(library, "a.jsonl", _as_lines(said)).changed == 1

    document = editing.describe(library, "qinghe-0").document
    assert (document.document_number, document.replaced_by) == ("清政发〔2024〕1号", "qinghe-3")
    assert document.issuing_body == "清河市人民政府"


def test_faults_are_told_by_row_and_nothing_is_changed(untouched: Path) -> None:
    lines = _lines(untouched)
    lines[0]["title"] = "好的改动"
    lines[1]["status"] = "有效"
    lines[2]["publish_date"] = "2024-13-01"
    lines[3]["doc_id"] = "qinghe-99"
    lines.append(dict(lines[4]))
    lines.append({"doc_id": "qinghe-5", "wirkung": "x"})

    applied = sheets.apply(untouched, "a.jsonl", _as_lines(lines))

    assert applied.changed == 0
    faults = "\n".join(applied.faults)
    assert [fault[:5] for fault in applied.faults] == ["第 2 行", "第 3 行", "第 4 行", "第 7 行", "第 8 行"]
    assert "有效" in faults
    assert "qinghe-99" in faults
    assert "同一份文件" in faults
    assert "wirkung" in faults
    assert "好的改动" not in {each.document.title for each in editing.described(untouched).documents.values()}


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.csv", b"x", "应是 .jsonl、.xlsx"),
        ("a.jsonl", b"", "没有文字"),
        ("a.jsonl", b"[1]", "第 1 行不是一个 JSON 对象"),
        ("a.xlsx", b"no workbook", "表格"),
        ("a.xlsx", _as_sheet(openpyxl.Workbook()), "没有一行"),
    ],
)
def test_what_is_no_manifest_is_refused(untouched: Path, name: str, data: bytes, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        sheets.apply(untouched, name, data)


def test_a_table_with_two_columns_of_one_name_is_refused(untouched: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["编号", "标题", "title"])
    sheet.append(["qinghe-0", "一", "二"])

    with pytest.raises(InputError, match="重复的栏目（标题）"):
        sheets.apply(untouched, "a.xlsx", _as_sheet(workbook))
