"""A wrong value in a manifest is told with its line, and with what may stand there instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Call
from tests.library.regulations import BOATS, TREES, write_files, write_manifest

WRONG: list[tuple[str, object, str, str]] = [
    ("status", "repeald", '"repeald"', "repealed（已废止）"),
    ("status", "现行有效", '"现行有效"', "in_force（现行有效）"),
    ("status", 1, "1", "unverified（未核实）"),
    ("publish_date", "去年", '"去年"', "2024-04-01"),
    ("publish_date", "2024/4/1", '"2024/4/1"', "2024-04-01"),
    ("effective_date", "2024-02-30", '"2024-02-30"', "2024-04-01"),
    ("effective_date", 20217600, "20217600", "2024-04-01"),
    ("effective_date", "20217600", '"20217600"', "2024-04-01"),
    ("departments", "交通", '"交通"', '["办公室", "人事处"]'),
    ("level", ["法律"], '["法律"]', "行政法规"),
    ("title", {"zh": "办法"}, '{"zh": "办法"}', "文字"),
    # Under another name than status it would be passed over, and a repealed text would ground answers.
    ("validity", "repealed", "status", "repealed（已废止）"),
    ("时效", "失效", "status", "repealed（已废止）"),
    ("备注", "已废止", "status", "repealed（已废止）"),
    ("state", "Superseded", "status", "repealed（已废止）"),
    ("is_valid", False, "status", "repealed（已废止）"),
    ("施行日期", "2025-03-01", "施行日期", "effective_date"),
    ("efective_date", "2025-03-01", "efective_date", "effective_date"),
    ("Publish_date", "2025-03-01", "Publish_date", "publish_date"),
    ("发文字号", "示发〔2025〕1号", "发文字号", "doc_number"),
]


@pytest.mark.parametrize(("field", "value", "shown", "allowed"), WRONG)
def test_a_wrong_value_names_the_allowed_ones(
    call: Call, tmp_path: Path, field: str, value: object, shown: str, allowed: str
) -> None:
    folder = write_files(tmp_path / "docs", {"a.txt": BOATS, "b.txt": TREES})
    manifest = write_manifest(tmp_path / "m.jsonl", {"file": "b.txt"}, {"file": "a.txt", field: value})

    report = call(
        *("index", folder, "--manifest", manifest, "--library", tmp_path / "library", "--no-vectors", "--json")
    )

    assert report.code == 1
    [failed] = report.json["failed"]
    assert failed["file"] == "a.txt"
    for said in ("清单第 2 行", field, shown, allowed):
        assert said in failed["reason"]


@pytest.mark.parametrize(
    "beside",
    [
        {"validity": "repealed", "status": "in_force"},
        {"备注": "2019年修订"},
        {"validity": ""},
        {"施行日期": "2025年", "effective_date": "2025-03-01"},
        {"version_effective_date": "x"},
    ],
)
def test_other_fields_are_passed_over(call: Call, tmp_path: Path, beside: dict[str, object]) -> None:
    folder = write_files(tmp_path / "docs", {"a.txt": BOATS})
    manifest = write_manifest(tmp_path / "m.jsonl", {"file": "a.txt", **beside})

    report = call(
        *("index", folder, "--manifest", manifest, "--library", tmp_path / "library", "--no-vectors", "--json")
    )

    assert (report.code, report.json["failed"]) == (0, [])


@pytest.mark.parametrize(
    ("content", "said"),
    [("not json", "清单第 1 行：不是一个 JSON 对象"), ('{"path": "a.txt"}', "没有 file 字段"), ("", "空的")],
)
def test_a_manifest_of_no_use_says_what_is_wrong_with_it(call: Call, tmp_path: Path, content: str, said: str) -> None:
    folder = write_files(tmp_path / "docs", {"a.txt": BOATS})
    (tmp_path / "m.jsonl").write_text(content, encoding="utf-8")

    told = call("index", folder, "--manifest", tmp_path / "m.jsonl", "--library", tmp_path / "library")

    assert (told.code, said in told.err) == (2, True)


def test_every_wrong_line_and_every_wrong_value_of_it_is_told(call: Call, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"a.txt": BOATS, "b.txt": TREES})
    manifest = tmp_path / "m.yaml"
    manifest.write_text(
        "- {file: a.txt, status: valid, publish_date: 2024-13-01}\n- {file: b.txt, level: 3, effective_date: 1.5}\n",
        encoding="utf-8",
    )

    told = call("index", folder, "--manifest", manifest, "--library", tmp_path / "library", "--no-vectors")

    assert told.code == 2
    for said in ("第 1 项", "status", "publish_date", "第 2 项", "effective_date"):
        assert said in told.out
    assert "level" not in told.out, "a number can be read as text"


def test_dates_as_yaml_has_them_are_read(call: Call, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"a.txt": BOATS})
    (tmp_path / "m.yaml").write_text("- {file: a.txt, publish_date: 2024-03-01}\n", encoding="utf-8")
    library = tmp_path / "library"

    assert call("index", folder, "--manifest", tmp_path / "m.yaml", "--library", library, "--no-vectors").code == 0

    [document] = call("library", "list", "--library", library, "--json").json["documents"]
    assert document["promulgated"] == "2024-03-01"
