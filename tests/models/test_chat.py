"""A model behind a real connection: what arrives is passed on at once, and what is not complete is never taken for complete."""

from __future__ import annotations

import json
import socket
import threading
import time

import pytest

from assistant.errors import ServiceError, SettingsError
from assistant.models.chat import ChatModel
from assistant.models.fake import Behavior, FakeModel
from assistant.models.fake_server import FakeServer
from assistant.models.faults import FaultKind, ModelFault
from assistant.models.messages import Finished, Limits, Message, ModelEvent, ReasoningPiece, TextPiece, Tokens
from assistant.settings import load_settings
from tests.models.raw_service import DONE, WHOLE, Reply, chunk, raw_service

KEY = "sk-not-to-be-seen"
ASKED = [Message("user", "试用期多长？")]


def model_of(url: str, **given: float) -> ChatModel:
    return ChatModel(url, "fake", KEY, **{"timeout": 5, "retries": 0, "first_token": 2, "idle": 1, **given})  # type: ignore[arg-type]


def text_of(events: list[ModelEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextPiece))


def fault_of(*replies: Reply, **given: float) -> ModelFault:
    with raw_service(*replies) as service, pytest.raises(ModelFault) as caught:
        list(model_of(service.url, **given).stream(ASKED))
    return caught.value


# What arrives


def test_the_text_comes_in_pieces_and_ends_with_the_tokens() -> None:
    usage = b'data: {"choices": [], "usage": {"prompt_tokens": 7, "completion_tokens": 3}}\n\n'
    with raw_service(Reply((chunk("一"), chunk("年。"), chunk(reason="stop"), usage, DONE))) as service:
        events = list(model_of(service.url).stream(ASKED))
    assert events == [TextPiece("一"), TextPiece("年。"), Finished("stop", Tokens(7, 3))]


def test_the_request_is_a_stream_at_temperature_0_with_the_key_in_its_header() -> None:
    with raw_service(WHOLE) as service:
        list(model_of(service.url).stream(ASKED))
    assert service.asked[0]["authorization"] == f"Bearer {KEY}"
    assert (service.asked[0]["stream"], service.asked[0]["temperature"]) == (True, 0)
    assert service.asked[0]["messages"] == [{"role": "user", "content": "试用期多长？"}]


@pytest.mark.parametrize(
    "pieces",
    [
        (chunk(reasoning_content="先想"), chunk("答。"), chunk(reason="stop")),
        (chunk(reasoning="先想"), chunk("答。"), chunk(reason="stop")),
        (chunk("<think>先"), chunk("想</th"), chunk("ink>\n\n答。"), chunk(reason="stop")),
    ],
    ids=["reasoning_content", "reasoning", "tags"],
)
def test_what_a_model_thinks_is_kept_apart(pieces: tuple[bytes, ...]) -> None:
    with raw_service(Reply((*pieces, DONE))) as service:
        events = list(model_of(service.url).stream(ASKED))
    assert "".join(event.text for event in events if isinstance(event, ReasoningPiece)) == "先想"
    assert text_of(events) == "答。"


def test_an_event_may_arrive_byte_by_byte() -> None:
    whole = b"".join(piece for piece in WHOLE.pieces if isinstance(piece, bytes))
    with raw_service(Reply([whole[n : n + 1] for n in range(len(whole))])) as service:
        assert text_of(list(model_of(service.url).stream(ASKED))) == "试用期为一年。"


def test_a_service_that_keeps_the_connection_open_after_its_end_is_not_waited_for() -> None:
    with raw_service(Reply((*WHOLE.pieces, 3.0))) as service:
        started = time.monotonic()
        list(model_of(service.url, idle=10).stream(ASKED))
    assert time.monotonic() - started < 2.5


def test_a_whole_answer_instead_of_a_stream_is_understood() -> None:
    body = {"choices": [{"message": {"content": "一年。"}, "finish_reason": "stop"}]}
    reply = Reply((json.dumps(body).encode(),), content_type="application/json")
    with raw_service(reply) as service:
        assert model_of(service.url).complete("只答一句。", "试用期多长？") == "一年。"


