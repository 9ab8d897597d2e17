"""What is done with runs: taken up after an interruption, scored again, compared; and what is cached between them."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from langchain_core.embeddings import Embeddings

from evals.harness.keeping import read_lines
from evals.harness.vector_cache import CachedEmbeddings
from tests.evals.command import run_as_json, run_evals
from tests.evals.small_data import QUESTIONS, write_lines, write_small_data
from tests.needs import ROOT


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_data(tmp_path_factory.mktemp("evals") / "small")


@pytest.fixture
def options(folder: Path, tmp_path: Path) -> list[str | Path]:
    return ["--data", folder, "--library", folder.parent / "library", "--out", tmp_path / "results"]


def interrupt(run: Path, keep: int) -> list[dict[str, Any]]:
    """Leaves a finished run as an interruption would have left it; the outputs that it kept."""
    config = json.loads((run / "config.json").read_text(encoding="utf-8"))
    (run / "config.json").write_text(json.dumps({**config, "complete": False}), encoding="utf-8")
    outputs = read_lines(run / "outputs.jsonl")[:keep]
    write_lines(run / "outputs.jsonl", outputs)
    with (run / "outputs.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "cut off in the mid')
    (run / "result.json").unlink()
    return outputs


def test_an_interrupted_run_is_taken_up_and_nothing_is_asked_twice(
    options: list[str | Path], capsys: pytest.CaptureFixture[str]
) -> None:
    _, whole = run_as_json(capsys, "refusals", *options)
    run = Path(whole["result"])
    kept = interrupt(run, keep=3)
    code, resumed = run_as_json(capsys, "refusals", "--resume", run)
    assert code == 0
    assert resumed["metrics"] == whole["metrics"]
    assert Path(resumed["result"]) == run
    outputs = read_lines(run / "outputs.jsonl")
    assert outputs[:3] == kept
    assert [output["id"] for output in outputs] == ["Q1", "Q2", "Q3", "Q4", "Q5"]


def test_a_real_interruption_leaves_a_run_that_can_be_taken_up(folder: Path, tmp_path: Path) -> None:
    many = [
        {**QUESTIONS[0], "id": f"M{n}", "question": f"第{n}号：公务用车使用满多少年可以更新？"} for n in range(3000)
    ]
    data = write_small_data(tmp_path / "many", many)
    command = [sys.executable, "-m", "evals", "refusals", "--data", data, "--library", folder.parent / "library"]
    results = tmp_path / "results"
    asked = [str(part) for part in [*command, "--out", results, "--progress", "json"]]
    run_evals("refusals", "--data", folder, "--library", folder.parent / "library", "--out", tmp_path / "first")
    with subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            event = json.loads(line)
            if event.get("stage") == "提问" and event["done"] > 20:
                process.send_signal(signal.SIGINT)
                break
        said = [json.loads(line) for line in process.stderr]
    assert process.returncode == 130
    [run] = results.iterdir()
    told = [event.get("message", "") for event in said]
    assert any("已中断" in message for message in told)
    assert any(f"python -m evals refusals --resume {run}" in message for message in told)
    assert not json.loads((run / "config.json").read_text(encoding="utf-8"))["complete"]
    assert 20 < len(read_lines(run / "outputs.jsonl")) < 3000
    assert not (run / "result.json").exists()


def test_a_finished_run_is_not_taken_up(options: list[str | Path], capsys: pytest.CaptureFixture[str]) -> None:
    _, result = run_as_json(capsys, "refusals", *options)
    assert run_evals("refusals", "--resume", result["result"]) == 2
    assert "--from" in capsys.readouterr().err


def test_a_run_on_data_that_changed_meanwhile_is_not_taken_up(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = write_small_data(tmp_path / "changing")
    options = ["--data", data, "--library", folder.parent / "library", "--out", tmp_path / "results"]
    _, result = run_as_json(capsys, "refusals", *options)
    interrupt(Path(result["result"]), keep=2)
    write_lines(data / "qa.jsonl", QUESTIONS[:4])
    assert run_evals("refusals", "--resume", result["result"]) == 2
    assert "数据有了变化" in capsys.readouterr().err


def test_kept_outputs_are_scored_again_without_the_assistant(
    options: list[str | Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, first = run_as_json(capsys, "answers", *options)
    outputs = Path(first["result"]) / "outputs.jsonl"
    changed = outputs.read_text(encoding="utf-8").replace("满八年", "满九年")
    outputs.write_text(changed, encoding="utf-8")
    code, again = run_as_json(capsys, "answers", "--from", first["result"], "--out", tmp_path / "again")
    assert code == 0
    assert again["metrics"]["key_values"]["k"] == first["metrics"]["key_values"]["k"] - 1
    assert again["metrics"]["gold_cited"] == first["metrics"]["gold_cited"]
    assert Path(again["result"]).parent == tmp_path / "again"


def test_two_runs_are_compared_case_by_case(
    options: list[str | Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, first = run_as_json(capsys, "answers", *options)
    copy = write_small_data(tmp_path / "small", [{**QUESTIONS[0], "key_values": [["九年", "9年"]]}, *QUESTIONS[1:]])
    _, second = run_as_json(capsys, "answers", *options[2:], "--data", copy)
    code, compared = run_as_json(capsys, "compare", first["result"], second["result"])
    assert code == 0
    difference = compared["metrics"]["right"]
    assert difference["a"] - difference["b"] == pytest.approx(1 / 3, abs=1e-3)
    assert difference["low"] <= difference["difference"] <= difference["high"]
    assert {(change["id"], change["metric"]) for change in compared["worse"]} >= {("Q1", "right"), ("Q1", "key_values")}
    assert compared["better"] == []
    assert run_evals("compare", first["result"], second["result"]) == 0
    assert "变差：1 题" in capsys.readouterr().out


def test_runs_of_different_tasks_are_not_compared(
    options: list[str | Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, first = run_as_json(capsys, "answers", *options)
    _, second = run_as_json(capsys, "refusals", *options)
    assert run_evals("compare", first["result"], second["result"]) == 2
    assert "任务不同" in capsys.readouterr().err
    assert run_evals("compare", first["result"], tmp_path) == 2
    assert "没有评测结果" in capsys.readouterr().err


def test_progress_for_programs_is_json_lines_and_failures_too(
    options: list[str | Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_evals("refusals", *options, "--progress", "json", "--json")
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert {"stage": "提问", "done": 5, "total": 5} in events
    assert run_evals("refusals", "--data", tmp_path / "nowhere", "--progress", "json") == 2
    [event] = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert "找不到数据" in event["error"]


def test_what_can_be_run_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_evals("list") == 0
    assert "retrieval" not in capsys.readouterr().err
    code, known = run_as_json(capsys, "list")
    assert code == 0
    assert {
        "retrieval",
        "answers",
        "refusals",
        "citations",
        "structure",
        "speed",
        "format",
        "identification",
        "audit",
        "durability",
        "isolation",
        "versions",
        "ocr",
        "fuzz",
        "real",
        "text",
        "everyday",
        *("exchanges", "lying", "sensitive", "injection", "faults", "latency"),
    } == {t["name"] for t in known["tasks"]}
    own = next(data for data in known["datasets"] if data["name"] == "gongwu")
    assert own["questions"] >= 150


class _Counting(Embeddings):
    """A small embedder that counts what it is asked."""

    def __init__(self) -> None:
        self.computed: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.computed += texts
        return [[float(len(text)), 1.0] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return [float(len(text)), 0.0]


def test_no_passage_is_embedded_twice_whatever_the_run(tmp_path: Path) -> None:
    embedder = _Counting()
    path = tmp_path / "cache" / "vectors.sqlite3"
    first = CachedEmbeddings(embedder, "small", path).embed_documents(["甲", "乙乙"])
    again = CachedEmbeddings(embedder, "small", path).embed_documents(["乙乙", "丙丙丙", "甲"])
    assert first == [[1.0, 1.0], [2.0, 1.0]]
    assert again == [[2.0, 1.0], [3.0, 1.0], [1.0, 1.0]]
    assert embedder.computed == ["甲", "乙乙", "丙丙丙"]
    CachedEmbeddings(embedder, "another", path).embed_documents(["甲"])
    assert embedder.computed[-1] == "甲"


def test_a_damaged_cache_is_one_sentence(tmp_path: Path) -> None:
    from assistant.errors import InputError

    (tmp_path / "vectors.sqlite3").write_bytes(b"not a database" * 100)
    with pytest.raises(InputError, match="向量缓存"):
        CachedEmbeddings(_Counting(), "small", tmp_path / "vectors.sqlite3")
