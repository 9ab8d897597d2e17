"""Whatever is sent to the page's routes is answered with what is wrong; the server prints no traceback over it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

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


@pytest.mark.parametrize(
    "origin", ["http://[", "http://[::1", "http://]", "[", "http://[v1.x]", "http://\x7f[", "null"]
)
@pytest.mark.parametrize("path", ["/health", "/", "/config", "/proofreading/profiles", "/v1/models"])
def test_an_origin_that_is_no_address(walls: Walls, path: str, origin: str) -> None:
    status, said = walls.send("GET", path, None, {"Origin": origin})
    assert status == 403
    assert said.endswith("。")


@pytest.fixture(scope="module")
def check(walls: Walls) -> str:
    return f"/proofreading/checks/{json.loads(walls.send('POST', '/proofreading/checks', '请示。'.encode())[1])['key']}"


@pytest.mark.parametrize(
    "body",
    [
        b'{"accept":' + b"[" * 300_000,
        b'{"accept":' + b"[" * 3000 + b"]" * 3000 + b"}",
        b'{"accept":[' + b'{"a":' * 100_000,
        b'{"accept":[' + b"9" * 6000 + b"]}",
        b'{"accept":["\\ud800"]}',
        b"\xff\xfe",
        b"\x00",
        b"[]",
    ],
    ids=range(8),
)
@pytest.mark.parametrize("mode", ["clean", "tracked"])
def test_a_choice_of_findings_that_is_none(walls: Walls, check: str, mode: str, body: bytes) -> None:
    status, said = walls.send("POST", f"{check}/repairs/{mode}", body)
    assert status == 400
    assert said.endswith("。")


@pytest.mark.parametrize(
    "options",
    [
        json.dumps({"profile": "a" * 5000}),
        json.dumps({"profile": "规" * 300}),
        json.dumps({"profile": "a\0b"}),
        json.dumps({"profile": "../profiles/standard"}),
        json.dumps({"profile": "standard/../standard"}),
        json.dumps({"off": {"a": 1}}),
        "[" * 20_000,
        "9" * 5000,
    ],
    ids=range(8),
)
def test_options_that_are_none(walls: Walls, check: str, options: str) -> None:
    for path in ("/proofreading/checks", f"{check}/again"):
        status, said = walls.send("POST", path, "请示。".encode(), {"X-Options": quote(options, safe="{}[]:,")})
        assert status == 400
        assert said.endswith("。")
        assert len(said) < 500


@pytest.mark.parametrize("name", ["/", ".", "..", "./", "../..", "\\", "a/..", " ", "%20/", "", "///", "C:\\..\\"])
def test_a_name_that_is_none_makes_no_file_pasted_text(walls: Walls, name: str) -> None:
    """Pasted text is limited, and is read as UTF-8; a file under no name was neither."""
    for content in (("字" * 200_001).encode(), "请示。".encode(), b"PK\x03\x04\xff\xfe\x80"):
        status, said = walls.send("POST", "/proofreading/checks", content, {"X-File-Name": quote(name, safe="%")})
        assert status == 400
        assert "名称" in said
        assert said.endswith("。")


def test_pasted_text_is_never_longer_than_it_may_be(walls: Walls) -> None:
    for content in (("字" * 200_001).encode(), b"\xff" * 200_001):
        status, said = walls.send("POST", "/proofreading/checks", content)
        assert status == 400
        assert "20 万字" in said


@pytest.mark.parametrize(
    "query",
    [
        "session_hash=known&session_hash=unknown",
        "session_hash=unknown&session_hash=known",
        "session_hash=&session_hash=known",
        "session_hash=known&session%5Fhash=unknown",
        "session_hash&session_hash=known",
        "a=1&" * 2000 + "session_hash=known",
    ],
    ids=range(6),
)
def test_a_parameter_that_comes_twice(walls: Walls, query: str) -> None:
    """The guard would look at one, and Gradio at the other."""
    said = walls.join(session_hash="known", fn_index=walls.ask_handler, data=["请假找谁批？", None, "model"])
    assert said[0] == 200
    for path in ("/gradio_api/queue/data", "/config", "/"):
        status, said = walls.send("GET", f"{path}?{query}")
        assert status == 400
        assert said.endswith("。")
    assert "process_completed" in walls.send("GET", "/gradio_api/queue/data?session_hash=known")[1]