def test_the_environments_proxy_is_not_asked_for_what_stays_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with raw_service(WHOLE) as service:
        assert text_of(list(model_of(service.url).stream(ASKED))) == "试用期为一年。"


def test_the_fake_model_behind_its_server_says_what_it_says_without() -> None:
    asked = [
        Message("user", "<资料>\n[1]《休假办法》第三条 · 现行有效\n探亲假二十日。\n</资料>\n\n【问题】\n探亲假几天")
    ]
    fake = FakeModel(Behavior.REASON)
    with FakeServer(fake, KEY) as server:
        served = list(model_of(server.url).stream(asked))
    direct = list(fake.stream(asked, Limits.of(5)))
    assert text_of(served) == text_of(direct) == "探亲假二十日[1]。"
    assert served[-1] == direct[-1]
    assert any(isinstance(event, ReasoningPiece) for event in served)


# What is not complete


@pytest.mark.parametrize(
    ("pieces", "kind"),
    [
        ((chunk("试用期为"),), FaultKind.CUT),
        ((chunk("试用期为"), chunk(reason="length"), DONE), FaultKind.TOO_LONG),
        ((chunk("试"), chunk(reason="content_filter"), DONE), FaultKind.FILTERED),
        ((chunk("试"), chunk(reason="tool_calls"), DONE), FaultKind.CUT),
        ((b'data: {"choices": []}\n\n', DONE), FaultKind.NO_CHOICES),
        ((chunk(""), chunk(reason="stop"), DONE), FaultKind.EMPTY),
        ((chunk(reasoning_content="想"), chunk(reason="stop"), DONE), FaultKind.EMPTY),
        ((b"data: {not json}\n\n",), FaultKind.BAD_JSON),
        ((b"data: [1, 2]\n\n",), FaultKind.BAD_JSON),
        ((b'data: {"choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n',), FaultKind.BAD_ENCODING),
        ((b"<!DOCTYPE html><title>proxy</title>\n",), FaultKind.NOT_A_MODEL_SERVICE),
        ((b'data: {"error": {"message": "boom", "code": 500}}\n\n',), FaultKind.SERVER_FAULT),
        ((), FaultKind.CUT),
    ],
)
def test_an_answer_that_is_not_complete_is_a_fault_of_its_own_kind(pieces: tuple[bytes, ...], kind: FaultKind) -> None:
    assert fault_of(Reply(pieces)).kind is kind


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, '{"error": {"message": "Incorrect API key provided"}}', FaultKind.WRONG_KEY),
        (404, '{"error": {"message": "The model `fake` does not exist", "code": "model_not_found"}}', FaultKind.UNKNOWN_MODEL),
        (400, '{"error": {"message": "Model Not Exist"}}', FaultKind.UNKNOWN_MODEL),
        (404, "<html>nginx</html>", FaultKind.NOT_A_MODEL_SERVICE),
        (302, "", FaultKind.NOT_A_MODEL_SERVICE),
        (400, '{"error": {"message": "maximum context length is 4096 tokens"}}', FaultKind.CONTEXT_TOO_LONG),
        (400, '{"error": {"code": "data_inspection_failed"}}', FaultKind.FILTERED),
        (429, "{}", FaultKind.RATE_LIMITED),
        (500, "oops", FaultKind.SERVER_FAULT),
        (503, "<html></html>", FaultKind.SERVER_FAULT),
        (422, "{}", FaultKind.REFUSED_REQUEST),
    ],
)  # fmt: skip
def test_every_status_has_its_sentence(status: int, body: str, kind: FaultKind) -> None:
    headers = {"Location": "http://example.org/"} if status == 302 else {}
    assert fault_of(Reply((body.encode(),), status, "text/plain", headers)).kind is kind


def test_a_page_of_html_is_no_model_service() -> None:
    assert fault_of(Reply((b"<html></html>",), 200, "text/html")).kind is FaultKind.NOT_A_MODEL_SERVICE


def test_a_service_that_is_not_there_is_unreachable() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ModelFault) as caught:
        list(model_of(f"http://127.0.0.1:{port}/v1").stream(ASKED))
    assert caught.value.kind is FaultKind.UNREACHABLE


# Time


