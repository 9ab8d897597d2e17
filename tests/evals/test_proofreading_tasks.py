"""The tasks on proofreading as people run them, on small folders: format, identification, text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.format.cases import write_cases
from evals.peers import gongwen_skill
from evals.proofreading import fixers as real
from tests.evals import fixers
from tests.evals.command import run_as_json, run_evals


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve single defects, one compound document, and two conformant ones."""
    folder = tmp_path_factory.mktemp("cases") / "others"
    write_cases(folder, count=12, seed=5, compound=1)
    _outside(folder)
    clean = (folder / "clean.jsonl").read_text(encoding="utf-8").splitlines()[:2]
    (folder / "clean.jsonl").write_text("\n".join(clean) + "\n", encoding="utf-8")
    return folder


def _outside(folder: Path) -> None:
    """A document of nobody's: one of ours in another typeface, with a comment that stands in no place."""
    (folder / "preservation").mkdir()
    source, copy = folder / "bases" / "notice.docx", folder / "preservation" / "theirs.docx"
    fixers.rewrite(source, copy, lambda name, old: old.replace("黑体".encode(), "宋体".encode()))


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
    _repairs_are_told(defects, metrics, result["groups"])


def _repairs_are_told(defects: list[dict[str, Any]], metrics: dict[str, Any], groups: dict[str, Any]) -> None:
    repairable = [defect for defect in defects if defect["repair"] != "person"]
    assert metrics["correction_accuracy"]["n"] == len(repairable)
    assert metrics["correction_accuracy_safe"]["n"] == sum(defect["repair"] == "safe" for defect in defects)
    assert metrics["correction_accuracy"]["value"] > 0.5
    # Twelve mutants, the compound document and the one from outside.
    assert [metrics[name]["n"] for name in ("idempotent", "revisions_rejected")] == [14, 14]
    assert (metrics["clean_copies"]["k"], metrics["clean_copies"]["n"]) == (2, 2)
    assert (metrics["objects_kept"]["value"], metrics["parts_kept"]["value"]) == (1, 1)
    assert groups["by set C"]["objects_kept"]["n"] > 0
    assert {"damage confirm", "damage safe", "damage tracked", "correction over categories"} <= groups.keys()
    for cluster in ("clustered by operator", "clustered by base"):
        assert groups[cluster]["correction_accuracy"]["n"] == len(repairable)


def test_a_fixer_that_does_harm_is_caught_by_every_metric(
    cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(real, "OurFixer", lambda: fixers.retyping)
    _, result = run_as_json(capsys, "format", "--data", cases, "--out", tmp_path)

    metrics = result["metrics"]
    assert metrics["correction_accuracy"]["k"] == 0
    kept = ("facts_kept", "text_kept", "objects_kept", "nodes_kept", "clean_copies", "unedited_copies", "idempotent")
    assert all(metrics[name]["value"] < 1 for name in (*kept, "revisions_rejected"))
    assert any("不该改的字" in failure["why"] for failure in result["failures"])
    assert result["groups"]["damage confirm"]["characters_changed"]["value"] > 0


def test_cases_that_cannot_be_read_are_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cases.jsonl").write_text('{"id": "x"}\n', encoding="utf-8")
    assert run_evals("format", "--data", tmp_path, "--out", tmp_path / "results") == 2
    assert "cases.jsonl 第 1 行缺少" in capsys.readouterr().err


@pytest.mark.thorough
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
