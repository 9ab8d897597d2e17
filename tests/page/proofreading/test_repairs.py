"""Corrected copies over the running server: exactly what was accepted, for whoever knows the key, and refused in a sentence."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, unquote

import pytest

from tests.browser.running_server import RunningServer, running_server
from tests.needs import needs_pages
from tests.ooxml.building import build
from tests.proofreading.flawed import PARAGRAPHS, document_with_five_faults, flawed_document, request_to_two_organs

NAME = "防汛通知.docx"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


def send(
    server: RunningServer, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request(method, f"/proofreading/checks{path}", body, headers or {})
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        return response.status, names, response.read()


def ended(server: RunningServer, path: str) -> dict[str, Any]:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        status = json.loads(send(server, "GET", path)[2])
        if status["state"] not in ("waiting", "checking"):
            return status
        time.sleep(0.05)
    raise AssertionError("it did not end")


def checked(server: RunningServer, content: bytes, name: str = NAME) -> str:
    headers = {"X-File-Name": quote(name)} if name else {}
    key = json.loads(send(server, "POST", "", content, headers)[2])["key"]
    assert ended(server, f"/{key}")["state"] == "done"
    return key


def findings(server: RunningServer, key: str) -> list[dict[str, Any]]:
    return json.loads(send(server, "GET", f"/{key}/report.json")[2])["findings"]


def accept(server: RunningServer, key: str, mode: str, ids: list[str], **more: str) -> tuple[int, str]:
    status, _, said = send(server, "POST", f"/{key}/repairs/{mode}", json.dumps({"accept": ids, **more}).encode())
    return status, said.decode()


def repaired(server: RunningServer, key: str, mode: str, ids: list[str], **more: str) -> dict[str, Any]:
    assert accept(server, key, mode, ids, **more)[0] == 202
    return ended(server, f"/{key}/repairs/{mode}")


def body_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml").decode()


def test_the_copy_holds_what_was_accepted_and_nothing_else(server: RunningServer) -> None:
    key = checked(server, flawed_document())
    ids = {each["rule"]: each["id"] for each in findings(server, key)}
    status = repaired(server, key, "clean", [ids["M008"]])

    assert status["state"] == "done"
    assert {ids[rule]: "fixed" if rule == "M008" else "skipped" for rule in ids} == {
        finding: said["outcome"] for finding, said in status["outcomes"].items()
    }
    assert "没有选择" in status["outcomes"][ids["B006"]]["html"]
    assert "已修正 1 处" in status["html"]
    code, headers, content = send(server, "GET", f"/{key}/repairs/clean/copy.docx")
    assert code == 200
    assert headers["content-type"] == "application/octet-stream"
    assert unquote(headers["content-disposition"]) == "attachment; filename*=UTF-8''防汛通知-清洁稿.docx"
    body = body_of(content)
    assert "水泵等物资" in body
    assert "w:ins " not in body
    assert "宋体" in body


def test_a_tracked_copy_bears_revisions_and_the_report_the_outcomes(server: RunningServer) -> None:
    key = checked(server, flawed_document())
    ids = [each["id"] for each in findings(server, key)]
    for track, marked in (("text", False), ("all", True)):
        repaired(server, key, "tracked", ids, track=track)
        body = body_of(send(server, "GET", f"/{key}/repairs/tracked/copy.docx")[2])
        assert "<w:del " in body
        assert ("<w:rPrChange " in body) is marked

    code, headers, page = send(server, "GET", f"/{key}/repairs/tracked/report.html")
    assert code == 200
    assert headers["content-disposition"].startswith("attachment")
    assert page.decode().count('<p class="outcome fixed">') == 2


def test_work_goes_on_with_the_clean_copy(server: RunningServer) -> None:
    key = checked(server, document_with_five_faults())
    all_of_it = [each["id"] for each in findings(server, key) if each["fixable"]]
    assert len(all_of_it) == 5
    repaired(server, key, "clean", all_of_it)
    code, _, said = send(server, "POST", f"/{key}/continue")
    assert code == 201
    new = json.loads(said)["key"]
    assert ended(server, f"/{new}")["name"] == "防汛通知-清洁稿.docx"
    assert findings(server, new) == []
    assert len(findings(server, key)) == 5


def test_nobody_reaches_a_copy_without_its_key(server: RunningServer) -> None:
    key = checked(server, flawed_document())
    repaired(server, key, "clean", [findings(server, key)[0]["id"]])
    wrong = key[:-1] + ("a" if key[-1] != "a" else "b")
    for method, path in (
        *(("POST", "/repairs/clean"), ("GET", "/repairs/clean"), ("DELETE", "/repairs/clean")),
        *(("GET", "/repairs/clean/copy.docx"), ("GET", "/repairs/clean/report.html"), ("POST", "/continue")),
        *(("POST", "/pages"), ("GET", "/pages"), ("DELETE", "/pages"), ("GET", "/pages/before/1.png")),
    ):
        code, _, said = send(server, method, f"/{wrong}{path}", b'{"accept": ["x"]}')
        assert (code, "防汛" in said.decode()) == (400, False), path
    assert ended(server, f"/{key}/repairs/clean")["state"] == "done"


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"no json", b'{"accept": "B006"}', b'{"accept": [1]}', b"{}", b'{"accept": ["a"], "track": "x"}'],
)
def test_what_is_no_list_of_findings_is_refused(server: RunningServer, body: bytes) -> None:
    key = checked(server, flawed_document())
    code, _, said = send(server, "POST", f"/{key}/repairs/clean", body)
    assert code == 400
    assert "刷新" in said.decode()


def test_findings_that_are_not_there_or_that_people_repair_are_refused(server: RunningServer) -> None:
    key = checked(server, flawed_document())
    assert "重新校对" in accept(server, key, "clean", ["B006-00000000"])[1]
    assert "接受" in accept(server, key, "clean", [])[1]
    assert accept(server, key, "clean", [])[0] == 400

    key = checked(server, request_to_two_organs(), "请示.docx")
    by_hand = next(each for each in findings(server, key) if each["rule"] == "L004")
    assert (by_hand["repair"], by_hand["fixable"]) == ("person", False)
    assert "不能自动修正" in accept(server, key, "clean", [by_hand["id"]])[1]
    assert "请人工处理" in json.loads(send(server, "GET", f"/{key}")[2])["html"]


@pytest.mark.parametrize("name", ["物资.txt", ""])
def test_what_is_no_docx_is_only_checked(server: RunningServer, name: str) -> None:
    key = checked(server, "各地要备足沙袋、水泵……等物资。".encode(), name)
    said = json.loads(send(server, "GET", f"/{key}")[2])["html"]
    assert "只能校对，不能修正" in said
    assert "另存为 .docx 后可修正" in said or "请手工修改" in said
    assert 'type="radio"' not in said
    assert "只能校对，不能修正" in accept(server, key, "tracked", [findings(server, key)[0]["id"]])[1]


def test_ways_that_do_not_exist_are_refused(server: RunningServer) -> None:
    key = checked(server, flawed_document())
    assert send(server, "PUT", f"/{key}/repairs/clean")[0] in (404, 405)
    assert send(server, "GET", f"/{key}/continue")[0] in (404, 405)
    assert send(server, "POST", f"/{key}/repairs/final", b'{"accept": []}')[0] == 404
    assert send(server, "GET", f"/{key}/pages/inside/1.png")[0] == 404
    foreign = {"Origin": "http://example.org"}
    assert send(server, "POST", f"/{key}/repairs/clean", b'{"accept": []}', foreign)[0] == 403
    for path in ("/repairs/clean", "/repairs/clean/copy.docx", "/repairs/clean/report.html", "/pages"):
        code, _, said = send(server, "GET", f"/{key}{path}")
        assert code == 400
        assert said.decode().endswith("。")


def test_a_repair_that_is_cancelled_leaves_the_check_and_no_copy(server: RunningServer) -> None:
    key = checked(server, document_with_five_faults(copies=60))
    ids = [each["id"] for each in findings(server, key) if each["fixable"]]
    assert accept(server, key, "tracked", ids)[0] == 202
    assert send(server, "DELETE", f"/{key}/repairs/tracked")[0] == 200

    assert ended(server, f"/{key}/repairs/tracked")["state"] == "cancelled"
    assert send(server, "GET", f"/{key}/repairs/tracked/copy.docx")[0] == 400
    assert ended(server, f"/{key}")["state"] == "done"
    assert repaired(server, key, "clean", ids[:1])["state"] == "done"


def test_copies_go_with_the_check_they_were_made_of(server: RunningServer) -> None:
    key = checked(server, flawed_document())
    repaired(server, key, "clean", [findings(server, key)[0]["id"]])
    assert send(server, "POST", f"/{key}/again")[0] == 202
    assert ended(server, f"/{key}")["state"] == "done"
    assert send(server, "GET", f"/{key}/repairs/clean/copy.docx")[0] == 400

    repaired(server, key, "clean", [findings(server, key)[0]["id"]])
    send(server, "DELETE", f"/{key}")
    assert send(server, "GET", f"/{key}/repairs/clean/copy.docx")[0] == 400


def test_a_document_that_is_locked_says_so(server: RunningServer) -> None:
    locked = document_with_five_faults('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')
    key = checked(server, locked)
    status = repaired(server, key, "tracked", [findings(server, key)[0]["id"]])
    assert status["state"] == "failed"
    assert "保护" in status["sentence"]
    assert status["sentence"].endswith("。")


def test_a_copy_in_which_nothing_was_repaired_is_not_called_made(server: RunningServer) -> None:
    key = checked(server, _with_a_foreign_revision())
    ids = [each["id"] for each in findings(server, key) if each["fixable"]]
    status = repaired(server, key, "clean", ids)
    assert {each["outcome"] for each in status["outcomes"].values()} == {"skipped"}
    assert status["changed"] is False
    assert "一处也没有修正" in status["html"]
    assert "他人尚未处理的修订" in status["html"]


def _with_a_foreign_revision() -> bytes:
    """The only fault (M008) stands in what somebody else has inserted, and is left alone."""
    look = '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>'
    inserted = f'<w:ins w:id="900" w:author="张三"><w:r>{look}<w:t>……等</w:t></w:r></w:ins>'
    like = {key: value for key, value in PARAGRAPHS[5].items() if key in ("font", "size")}
    runs = [{**like, "text": "各地要备足沙袋、水泵"}, {"xml": inserted}, {**like, "text": "物资。"}]
    body = [{**PARAGRAPHS[3], "font": "仿宋_GB2312"}, PARAGRAPHS[4], {**PARAGRAPHS[5], "text": "", "runs": runs}]
    return build([*PARAGRAPHS[:3], *body, *PARAGRAPHS[6:]])


def test_pages_are_said_to_be_missing_before_there_is_a_copy(server: RunningServer) -> None:
    key = checked(server, flawed_document())
    code, _, said = send(server, "POST", f"/{key}/pages")
    assert code == 400
    assert "生成" in said.decode()


@needs_pages
def test_the_pages_before_and_after_are_drawn(server: RunningServer) -> None:
    key = checked(server, flawed_document())
    repaired(server, key, "tracked", [each["id"] for each in findings(server, key)])
    assert send(server, "POST", f"/{key}/pages")[0] == 202
    status = ended(server, f"/{key}/pages")
    assert status["counts"] == status["shown"] == {"before": 1, "after": 1}
    pictures = [send(server, "GET", f"/{key}/pages/{side}/1.png") for side in ("before", "after")]
    assert all(headers["content-type"] == "image/png" for _, headers, _ in pictures)
    assert all(content.startswith(b"\x89PNG") for _, _, content in pictures)
    assert pictures[0][2] != pictures[1][2]
    send(server, "POST", f"/{key}/pages")
    assert json.loads(send(server, "GET", f"/{key}/pages")[2])["state"] == "done"
    assert send(server, "GET", f"/{key}/pages/after/2.png")[0] == 400


@needs_pages
def test_drawing_is_cancelled_and_the_copy_stays(server: RunningServer) -> None:
    key = checked(server, flawed_document())
    repaired(server, key, "clean", [each["id"] for each in findings(server, key)])
    send(server, "POST", f"/{key}/pages")
    assert send(server, "DELETE", f"/{key}/pages")[0] == 200
    assert ended(server, f"/{key}/pages")["state"] == "cancelled"
    assert send(server, "GET", f"/{key}/pages/before/1.png")[0] == 400
    assert send(server, "GET", f"/{key}/repairs/clean/copy.docx")[0] == 200