def test_a_service_that_never_begins_is_given_up() -> None:
    assert fault_of(Reply((3.0,)), first_token=0.3).kind is FaultKind.STALLED


def test_a_service_that_stops_in_the_middle_is_given_up() -> None:
    assert fault_of(Reply((chunk("试用"), 3.0, *WHOLE.pieces)), idle=0.3).kind is FaultKind.STALLED


def test_a_drip_of_bytes_does_not_outlast_the_deadline() -> None:
    drip = Reply([piece for _ in range(40) for piece in (b":\n", 0.1)])
    started = time.monotonic()
    assert fault_of(drip, timeout=0.6, first_token=30).kind is FaultKind.OUT_OF_TIME
    assert time.monotonic() - started < 2


def test_a_call_can_be_stopped_from_another_thread() -> None:
    limits = Limits.of(10)
    threading.Timer(0.2, limits.cancelled.set).start()
    with raw_service(Reply((chunk("试"), 5.0))) as service, pytest.raises(ModelFault) as caught:
        list(model_of(service.url, idle=10).stream(ASKED, limits))
    assert caught.value.kind is FaultKind.CANCELLED


# Asking again


def test_a_passing_fault_is_asked_again() -> None:
    with raw_service(Reply(status=500), Reply(status=429, headers={"Retry-After": "0"}), WHOLE) as service:
        assert text_of(list(model_of(service.url, retries=2).stream(ASKED))) == "试用期为一年。"
        assert len(service.asked) == 3


def test_the_service_says_how_long_to_wait_and_too_long_is_not_waited_for() -> None:
    busy = Reply(status=429, headers={"Retry-After": "1"})
    with raw_service(busy, WHOLE) as service:
        started = time.monotonic()
        list(model_of(service.url, retries=1).stream(ASKED))
        assert time.monotonic() - started >= 1
    later = fault_of(Reply(status=429, headers={"Retry-After": "600"}), retries=2)
    assert (later.kind, later.retry_after) == (FaultKind.RATE_LIMITED, 600)


def test_nothing_is_asked_again_once_a_piece_was_passed_on() -> None:
    with raw_service(Reply((chunk("试用"),)), WHOLE) as service:
        with pytest.raises(ModelFault):
            list(model_of(service.url, retries=2).stream(ASKED))
        assert len(service.asked) == 1


def test_what_does_not_pass_is_not_asked_again() -> None:
    with raw_service(Reply(status=401)) as service:
        with pytest.raises(ModelFault):
            list(model_of(service.url, retries=2).stream(ASKED))
        assert len(service.asked) == 1


def test_after_five_faults_the_service_is_left_alone() -> None:
    with raw_service(Reply(status=500)) as service:
        model = model_of(service.url)
        kinds = []
        for _ in range(7):
            with pytest.raises(ModelFault) as caught:
                list(model.stream(ASKED))
            kinds.append(caught.value.kind)
        assert kinds == [FaultKind.SERVER_FAULT] * 5 + [FaultKind.SUSPENDED] * 2
        assert len(service.asked) == 5


# Keys and settings


@pytest.mark.parametrize("sentence", [kind.value for kind in FaultKind])
def test_every_fault_is_one_chinese_sentence(sentence: str) -> None:
    assert sentence.endswith("。")
    assert sentence.count("。") == 1


def test_the_key_is_in_no_message_and_no_repr() -> None:
    with raw_service(Reply((f"wrong key {KEY}".encode(),), 401)) as service:
        model = model_of(service.url)
        with pytest.raises(ServiceError) as caught:
            list(model.stream(ASKED))
    assert KEY not in f"{caught.value!r} {caught.value} {caught.value.__cause__!r} {model!r} {vars(caught.value)}"


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"chat_model": "qwen"}, "GONGWU_CHAT_BASE_URL"),
        ({"chat_base_url": "127.0.0.1:8000", "chat_model": "qwen"}, "GONGWU_CHAT_BASE_URL"),
        (
            {"chat_base_url": "http://127.0.0.1:1/v1", "chat_model": "qwen", "chat_api_key": "密钥"},
            "GONGWU_CHAT_API_KEY",
        ),
    ],
)
def test_settings_that_cannot_be_used_are_named(given: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        ChatModel.configured(load_settings(**given))
