"""The commands with a reranking service of a real address on the loopback interface."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.library.keeper import index_into
from assistant.models.fake_reranker import FakeReranker
from assistant.models.rerank_wire import Shape
from tests.command_line import says_one_sentence
from tests.conftest import Call
from tests.models.raw_service import Reply, raw_service

QUESTION = "夜间停泊开什么灯？"
KEY = "sk-not-to-be-seen"
GIVEN = {"GONGWU_RERANK_API_KEY": KEY, "GONGWU_RERANK_TIMEOUT": "30"}


@pytest.fixture(scope="module")
def boats(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("boats")
    text = "船舶停泊办法\n第一条 船舶夜间停泊应当开启锚灯。\n第二条 船舶夜间停泊应当开启桅灯。\n"
    (root / "船.txt").write_text(text, encoding="utf-8")
    index_into(root / "library", [root / "船.txt"])
    return root / "library"


@pytest.mark.parametrize("shape", Shape)
def test_search_and_ask_use_the_order_of_the_service(call: Call, boats: Path, shape: Shape) -> None:
    with FakeReranker(lambda _, text: float("桅灯" in text), shape, KEY) as server:
        given = GIVEN | {"GONGWU_RERANK_BASE_URL": server.url}
        alone = call("search", QUESTION, "--library", boats, "--json").json["hits"]
        hits = call("search", QUESTION, "--library", boats, "--json", **given).json["hits"]
        answer = call("ask", QUESTION, "--library", boats, "--json", **given).json
    assert [hit["article"] for hit in alone] == ["第一条", "第二条"]
    assert [hit["article"] for hit in hits] == ["第二条", "第一条"]
    assert answer["hits"][0]["article"] == "第二条"
    assert answer["notices"] == []


def test_a_service_that_fails_is_told_once_and_no_key_is_shown(call: Call, boats: Path) -> None:
    with raw_service(Reply((KEY.encode(),), 500, "text/plain")) as service:
        given = GIVEN | {"GONGWU_RERANK_BASE_URL": service.url}
        searched = call("search", QUESTION, "--library", boats, "--json", **given)
        asked = call("ask", QUESTION, "--library", boats, "--json", **given)
    assert (searched.code, asked.code) == (0, 0)
    assert [hit["article"] for hit in searched.json["hits"]] == ["第一条", "第二条"]
    assert searched.err.count("重排服务内部出错") == 1
    assert asked.json["notice"].count("重排服务内部出错") == 1
    assert KEY not in searched.out + searched.err + asked.out + asked.err


def doctor(call: Call, library: Path, **given: str) -> tuple[int, str, str]:
    outcome = call("doctor", "--library", library, "--json", **given)
    check = next(check for check in outcome.json["checks"] if check["name"] == "重排服务")
    return outcome.code, check["state"], check["detail"]


def test_doctor_tells_whether_the_service_answers(call: Call, tmp_path: Path) -> None:
    none = tmp_path / "none"
    assert doctor(call, none)[:2] == (0, "missing")
    with FakeReranker() as server:
        given = GIVEN | {"GONGWU_RERANK_BASE_URL": server.url, "GONGWU_RERANK_MODEL": "bge"}
        code, state, detail = doctor(call, none, **given)
        assert (code, state) == (0, "ok")
        assert detail.startswith("bge，")
        assert "太慢" in doctor(call, none, **given | {"GONGWU_RERANK_TIMEOUT": "0.000001"})[2]
    assert doctor(call, none, **given)[:2] == (1, "failed")
    with FakeReranker(lambda _, text: -float("试用期" in text)) as server:
        code, state, detail = doctor(call, none, GONGWU_RERANK_BASE_URL=server.url)
        assert (code, state) == (1, "failed")
        assert "无关" in detail


@pytest.mark.parametrize(
    "given",
    [
        {"GONGWU_RERANK_BASE_URL": "127.0.0.1:9"},
        {"GONGWU_RERANK_MODEL": "bge"},
        {"GONGWU_RERANK_TIMEOUT": "0"},
        {"GONGWU_RERANK_BASE_URL": "http://127.0.0.1:9", "GONGWU_RERANK_API_KEY": "密钥"},
    ],
)
@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_set_up_that_cannot_work_is_one_sentence(
    call: Call, boats: Path, command: str, given: dict[str, str]
) -> None:
    outcome = call(command, QUESTION, "--library", boats, **given)
    assert outcome.code == 2
    assert says_one_sentence(outcome)
