"""Descriptions of files are no way to copy a file, to fetch an address, or to learn what is on this machine."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.attack.walls import Walls

SECRET = "a-secret-of-this-machine.txt"
META = {"_type": "gradio.FileData"}
FAR = "http://files.example.invalid/a.docx"


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("home") / SECRET
    path.write_text("not for others", encoding="utf-8")
    return path


def shapes(path: str) -> list[Any]:
    """Everything that looks like a file to Gradio, or nearly."""
    file = {"path": path, "meta": META}
    return [
        file,
        {"path": path, "url": path, "orig_name": "a.docx", "size": 1, "mime_type": "text/plain", "meta": META},
        {"path": path, "meta": META, "is_stream": True},
        {"path": path, "url": FAR, "meta": META},
        {"path": path},
        {"url": path, "meta": META},
        [file],
        [[file, file], file],
        {"value": file},
        {"a": {"b": [{"c": file}]}},
        {"text": "问", "files": [file]},
        {"value": {"__type__": "update", "value": file}},
    ]


def assert_nothing_came_of_it(walls: Walls) -> None:
    assert [path for path in walls.temporary.rglob("*") if path.name in (SECRET, "a.docx")] == []
    assert walls.server.foreign() == []


def test_no_handler_takes_a_file(walls: Walls, secret: Path) -> None:
    for path in (str(secret), f"file://{secret}", FAR, "/gradio_api/file=" + str(secret)):
        for shape in shapes(path):
            for handler, inputs in walls.handlers.items():
                status, said = walls.join(fn_index=handler, data=[shape] * max(inputs, 1))
                assert 400 <= status < 500, (handler, shape)
                assert SECRET not in said
    assert_nothing_came_of_it(walls)


@pytest.mark.parametrize("field", ["event_data", "data", "oauth_token", "trigger_id", "session_hash", "anything"])
def test_nor_does_any_other_part_of_a_request(walls: Walls, secret: Path, field: str) -> None:
    fields = {"fn_index": walls.ask_handler, "data": ["问", None, "model"]}
    status, _ = walls.join(**(fields | {field: {"path": str(secret), "meta": META}}))
    assert 400 <= status < 500
    for path in ("/gradio_api/cancel", "/gradio_api/reset"):
        body = {"session_hash": "attack", "fn_index": 0, "event_id": "ab", field: {"path": FAR, "meta": META}}
        status, _ = walls.send("POST", path, json.dumps(body).encode(), {"Content-Type": "application/json"})
        assert 400 <= status < 500
    assert_nothing_came_of_it(walls)


def test_text_that_looks_like_a_file_is_a_question(walls: Walls, secret: Path) -> None:
    for number, shape in enumerate(shapes(str(secret))[:4]):
        said = walls.ask(f"text{number}", json.dumps(shape))
        assert "process_completed" in said
    assert_nothing_came_of_it(walls)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/upload"),
        ("POST", "/gradio_api/component_server"),
        ("POST", "/gradio_api/stream/abc"),
        ("POST", "/gradio_api/call/predict"),
        ("POST", "/gradio_api/call/v2/predict"),
        ("POST", "/gradio_api/run/predict"),
        ("POST", "/gradio_api/api/predict"),
        ("POST", "/gradio_api/process_recording"),
        ("GET", "/gradio_api/file={path}"),
        ("GET", "/gradio_api/file/{path}"),
        ("GET", "/gradio_api/proxy=" + FAR),
        ("GET", "/gradio_api/stream/a/b/1/playlist.m3u8"),
        ("GET", "/gradio_api/upload_progress?upload_id=a"),
        ("GET", "/static/..%2f..%2f..{path}"),
        ("GET", "/assets/..%2f..%2f..{path}"),
    ],
)
def test_gradio_s_own_ways_of_files_are_not_there(walls: Walls, secret: Path, method: str, path: str) -> None:
    described = json.dumps({"data": [{"path": str(secret), "meta": META}], "session_hash": "attack"}).encode()
    parts = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.docx"\r\n\r\nabc\r\n--x--\r\n'
    for body, kind in ((described, "application/json"), (parts, "multipart/form-data; boundary=x")):
        sent = body if method == "POST" else None
        status, said = walls.send(method, path.replace("{path}", str(secret)), sent, {"Content-Type": kind})
        assert status in (403, 404, 405)
        assert "not for others" not in said
    assert_nothing_came_of_it(walls)


def test_what_the_server_writes_is_for_its_user_only(walls: Walls) -> None:
    folders = [path for path in walls.temporary.iterdir() if path.is_dir()]
    kept = [path for path in folders if not path.name.startswith("gongwu-fake-harness-")]
    # One for as long as the server runs; another while a document of an earlier test is still being checked.
    assert {path.name.rsplit("-", 1)[0] for path in kept} == {"gongwu-work"}
    pages = [path / "page" for path in kept if (path / "page").exists()]
    assert pages
    for path in (*kept, *pages):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path
