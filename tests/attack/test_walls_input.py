"""Whatever is sent to the page's routes is answered with what is wrong; the server prints no traceback over it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.attack.walls import JSON, Walls

BAD_BODIES = [
    b"",
    b"null",
    b"[]",
    b"1",
    b'"x"',
    b"{",
    b"\xff\xfe",
    b'{"data": NaN}',
    b"[" * 200_000,
    b'{"data":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    b'{"session_hash": "attack", "fn_index": 1e999, "data": []}',
    json.dumps({"session_hash": "attack", "fn_index": 0, "data": ["\ud800", None, "model"]}).encode(),
    json.dumps({"session_hash": "\udfff", "fn_index": 0, "data": ["x", None, "model"]}).encode(),
    b'{"session_hash": "attack", "fn_index": 0, "data": [1' + b"0" * 5000 + b', null, "model"]}',
]
BAD_FIELDS: list[dict[str, Any]] = [
    {"fn_index": 9999},
    {"fn_index": -1},
    {"fn_index": None},
    {"fn_index": "0"},
    {"fn_index": True},
    {"fn_index": 0.5},
    {"fn_index": {}},
    {"session_hash": None},
    {"session_hash": ""},
    {"session_hash": "../../etc"},
    {"session_hash": "x" * 10_000},
    {"session_hash": ["attack"]},
    {"data": None},
    {"data": "x"},
    {"data": {}},
    {"data": []},
    {"data": ["x"]},
    {"data": ["x"] * 50},
    {"data": [{}, None, "model"]},
    {"data": [["x"], None, "model"]},
    {"data": ["x", None, "no such choice"]},
    {"data": ["x", None, 7]},
    {"trigger_id": "x"},
]


@pytest.fixture(autouse=True)
def quiet(walls: Walls) -> Any:
    """A line of the log for a request at most, and no traceback."""
    before = walls.log
    yield
    new = walls.log.removeprefix(before)
    assert "Traceback" not in new
    assert len(new.splitlines()) <= 1, new


@pytest.mark.parametrize("body", BAD_BODIES, ids=range(len(BAD_BODIES)))
@pytest.mark.parametrize("path", ["queue/join", "cancel", "reset"])
def test_a_body_that_is_no_request(walls: Walls, path: str, body: bytes) -> None:
    status, said = walls.send("POST", f"/gradio_api/{path}", body, JSON)
    assert 400 <= status < 500
    assert said.endswith('。"}')


@pytest.mark.parametrize("changed", BAD_FIELDS, ids=str)
def test_a_request_that_the_page_would_not_send(walls: Walls, changed: dict[str, Any]) -> None:
    status, said = walls.join(**({"fn_index": walls.ask_handler, "data": ["问", None, "model"]} | changed))
    assert 400 <= status < 500
    assert said.endswith('。"}')


@pytest.mark.parametrize("value", ["", "x", 0, -1, 1.5, True, None, "\x00", "字" * 1000])
def test_any_plain_value_to_any_handler(walls: Walls, value: Any) -> None:
    for handler, inputs in walls.handlers.items():
        if handler != walls.ask_handler and inputs > 1:
            status, _ = walls.join(fn_index=handler, data=[value] * inputs, session_hash="plain")
            assert status in (200, 400)
            if status == 200:
                walls.send("GET", "/gradio_api/queue/data?session_hash=plain")


@pytest.mark.parametrize("query", ["", "?session_hash=", "?session_hash=unknown", "?session_hash=%ED%A0%80", "?x=1"])
def test_a_window_that_nobody_knows(walls: Walls, query: str) -> None:
    status, _ = walls.send("GET", f"/gradio_api/queue/data{query}")
    assert 400 <= status < 500


def test_ways_to_ask_that_the_page_does_not_use(walls: Walls) -> None:
    for method in ("GET", "PUT", "DELETE", "PATCH"):
        assert walls.send(method, "/gradio_api/queue/join")[0] == 405
    status, _ = walls.send(
        "POST", "/gradio_api/queue/join", b"a=1", {"Content-Type": "application/x-www-form-urlencoded"}
    )
    assert 400 <= status < 500


@pytest.mark.parametrize("options", ['{"off": ["\\ud800"]}', '{"words": ["\\udfff"]}', '{"profile": "\\ud800"}'])
def test_half_a_character_in_the_options_of_a_check(walls: Walls, options: str) -> None:
    status, said = walls.send("POST", "/proofreading/checks", "请示。".encode(), {"X-Options": options})
    assert status == 400
    assert said.endswith("。")


def test_an_upgrade_to_what_is_not_spoken_here(walls: Walls) -> None:
    headers = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Key": "x", "Sec-WebSocket-Version": "13"}
    assert walls.send("GET", "/no-such-page", None, headers)[0] == 404
