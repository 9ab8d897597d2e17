"""Our own data set, the template, and what the verifier finds in a bad one."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant import index
from evals.data.loading import load_data
from evals.datasets.verify import count_types, main
from evals.harness.locations import DATASETS
from evals.harness.samples import QuestionType
from tests.needs import needs_laws

AT_LEAST = {
    "fact": 35,
    "numeric": 30,
    "list": 15,
    "procedure": 15,
    "multi-article": 12,
    "multi-turn": 12,
    "comparison": 10,
    "validity": 10,
    "colloquial": 15,
    "false-premise": 8,
    "repealed-only": 5,
    "as-of": 8,
    "ambiguous": 8,
    "unanswerable-out-of-scope": 15,
}

GOOD: Mapping[str, Any] = {
    "id": "A1",
    "question": "版记里还要写主题词吗？",
    "type": "fact",
    "gold_articles": ["《党政机关公文格式指南》四、（六）"],
    "gold_answer_points": ["已经删去“主题词”这一要素"],
}


@pytest.fixture(scope="session")
def guides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the built-in guides."""
    folder = tmp_path_factory.mktemp("guides")
    index([], folder)
    return folder


@pytest.fixture(scope="session")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the built-in guides and the national laws."""
    folder = tmp_path_factory.mktemp("laws")
    index([], folder, national_laws=True)
    return folder


@pytest.fixture
def ours() -> list[dict[str, Any]]:
    """The rows of our own data set."""
    lines = (DATASETS / "gongwu" / "qa.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def write(path: Path, *rows: Mapping[str, Any]) -> Path:
    """JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@needs_laws
def test_our_data_set_has_no_fault(laws: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--library", str(laws)]) == 0, capsys.readouterr().out
    assert "没有发现问题" in capsys.readouterr().out


def test_our_data_set_has_enough_questions_of_every_type() -> None:
    data = load_data(DATASETS / "gongwu")
    counts = count_types(data)
    assert len(data.drafts) >= 150
    assert counts.keys() == {kind.code for kind in QuestionType}
    assert {kind: counts[kind] for kind, least in AT_LEAST.items() if counts[kind] < least} == {}


def test_our_data_set_asks_about_many_documents(ours: list[dict[str, Any]]) -> None:
    titles = {re.findall("《(.+?)》", gold)[0] for row in ours for gold in row.get("gold_articles", [])}
    assert len(titles) >= 50


def test_every_answerable_row_of_ours_has_a_point(ours: list[dict[str, Any]]) -> None:
    answerable = [row for row in ours if row["expected_behavior"] == "answer"]
    assert [row["id"] for row in answerable if not row.get("gold_answer_points")] == []


def test_rows_of_a_past_day_are_of_the_past(ours: list[dict[str, Any]]) -> None:
    days = [date.fromisoformat(row["as_of"]) for row in ours if row["type"] == "as-of"]
    assert max(days) < date(2026, 11, 1)


def test_the_readme_counts_as_the_data_set_does() -> None:
    readme = (DATASETS / "README.md").read_text(encoding="utf-8")
    counts = count_types(load_data(DATASETS / "gongwu"))
    stated = {code: int(count) for code, count in re.findall(r"\| `([\w-]+)` \|.*\| (\d+) \|$", readme, re.MULTILINE)}
    assert stated == dict(counts)
    assert f"{counts.total()} 题" in readme


def test_the_template_fits_the_built_in_library(guides: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(DATASETS / "template.csv"), "--library", str(guides)]) == 0, capsys.readouterr().out
    assert "共 8 题" in capsys.readouterr().out


