"""The tasks on proofreading as people run them, on small folders: format, identification, text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.format.cases import write_cases
from evals.peers import gongwen_skill
from tests.evals.command import run_as_json, run_evals


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve single defects, one compound document, and two conformant ones."""
    folder = tmp_path_factory.mktemp("cases") / "others"
    write_cases(folder, count=12, seed=5, compound=1)
    clean = (folder / "clean.jsonl").read_text(encoding="utf-8").splitlines()[:2]
    (folder / "clean.jsonl").write_text("\n".join(clean) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _without_a_peer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The peer would have to be downloaded."""
    monkeypatch.setattr(gongwen_skill, "prepare", lambda: "没有与它比较。")


def test_format_tells_what_is_found_and_what_is_not(
    cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, result = run_as_json(capsys, "format", "--data", cases, "--out", tmp_path)

    assert code == 0
    defects = [json.loads(line) for line in (cases / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
    metrics = result["metrics"]
    assert metrics["noticed"]["n"] == len(defects)
    assert metrics["located_recall"]["n"] + metrics["located_recall_extended"]["n"] == len(defects)
    assert metrics["located_recall"]["value"] > 0.5
    assert (metrics["error_free"]["k"], metrics["error_free"]["n"]) == (2, 2)
    assert metrics["warning_per_clean"]["value"] <= 0.2
    assert {"by set A", "by set B", "clustered by operator", "ours cost"} <= result["groups"].keys()
    assert not any("peer" in name for name in result["groups"])


def test_cases_that_cannot_be_read_are_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cases.jsonl").write_text('{"id": "x"}\n', encoding="utf-8")
    assert run_evals("format", "--data", tmp_path, "--out", tmp_path / "results") == 2
    assert "cases.jsonl 第 1 行缺少" in capsys.readouterr().err


def test_identification_counts_paragraphs(cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, result = run_as_json(capsys, "identification", "--data", cases, "--out", tmp_path)

    assert code == 0
    labels = [json.loads(path.read_text(encoding="utf-8"))["labels"] for path in cases.rglob("*.labels.json")]
    assert result["metrics"]["identified"]["n"] == sum(len(each) for each in labels)
    assert result["metrics"]["identified"]["value"] >= 0.95
    assert {"by element 标题", "by element 正文"} <= result["groups"].keys()


def test_text_finds_misspellings_and_counts_false_alarms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "sentences"
    folder.mkdir()
    pairs = "周密布署防汛工作。\t周密部署防汛工作。\n全面提高数量。\t全面提高质量。\n"
    (folder / "spelling_pairs_dev.tsv").write_text(pairs, encoding="utf-8")
    (folder / "correct_sentences.txt").write_text("各单位要认真执行。\n购置了电脑……等设备。\n", encoding="utf-8")

    code, result = run_as_json(capsys, "text", "--data", folder, "--out", tmp_path / "results")

    assert code == 0
    found = result["metrics"]["misspellings_found"]
    assert (found["k"], found["n"]) == (1, 2)
    assert result["metrics"]["findings_per_sentence"]["value"] == 0.5
    assert [failure["id"] for failure in result["failures"]] == ["spelling_pairs_dev-2"]
