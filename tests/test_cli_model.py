"""``gongwu ask`` with a model of a real service on the loopback interface."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from assistant.models.fake import Behavior, FakeModel, ScriptedModel
from assistant.models.fake_server import FakeServer
from tests.command_line import CommandLine, says_one_sentence
from tests.conftest import Call
from tests.models.raw_service import Reply, chunk, raw_service

QUESTION = "新录用公务员的试用期是多长？"
KEY = "sk-not-to-be-seen"


@pytest.fixture(scope="module")
def guides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in guides, without vectors."""
    from assistant.library.keeper import index_into

    folder = tmp_path_factory.mktemp("guides") / "library"
    index_into(folder, [])
    return folder


def environment(url: str, model: str = "fake") -> dict[str, str]:
    return {"GONGWU_CHAT_BASE_URL": url, "GONGWU_CHAT_MODEL": model, "GONGWU_CHAT_API_KEY": KEY}


def test_the_answer_of_the_model_is_printed_with_its_sources(call: Call, guides: Path) -> None:
    with FakeServer(FakeModel(Behavior.REASON), KEY) as server:
        outcome = call("ask", QUESTION, "--library", guides, **environment(server.url))
    assert outcome.code == 0
    assert outcome.out.startswith("新录用公务员的试用期为一年[1]。")
    assert "\n依据：\n[1] 《公务员录用与试用期指南》" in outcome.out
    assert "先看资料里" not in outcome.out, "what a model thinks is no part of the answer"
    assert "正在思考" in outcome.err


def test_as_json_it_tells_the_model_the_prompt_and_the_tokens(call: Call, guides: Path) -> None:
    with FakeServer(FakeModel(Behavior.FALSE_LAW)) as server:
        answer = call("ask", QUESTION, "--library", guides, "--json", **environment(server.url)).json
    assert (answer["status"], answer["model"]) == ("answered", "fake")
    assert len(answer["prompt_fingerprint"]) == 64
    assert answer["tokens"]["compose"]["prompt"] > 0
    assert answer["removed"] == 1
    assert "午休管理法" not in str(answer)
    assert answer["notice"]


def test_half_an_answer_is_declared_void_and_extracts_follow(call: Call, guides: Path) -> None:
    half = "新录用公务员的试用期为一年[1]。期满[1]"
    with raw_service(Reply((chunk(half),))) as service:
        outcome = call("ask", QUESTION, "--library", guides, GONGWU_CHAT_RETRIES="0", **environment(service.url))
    assert outcome.code == 0
    void, _, rest = outcome.out.partition("作废")
    assert void.startswith("新录用公务员的试用期为一年[1]。")
    assert "《公务员录用与试用期指南》三、（一）" in rest
    assert "中途断开" in rest


@pytest.mark.parametrize("status", [401, 404, 429, 500])
def test_a_service_that_refuses_is_said_in_the_notice_and_no_key_is_shown(
    call: Call, guides: Path, status: int
) -> None:
    with raw_service(Reply((KEY.encode(),), status, "text/plain")) as service:
        outcome = call(
            "ask", QUESTION, "--library", guides, "--json", GONGWU_CHAT_RETRIES="0", **environment(service.url)
        )
    assert (outcome.code, outcome.json["status"], outcome.json["model"]) == (0, "answered", "extractive")
    assert "直接摘录条文" in outcome.json["notice"]
    assert KEY not in outcome.out + outcome.err
    assert "Traceback" not in outcome.err


def test_a_switched_off_model_is_not_asked(call: Call, guides: Path) -> None:
    given = environment("http://127.0.0.1:9/v1") | {"GONGWU_CHAT_ENABLED": "false"}
    answer = call("ask", QUESTION, "--library", guides, "--json", **given).json
    assert (answer["model"], answer["notice"], answer["tokens"]) == ("extractive", "", {})


@pytest.mark.parametrize(
    "given",
    [
        {"GONGWU_CHAT_MODEL": "qwen"},
        {"GONGWU_CHAT_BASE_URL": "http://127.0.0.1:9/v1"},
        {"GONGWU_CHAT_BASE_URL": "127.0.0.1:9", "GONGWU_CHAT_MODEL": "qwen"},
        {"GONGWU_CHAT_TIMEOUT": "0"},
        {"GONGWU_CHAT_RETRIES": "7"},
    ],
)
def test_a_set_up_that_cannot_work_is_one_sentence(call: Call, guides: Path, given: dict[str, str]) -> None:
    outcome = call("ask", QUESTION, "--library", guides, **given)
    assert outcome.code == 2
    assert says_one_sentence(outcome)


def test_ctrl_c_stops_a_model_at_work(gongwu: CommandLine, guides: Path) -> None:
    import subprocess
    import sys
    import time

    with raw_service(Reply((chunk("试"), 20.0))) as service:
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "ask", QUESTION, "--library", str(guides)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=gongwu.home,
            env=gongwu.environment | environment(service.url),
        )
        deadline = time.monotonic() + 60
        while not service.asked and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "Traceback" not in said.decode()


def test_the_hosts_of_the_intranet_are_a_list(call: Call, guides: Path) -> None:
    """A host that is not there is enough: what is tested is that the setting is taken."""
    model = ScriptedModel(lambda _: "资料中没有关于此事的规定。", name="fake")
    with FakeServer(model) as server:
        given = environment(server.url) | {"GONGWU_CHAT_INTRANET_HOSTS": "llm.example.gov.cn, 10.0.0.5"}
        assert call("ask", QUESTION, "--library", guides, "--json", **given).code == 0
