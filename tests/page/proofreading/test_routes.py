"""The routes of the 公文校对 tab on the running server: only who knows the key sees a document, and bad input is refused."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.running_server import RunningServer, running_server
from tests.proofreading.flawed import flawed_document


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


def send(server: RunningServer, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
    names = {"name": "X-File-Name", "options": "X-Options"}
    said = {names[key]: quote(value) for key, value in headers.items()}
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request(method, f"/proofreading/{path}", body, said)
        response = connection.getresponse()
        return response.status, response.read().decode("utf-8")


def begun(server: RunningServer, body: bytes, **headers: str) -> str:
    status, said = send(server, "POST", "checks", body, **headers)
    assert status == 201, said
    return json.loads(said)["key"]


def ended(server: RunningServer, key: str) -> dict[str, Any]:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        status = json.loads(send(server, "GET", f"checks/{key}")[1])
        if status["state"] not in ("waiting", "checking"):
            return status
        time.sleep(0.05)
    raise AssertionError("the check did not end")


def rules_of(server: RunningServer, key: str) -> set[str]:
    return {each["rule"] for each in json.loads(send(server, "GET", f"checks/{key}/report.json")[1])["findings"]}


def test_a_document_is_checked_again_with_other_options(server: RunningServer) -> None:
    key = begun(server, flawed_document(), name="防汛通知.docx")
    assert ended(server, key)["state"] == "done"
    assert {"B006", "M008"} <= rules_of(server, key)

    status, _ = send(server, "POST", f"checks/{key}/again", options=json.dumps({"off": ["B006", "Z999"]}))
    assert status == 202
    assert ended(server, key)["state"] == "done"
    assert "B006" not in rules_of(server, key)


UNCLEAR = "县人民政府：\n今年防汛任务较重，经费不足。\n特此报告。\n县水利局\n2026年3月16日"
SPEECH = "在全县防汛工作会议上的讲话\n\n同志们：\n今天会议的主要任务是部署防汛工作。"


def test_the_kind_is_asked_once_and_the_answer_is_kept_for_the_document(server: RunningServer) -> None:
    key = begun(server, UNCLEAR.encode())
    asked = ended(server, key)["html"]
    assert "这是报告吗？" in asked
    assert 'data-kind="请示"' in asked

    assert send(server, "POST", f"checks/{key}/again", options='{"kind": "请示"}')[0] == 202
    assert "这是" not in ended(server, key)["html"]
    assert json.loads(send(server, "GET", f"checks/{key}/report.json")[1])["document_type"] == "请示"


def test_what_is_no_official_document_is_judged_as_one_where_asked(server: RunningServer) -> None:
    key = begun(server, SPEECH.encode())
    assert "data-as-official" in ended(server, key)["html"]

    send(server, "POST", f"checks/{key}/again", options='{"as_official": true}')
    ended(server, key)
    assert json.loads(send(server, "GET", f"checks/{key}/report.json")[1])["official"]


def test_a_key_that_nobody_was_given_leads_nowhere(server: RunningServer) -> None:
    key = begun(server, flawed_document(), name="防汛通知.docx")
    assert len(key) >= 20
    wrong = key[:-1] + ("a" if key[-1] != "a" else "b")
    for method, path in (("GET", ""), ("POST", "/again"), ("GET", "/report.json"), ("GET", "/report.html")):
        status, said = send(server, method, f"checks/{wrong}{path}")
        assert status == 400
        assert "防汛" not in said
    send(server, "DELETE", f"checks/{wrong}")
    assert ended(server, key)["state"] == "done"


def test_a_document_that_is_dropped_is_forgotten(server: RunningServer) -> None:
    key = begun(server, flawed_document(), name="防汛通知.docx")
    assert send(server, "DELETE", f"checks/{key}")[0] == 200
    assert send(server, "GET", f"checks/{key}")[0] == 400


def test_reports_are_downloaded_and_never_shown(server: RunningServer) -> None:
    key = begun(server, flawed_document(), name="防汛通知.docx")
    ended(server, key)
    for kind in ("html", "json"):
        status, headers, _ = server.get(f"/proofreading/checks/{key}/report.{kind}")
        assert status == 200
        assert headers["content-type"] == "application/octet-stream"
        assert headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("body", "headers", "words"),
    [
        (b"", {"name": "空的.docx"}, "空的"),
        (b"  \n ", {}, "粘贴"),
        (b"text", {"options": "no json"}, "刷新"),
        (b"text", {"options": '{"profile": "../../etc/passwd"}'}, "规范"),
        (b"text", {"options": '["off"]'}, "刷新"),
        (b"text", {"options": '{"kind": "汇报"}'}, "刷新"),
        ("字".encode() * 200_001, {}, "分几次"),
    ],
)
def test_what_cannot_be_checked_is_refused_in_a_sentence(
    server: RunningServer, body: bytes, headers: dict[str, str], words: str
) -> None:
    status, said = send(server, "POST", "checks", body, **headers)
    assert status == 400
    assert words in said
    assert said.endswith("。")


@pytest.mark.parametrize("name", ["说明.docx", "说明.exe", "../../说明.docx", "说明"])
def test_a_file_that_cannot_be_read_ends_in_a_sentence(server: RunningServer, name: str) -> None:
    key = begun(server, b"this is no document", name=name)
    status = ended(server, key)
    assert status["state"] == "failed"
    assert status["sentence"].endswith("。")
    assert send(server, "GET", f"checks/{key}/report.json")[0] == 400


def test_pages_of_other_sites_may_not_ask(server: RunningServer) -> None:
    status, _, _ = server.get("/proofreading/profiles", headers={"Origin": "http://example.org"})
    assert status == 403


def test_the_house_norms_are_offered_with_the_standard_first(server: RunningServer) -> None:
    offered = json.loads(send(server, "GET", "profiles")[1])
    assert offered[0]["name"] == "standard"
    assert all(each["title"] for each in offered)
