"""The tasks of answers, run with a model of a real service on the loopback interface."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.models.fake import Behavior, FakeModel
from assistant.models.fake_server import FakeServer
from tests.evals.command import run_as_json, run_evals
from tests.evals.small_data import write_small_data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_data(tmp_path_factory.mktemp("with-a-model") / "small")


@pytest.fixture
def options(folder: Path, tmp_path: Path) -> list[str | Path]:
    return ["--data", folder, "--library", folder.parent / "library", "--out", tmp_path / "results"]


@pytest.fixture(params=[Behavior.TRUTHFUL, Behavior.INVENT_NUMBERS])
def behavior(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Behavior]:
    """What the model does behind the service that the settings name."""
    with FakeServer(FakeModel(request.param)) as server:
        monkeypatch.setenv("GONGWU_CHAT_BASE_URL", server.url)
        monkeypatch.setenv("GONGWU_CHAT_MODEL", "fake")
        yield request.param


@pytest.mark.parametrize("task", ["answers", "citations", "refusals"])
def test_a_task_runs_with_a_model(
    behavior: Behavior, task: str, options: list[str | Path], capsys: pytest.CaptureFixture[str]
) -> None:
    _, result = run_as_json(capsys, task, *options, "--model")
    folder = Path(result["result"])
    outputs = [json.loads(line) for line in (folder / "outputs.jsonl").read_text(encoding="utf-8").splitlines()]
    answered = [output for output in outputs if output["status"] == "answered"]
    assert answered
    if behavior is Behavior.TRUTHFUL:
        assert {output["model"] for output in answered} == {"fake"}
    else:
        assert not any("八百八十八" in output["text"] for output in outputs)
        assert any(output["notice"] for output in answered)
    if task == "answers":
        composed = result["groups"]["composed by the model"]
        assert (composed["shown"]["value"] == 1) is (behavior is Behavior.TRUTHFUL)
        assert composed["right"]["k"] + composed["wrong"]["k"] == composed["shown"]["k"]
        assert bool(result["groups"]["removed because"]) is (behavior is Behavior.INVENT_NUMBERS)
    assert json.loads((folder / "config.json").read_text(encoding="utf-8"))["options"]["model"] is True


def test_without_a_model_configured_it_is_said_what_to_set(
    options: list[str | Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GONGWU_CHAT_BASE_URL", raising=False)
    monkeypatch.delenv("GONGWU_CHAT_MODEL", raising=False)
    assert run_evals("answers", *options, "--model") == 2
    assert "GONGWU_CHAT_BASE_URL" in capsys.readouterr().err