def test_the_template_as_a_workbook_says_the_same(
    guides: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    with (DATASETS / "template.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            book.worksheets[0].append(row)
    book.save(tmp_path / "ours.xlsx")
    assert main([str(tmp_path / "ours.xlsx"), "--library", str(guides)]) == 0, capsys.readouterr().out
    assert "共 8 题" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"gold_articles": ["《党政机关公文格式指南》四、（六十）"]}, "没有这一条"),
        ({"gold_articles": ["《不存在的办法》第一条"]}, "没有文件"),
        ({"also_acceptable": ["《党政机关公文格式指南》九、（一）"]}, "没有这一条"),
        ({"must_not_rely_on": ["《不存在的办法》"]}, "没有文件"),
        ({"gold_answer_points": ["主题词照旧要标"]}, "要点不是标准条文的原文"),
        ({"gold_articles": [*GOOD["gold_articles"], "《公文文种选用指南》一、（一）"]}, "没有对应的要点"),
        ({"key_values": [["三十日", "30日"]]}, "标准条文中没有关键数值"),
        ({"gold_answer_points": []}, "没有要点或关键数值"),
        ({"gold_articles": [], "gold_answer_points": []}, "没有标准条文"),
        ({"type": "multi-turn"}, "没有上文"),
        ({"type": "multi-article"}, "两处以上标准条文"),
        ({"type": "as-of"}, "过去的提问日期"),
        ({"type": "ambiguous"}, "期望应是追问"),
        ({"type": "unanswerable-out-of-scope"}, "必须拒答"),
        ({"expected_behavior": "clarify_or_enumerate"}, "期望是追问的题不应有标准条文"),
        ({"question": GOOD["question"] + " "}, "与第 1 行重复"),
    ],
)
def test_a_seeded_fault_is_found_with_its_line(
    guides: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], fields: Mapping[str, Any], fault: str
) -> None:
    bad = {**GOOD, "id": "A2", "question": "另一个问题？", **fields}
    path = write(tmp_path / "bad.jsonl", GOOD, bad)
    assert main([str(path), "--library", str(guides)]) == 1
    faults = [line for line in capsys.readouterr().out.splitlines() if line.startswith("第 ")]
    assert any(line.startswith("第 2 行（A2）：") and fault in line for line in faults)
    assert all(line.startswith("第 2 行") for line in faults)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"id": "A1"}, "A1 与第 1 行重复"),
        ({"type": "riddle"}, "type"),
        ({"question": ""}, "question"),
        ({"must_refuse": True}, "不应有标准条文"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(
    guides: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], fields: Mapping[str, Any], fault: str
) -> None:
    path = write(tmp_path / "bad.jsonl", GOOD, {**GOOD, "id": "A2", "question": "另一个问题？", **fields})
    assert main([str(path), "--library", str(guides)]) == 1
    assert re.search(f"^第 2 行：.*{fault}", capsys.readouterr().out, re.MULTILINE)


def test_numbers_are_compared_as_values(guides: Path, tmp_path: Path) -> None:
    row = {
        **GOOD,
        "question": "信访复查几天内提出？",
        "gold_articles": ["《信访工作办理指南》四、（一）"],
        "gold_answer_points": ["可以自收到书面答复之日起30日内"],
        "key_values": [["三十日"]],
    }
    assert main([str(write(tmp_path / "qa.jsonl", row)), "--library", str(guides)]) == 0


@needs_laws
def test_a_gold_that_is_not_law_on_the_day_is_a_fault(
    laws: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = {
        "question": "电鱼罚多少？",
        "gold_articles": ["《渔业法》（2013-12-28）第三十八条"],
        "gold_answer_points": ["处五万元以下的罚款"],
    }
    path = write(
        tmp_path / "qa.jsonl",
        {**old, "id": "A1", "type": "as-of", "as_of": "2025-12-01"},
        {**old, "id": "A2", "type": "fact", "as_of": "2026-06-01"},
        {**old, "id": "A3", "type": "as-of", "as_of": "2026-06-01"},
        {**old, "id": "A4", "type": "comparison", "as_of": "2026-06-02"},
        {
            **old,
            "id": "A5",
            "type": "as-of",
            "as_of": "2025-12-02",
            "must_not_rely_on": ["《渔业法》（2013-12-28）"],
        },
    )
    assert main([str(path), "--library", str(laws)]) == 1
    out = capsys.readouterr().out
    assert re.findall(r"^第 (\d) 行", out, re.MULTILINE) == ["2", "3", "3", "5"]
    assert "已被新版取代" in out
    assert "既是标准条文又是不得依据" in out


def test_what_is_not_there_is_told_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere")]) == 1
    assert "找不到数据" in capsys.readouterr().err
    path = write(tmp_path / "qa.jsonl", GOOD)
    assert main([str(path), "--library", str(tmp_path / "no-library")]) == 1
    assert "gongwu index" in capsys.readouterr().err
