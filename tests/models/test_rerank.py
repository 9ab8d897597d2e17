"""A reranking service behind a real connection: both shapes are spoken, and what is not a score for every text is a fault."""

from __future__ import annotations

import json
import pickle
import socket
import time

import pytest

from assistant.errors import SettingsError
from assistant.models.circuit import FAULTS
from assistant.models.fake_reranker import FakeReranker
from assistant.models.faults import FaultKind
from assistant.models.rerank_service import RerankFault, RerankService
from assistant.models.rerank_wire import LONGEST_BODY, Shape
from assistant.settings import load_settings
from tests.models.raw_service import Reply, raw_service

KEY = "sk-not-to-be-seen"
TEXTS = ["会议室应当提前预约。", "探亲假每年二十日。", "印章由专人保管。"]
JSON = "application/json"


def answering(value: object, status: int = 200) -> Reply:
    return Reply((json.dumps(value).encode(),), status, JSON)


def fault_of(*replies: Reply, seconds: float = 30) -> RerankFault:
    with raw_service(*replies) as service, pytest.raises(RerankFault) as caught:
        RerankService(service.url, "bge").scores("探亲假几天", TEXTS, seconds)
    return caught.value


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("model", ["bge-reranker-v2-m3", ""])
def test_either_shape_is_found_whether_a_model_is_named_or_not(shape: Shape, model: str) -> None:
    with FakeReranker(shape=shape, api_key=KEY) as server:
        service = RerankService(server.url, model, KEY)
        first, second, third = service.scores("探亲假几天", TEXTS, 30)
        assert second > max(first, third)
        assert service.scores("印章谁保管", TEXTS, 30)[2] > 0
        asked = server.asked[1]
    assert asked["query"] == "印章谁保管"
    assert asked[shape.value] == TEXTS
    assert (asked.get("top_n"), asked.get("truncate")) == ((3, None) if shape is Shape.DOCUMENTS else (None, True))


def test_an_address_may_end_with_the_path() -> None:
    with FakeReranker() as server:
        assert len(RerankService(f"{server.url}/rerank", "bge").scores("探亲假几天", TEXTS, 30)) == 3


def test_the_key_is_sent_and_never_shown() -> None:
    with FakeReranker(api_key=KEY) as server:
        assert server.api_key not in repr(RerankService(server.url, "bge", KEY))
        with pytest.raises(RerankFault) as caught:
            RerankService(server.url, "bge", "sk-wrong").scores("探亲假几天", TEXTS, 30)
    assert caught.value.kind is FaultKind.WRONG_KEY
    assert "GONGWU_RERANK_API_KEY" in caught.value.message


def scored(*scores: object, places: tuple[int, ...] = (0, 1, 2)) -> object:
    return {"results": [{"index": n, "relevance_score": score} for n, score in zip(places, scores, strict=False)]}


@pytest.mark.parametrize(
    "value",
    [
        scored(0.1, 0.2),
        scored(0.1, 0.2, 0.3, 0.4, places=(0, 1, 2, 3)),
        scored(0.1, 0.2, 0.3, places=(0, 1, 1)),
        scored(0.1, 0.2, 0.3, places=(0, 1, 7)),
        scored(0.1, 0.2, 0.3, places=(-1, 0, 1)),
        scored(0.1, 0.2, float("nan")),
        scored(0.1, 0.2, float("inf")),
        scored(0.1, 0.2, 10**400),
        scored(0.1, 0.2, "0.9"),
        scored(0.1, 0.2, True),
        scored(0.1, 0.2, None),
        {"results": [0.1, 0.2, 0.3]},
        {"results": {}},
        {"scores": [1, 2, 3]},
        [],
        "0.9",
        None,
    ],
    ids=str,
)
def test_what_is_not_one_finite_score_for_each_text_is_a_fault(value: object) -> None:
    fault = fault_of(answering(value))
    assert fault.kind is FaultKind.BAD_JSON
    assert "/rerank" in fault.message


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply((b"<html>",), 200, "text/html"), FaultKind.NOT_A_MODEL_SERVICE),
        (Reply((b"\xff\xfe{",), 200, JSON), FaultKind.BAD_ENCODING),
        (Reply((b'{"results": [',), 200, JSON), FaultKind.BAD_JSON),
        (Reply((b"[" * 100_000,), 200, JSON), FaultKind.BAD_JSON),
        (Reply([b" " * 100_000] * (LONGEST_BODY // 100_000 + 1), 200, JSON), FaultKind.BAD_JSON),
        (answering({"error": {"message": "boom", "code": 500}}, 500), FaultKind.SERVER_FAULT),
        (answering({"error": "busy"}, 429), FaultKind.RATE_LIMITED),
        (answering({"message": "The model `bge` does not exist."}, 404), FaultKind.UNKNOWN_MODEL),
        (answering({"detail": "Not Found"}, 404), FaultKind.NOT_A_MODEL_SERVICE),
        (answering({"detail": "no"}, 422), FaultKind.REFUSED_REQUEST),
        (Reply((), 302, JSON, {"Location": "http://example.com/rerank"}), FaultKind.NOT_A_MODEL_SERVICE),
        (Reply((), 200, JSON, {"Content-Length": "5000"}), FaultKind.CUT),
    ],
    ids=["page", "no text", "half", "deep", "huge", "500", "429", "model", "path", "refused", "redirect", "cut"],
)
def test_faults_of_a_service_are_told_apart(reply: Reply, kind: FaultKind) -> None:
    assert fault_of(reply).kind is kind


@pytest.mark.parametrize("pieces", [(3.0,), tuple([b" ", 0.1] * 40)], ids=["silent", "dripping"])
def test_a_slow_service_is_left_after_the_time_that_it_has(pieces: tuple[bytes | float, ...]) -> None:
    started = time.monotonic()
    assert fault_of(Reply(pieces, 200, JSON), seconds=0.4).kind is FaultKind.OUT_OF_TIME
    assert time.monotonic() - started < 60


def test_a_service_that_is_not_there_is_suspended_after_several_faults() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        service = RerankService(f"http://127.0.0.1:{free.getsockname()[1]}", "bge")
    kinds: list[FaultKind] = []
    for _ in range(FAULTS + 1):
        with pytest.raises(RerankFault) as caught:
            service.scores("探亲假几天", TEXTS, 30)
        kinds.append(caught.value.kind)
    assert kinds == [FaultKind.UNREACHABLE] * FAULTS + [FaultKind.SUSPENDED]


def test_a_fault_survives_the_way_between_processes() -> None:
    fault = pickle.loads(pickle.dumps(RerankFault(FaultKind.CUT)))
    assert (fault.kind, fault.message) == (FaultKind.CUT, RerankFault(FaultKind.CUT).message)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"rerank_base_url": "127.0.0.1:8000"}, "GONGWU_RERANK_BASE_URL"),
        ({"rerank_model": "bge"}, "GONGWU_RERANK_BASE_URL"),
        ({"rerank_base_url": "http://127.0.0.1:1", "rerank_api_key": "密钥"}, "GONGWU_RERANK_API_KEY"),
    ],
)
def test_settings_that_name_no_usable_service_are_refused(given: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        RerankService.configured(load_settings(**given))
