"""An embedding service behind a real connection: batches, patience, and what is not a vector for every text is a fault."""

from __future__ import annotations

import json
import pickle
import socket
import time

import pytest

from assistant.errors import SettingsError
from assistant.models.embedding_service import RETRIES, EmbeddingFault, EmbeddingService
from assistant.models.fake_embedder import FakeEmbedder
from assistant.models.faults import FaultKind
from assistant.settings import load_settings
from tests.models.raw_service import Reply, raw_service

KEY = "sk-not-to-be-seen"
TEXTS = ["会议室应当提前预约。", "探亲假每年二十日。", "印章由专人保管。"]
JSON = "application/json"


def answering(value: object, status: int = 200) -> Reply:
    return Reply((json.dumps(value).encode(),), status, JSON)


def product(one: list[float], other: list[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def test_passages_go_in_batches_and_come_back_in_their_order() -> None:
    with FakeEmbedder(api_key=KEY) as server:
        service = EmbeddingService(server.url, "pairs", KEY, batch=2, passage_prefix="条文：")
        vectors = service.embed_documents(TEXTS)
        question = service.embed_query("探亲假有几天")
        assert service.embed_query("探亲假有几天") == question
        sent = [body["input"] for body in server.asked]
    assert sent == [["条文：" + text for text in TEXTS[:2]], ["条文：" + TEXTS[2]], ["探亲假有几天"]]
    assert [round(product(vector, vector), 6) for vector in vectors] == [1.0, 1.0, 1.0]
    assert max(range(3), key=lambda n: product(question, vectors[n])) == 1


def test_a_busy_service_is_asked_again_after_longer_and_longer_pauses() -> None:
    pauses: list[float] = []
    with FakeEmbedder(busy=3) as server:
        service = EmbeddingService(server.url, "pairs", pause=pauses.append)
        assert len(service.embed_documents(TEXTS)) == 3
        server.busy = RETRIES + 1
        with pytest.raises(EmbeddingFault) as caught:
            service.embed_documents(TEXTS)
    assert pauses[:3] == [1, 2, 4]
    assert len(pauses) == 3 + RETRIES
    assert caught.value.kind is FaultKind.RATE_LIMITED


def test_the_service_says_when_it_wants_to_be_asked_again() -> None:
    pauses: list[float] = []
    busy = Reply((b"{}",), 429, JSON, {"Retry-After": "7"})
    with raw_service(busy, answering({"data": [{"index": 0, "embedding": [1, 2]}]})) as service:
        assert len(EmbeddingService(service.url, "bge", pause=pauses.append).embed_documents(["一"])) == 1
    assert pauses == [7]


def embedded(*vectors: object) -> object:
    return {"data": [{"index": n, "embedding": vector} for n, vector in enumerate(vectors)]}


@pytest.mark.parametrize(
    "value",
    [
        embedded([1.0], [1.0]),
        embedded([1.0], [1.0], [1.0], [1.0]),
        embedded([1.0], [1.0], [1.0, 2.0]),
        embedded([1.0], [1.0], [float("nan")]),
        embedded([1.0], [1.0], [float("inf")]),
        embedded([1.0], [1.0], [10**400]),
        embedded([1.0], [1.0], [0.0]),
        embedded([1.0], [1.0], []),
        embedded([1.0], [1.0], [True]),
        embedded([1.0], [1.0], "AAAA"),
        {"data": [{"index": 0, "embedding": [1.0]}] * 3},
        {"data": {}},
        [],
        None,
    ],
    ids=str,
)
def test_what_is_not_one_vector_for_each_text_is_a_fault(value: object) -> None:
    with raw_service(answering(value)) as service, pytest.raises(EmbeddingFault) as caught:
        EmbeddingService(service.url, "bge").embed_documents(TEXTS)
    assert caught.value.kind is FaultKind.BAD_JSON
    assert "/embeddings" in caught.value.message


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply((b"<html>",), 200, "text/html"), FaultKind.NOT_A_MODEL_SERVICE),
        (Reply((b"\xff\xfe{",), 200, JSON), FaultKind.BAD_ENCODING),
        (answering({"error": {"message": "The model `bge` does not exist."}}, 404), FaultKind.UNKNOWN_MODEL),
        (answering({"error": {"message": "maximum context length is 512"}}, 400), FaultKind.CONTEXT_TOO_LONG),
        (answering({"error": {"message": "Incorrect API key"}}, 401), FaultKind.WRONG_KEY),
    ],
    ids=["page", "no text", "model", "long", "key"],
)
def test_faults_of_a_service_are_told_apart(reply: Reply, kind: FaultKind) -> None:
    with raw_service(reply) as service, pytest.raises(EmbeddingFault) as caught:
        EmbeddingService(service.url, "bge").embed_documents(TEXTS)
    assert caught.value.kind is kind


def test_a_question_does_not_wait_for_a_service_that_is_not_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        service = EmbeddingService(f"http://127.0.0.1:{free.getsockname()[1]}", "bge")
    started = time.monotonic()
    with pytest.raises(EmbeddingFault) as caught:
        service.embed_query("探亲假几天")
    assert caught.value.kind is FaultKind.UNREACHABLE
    assert time.monotonic() - started < 60


def test_a_fault_survives_the_way_between_processes() -> None:
    fault = pickle.loads(pickle.dumps(EmbeddingFault(FaultKind.CUT)))
    assert (fault.kind, fault.message) == (FaultKind.CUT, EmbeddingFault(FaultKind.CUT).message)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"embedding_base_url": "127.0.0.1:8000", "embedding_model": "bge"}, "GONGWU_EMBEDDING_BASE_URL"),
        ({"embedding_model": "bge"}, "GONGWU_EMBEDDING_BASE_URL"),
        ({"embedding_base_url": "http://127.0.0.1:1"}, "GONGWU_EMBEDDING_MODEL"),
        ({"embedding_base_url": "https://api.example.com/v1", "embedding_model": "m"}, "GONGWU_CHAT_INTRANET_HOSTS"),
        (
            {"embedding_base_url": "http://127.0.0.1:1", "embedding_model": "m", "embedding_api_key": "密钥"},
            "GONGWU_EMBEDDING_API_KEY",
        ),
    ],
)
def test_settings_that_cannot_work_say_which(given: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError) as caught:
        EmbeddingService.configured(load_settings(**given))
    assert named in caught.value.message


def test_a_host_of_the_intranet_may_be_named_and_none_need_be() -> None:
    given = {"embedding_base_url": "http://gpu.office:8000/v1", "embedding_model": "bge"}
    service = EmbeddingService.configured(load_settings(**given, chat_intranet_hosts="gpu.office"))
    assert service is not None
    assert service.name == "bge"
    assert EmbeddingService.configured(load_settings()) is None
