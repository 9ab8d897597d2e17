"""A model as a second judge, over a real service on loopback that answers as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from evals.harness.keeping import read_lines
from tests.evals.command import run_as_json, run_evals
from tests.evals.small_data import write_small_data

KEY = "sk-not-to-be-seen"


class Service(ThreadingHTTPServer):
    """Speaks the wire protocol of OpenAI; ``says`` is what the model answers, ``status`` the HTTP status."""

    says = '{"correct": true, "grounded": true, "why": "一致"}'
    status = 200

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append({**body, "authorization": self.headers["Authorization"]})
        message = {"role": "assistant", "content": self.server.says}
        answer = {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": body["model"],
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        }
        content = json.dumps(answer).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def running() -> Iterator[Service]:
    with Service() as service:
        thread = threading.Thread(target=service.serve_forever)
        thread.start()
        try:
            yield service
        finally:
            service.shutdown()
            thread.join()


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with running() as service:
        monkeypatch.setenv("GONGWU_CHAT_BASE_URL", service.url)
        monkeypatch.setenv("GONGWU_CHAT_MODEL", "reviewer")
        monkeypatch.setenv("GONGWU_CHAT_API_KEY", KEY)
        yield service


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_data(tmp_path_factory.mktemp("judging") / "small")


@pytest.fixture
def options(folder: Path, tmp_path: Path) -> list[str | Path]:
    return ["--data", folder, "--library", folder.parent / "library", "--out", tmp_path / "results"]


def test_a_judge_is_reported_apart_and_beside_its_agreement(
    service: Service, options: list[str | Path], capsys: pytest.CaptureFixture[str]
) -> None:
    code, result = run_as_json(capsys, "answers", *options, "--judge")
    assert code == 0
    judged = result["groups"]["judge reviewer"]
    answered = result["metrics"]["answered"]["k"]
    assert judged["judge_correct"]["k"] == judged["judge_correct"]["n"] == answered == len(service.asked)
    # The judge praises everything; the metrics find that Q3's answer rests on no gold article, yet holds its value.
    assert judged["agrees_grounded"]["k"] == answered
    assert "judge_correct" not in result["metrics"]
    told = service.asked[0]["messages"][1]["content"]
    assert "公务用车使用满多少年可以更新？" in told
    assert "八年 / 8年" in told
    assert "公务用车使用满八年的，可以申请更新。" in told
    assert service.asked[0]["authorization"] == f"Bearer {KEY}"


def test_what_the_judge_said_is_kept_and_the_key_is_not(
    service: Service, options: list[str | Path], capsys: pytest.CaptureFixture[str]
) -> None:
    _, result = run_as_json(capsys, "answers", *options, "--judge")
    run = Path(result["result"])
    asked = len(service.asked)
    assert read_lines(run / "outputs.jsonl")[0]["judge"]["why"] == "一致"
    _, again = run_as_json(capsys, "answers", "--from", run, *options[4:])
    assert again["groups"]["judge reviewer"] == result["groups"]["judge reviewer"]
    assert len(service.asked) == asked
    assert [path for path in run.rglob("*") if path.is_file() and KEY in path.read_text(encoding="utf-8")] == []


def test_a_judge_that_does_not_keep_to_the_form_is_unscored(
    service: Service, options: list[str | Path], capsys: pytest.CaptureFixture[str]
) -> None:
    service.says = "我觉得都挺好。"
    _, result = run_as_json(capsys, "answers", *options, "--judge")
    assert result["groups"]["judge reviewer"]["judge_correct"] == {
        "value": None, "n": 0, "k": 0, "low": None, "high": None,
    }  # fmt: skip


def test_a_service_that_fails_is_one_sentence_and_exit_code_3(
    service: Service, options: list[str | Path], capsys: pytest.CaptureFixture[str]
) -> None:
    service.status = 401
    assert run_evals("answers", *options, "--judge") == 3
    said = capsys.readouterr().err
    assert "密钥" in said
    assert KEY not in said
    assert "Traceback" not in said


def test_without_a_model_there_is_no_judge(
    options: list[str | Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GONGWU_CHAT_BASE_URL", raising=False)
    assert run_evals("answers", *options, "--judge") == 2
    assert "GONGWU_CHAT_BASE_URL" in capsys.readouterr().err
