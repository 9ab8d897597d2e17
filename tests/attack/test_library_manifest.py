"""A wrong value in a manifest is told with its line, and with what may stand there instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.library.manifest import read_manifest
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
    ("STATUS", "失效（2020年废止）", "status", "repealed（已废止）"),
    ("备注", "本办法自2020年1月1日起废止。", "status", "repealed（已废止）"),
    ("expiry_date", "2020-01-01", "status", "repealed（已废止）"),
    ("meta", {"status": "repealed"}, "status", "repealed（已废止）"),
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


LOST: list[dict[str, object]] = [
    {"state": "abolished"},
    {"效力": "作废"},
    {"效力": "无效"},
    {"状态": "停止执行"},
    {"状态": "已被替代"},
    {"备注": "已废止。"},
    {"备注": "现已废止"},
    {"备注": "被示发〔2020〕1号文件废止"},
    {"备注": "部分条款失效"},
    {"note": "This rule was repealed in 2020"},
    {"replaced_by": "b.txt"},
    {"end_date": "2020-01-01"},
    {"终止日期": "2020-01-01"},
    {"有效期至": "2020-01-01"},
    {"effective": False},
    {"inForce": False},
    {"in force": False},
    {"active": False},
    {"是否有效": "否"},
    {"obsolete": True},
    {"revoked": True},
    {"作废": True},
    {"tags": ["公务", "已废止"]},
    {"meta": {"history": [{"状态": "废止"}]}},
    {"status": None, "state": "2"},
    {"ｓｔａｔｕｓ": "1"},
]
ORDINARY: list[dict[str, object]] = [
    *(
        {"备注": said}
        for said in ("第二次修正", "废止2010年旧办法", "自发布之日起施行，原办法同时废止", "替代2010年版")
    ),
    {"note": "replaced the rules of 2010"},
    {"short_title": "关于废止部分规章的决定"},
    {"source_path": "废止/办法.md"},
    {"supersedes": "b.txt"},
    {"obsolete": False},
    {"active": True},
    {"审核状态": "已通过"},
    {"ocr_status": "done"},
    {"效力层级": "规章"},
    {"keywords": ["期限", "考录"]},
    {"scanned": False, "format": "txt", "status_basis": "assumed: the newest version"},
]


@pytest.mark.parametrize("beside", LOST, ids=str)
def test_what_may_mean_a_lost_validity_keeps_the_file_out(tmp_path: Path, beside: dict[str, object]) -> None:
    write_files(tmp_path, {"a.txt": BOATS})

    manifest = read_manifest(write_manifest(tmp_path / "m.jsonl", {"file": "a.txt", **beside}))

    [(_, reason)] = manifest.unusable.values()
    assert "status" in reason or "superseded_by" in reason


@pytest.mark.parametrize("beside", ORDINARY, ids=str)
def test_ordinary_further_fields_pass_and_are_named(tmp_path: Path, beside: dict[str, object]) -> None:
    write_files(tmp_path, {"a.txt": BOATS})

    manifest = read_manifest(write_manifest(tmp_path / "m.jsonl", {"file": "a.txt", **beside}))

    assert manifest.unusable == {}
    assert all(name in manifest.notice for name in beside)


def test_fields_that_had_no_effect_are_told_once_and_fail_nothing(call: Call, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"a.txt": BOATS, "b.txt": TREES})
    lines = ({"file": file, "short_title": "办法", "source": "网站", "level": "规章"} for file in ("a.txt", "b.txt"))
    given = ("index", folder, "--manifest", write_manifest(tmp_path / "m.jsonl", *lines), "--no-vectors")

    as_json = call(*given, "--library", tmp_path / "one", "--json")
    told = call(*given, "--library", tmp_path / "two")

    [said] = as_json.json["notices"]
    notice = said["sentence"]
    assert (as_json.code, told.code) == (0, 0)
    assert "short_title、source。" in notice
    assert "level" not in notice
    assert told.out.count("short_title") == 1


def test_without_other_fields_there_is_no_notice(call: Call, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "docs", {"a.txt": BOATS})

    report = call("index", folder, "--library", tmp_path / "library", "--no-vectors", "--json")

    assert report.json["notices"] == []


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
