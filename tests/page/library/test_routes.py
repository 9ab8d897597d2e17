"""The routes of the sections 文件 and 收录 on a real server: what they give, and what they refuse."""

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

SERVICES = "tests.page.library.served:services_with_documents"
NOTICE = "关于会议费的通知\n清财〔2024〕8号\n\n第一条 会议费每人每天不超过五百五十元。\n"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("server"), SERVICES) as running:
        yield running


def _ask(
    server: RunningServer, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, Any]:
    """Status and JSON; the sentence where there is none."""
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=30)) as connection:
        connection.request("GET" if body is None else "POST", f"/library/{path}", body, headers or {})
        response = connection.getresponse()
        text = response.read().decode("utf-8")
    return response.status, json.loads(text) if text[:1] in "{[" else text


def _post(server: RunningServer, path: str, said: object) -> tuple[int, Any]:
    return _ask(server, path, json.dumps(said).encode())


def test_a_page_of_the_table_is_found_and_its_texts_are_no_markup(kept: RunningServer) -> None:
    status, table = _ask(kept, f"documents?words={quote('财政局 差旅')}&sort=date&down=1&page=0")

    assert (status, table["held"]) == (200, 120)
    assert table["html"].count("<tr data-id=") == table["total"] > 0
    assert table["filters"]["validity"][0] == ["in_force", "现行有效"]
    assert 'aria-sort="descending"' in table["html"]
    status, nothing = _ask(kept, f"documents?words={quote('<script>')}&page=x&sort=nothing")
    assert (status, nothing["total"]) == (200, 0)
    assert "没有符合条件的文件" in nothing["html"]


def test_a_form_is_saved_and_the_second_window_is_told(kept: RunningServer) -> None:
    hostile = '"><script>alert(1)</script>'
    _, form = _ask(kept, "metadata?id=qinghe-1")
    assert form["version"] == 0

    wanted = {"version": 0, "fields": {"title": hostile, "validity": "repealed"}}
    assert _post(kept, "metadata?id=qinghe-1", wanted) == (200, {"changed": ["标题", "时效"]})
    status, sentence = _post(kept, "metadata?id=qinghe-1", wanted)

    assert (status, "另一个窗口改过" in sentence) == (400, True)
    _, again = _ask(kept, "metadata?id=qinghe-1")
    _, table = _ask(kept, f"documents?words={quote('alert')}")
    assert again["version"] == 1
    assert "本机用户于" in again["html"]
    assert "<script" not in again["html"] + table["html"]
    assert "已核改" in table["html"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("metadata?id=qinghe-2", []),
        ("metadata?id=qinghe-2", {"version": "0", "fields": {}}),
        ("metadata?id=qinghe-2", {"version": 0, "fields": [1]}),
        ("metadata?id=nothing", {"version": 0, "fields": {}}),
        ("documents/remove", {"ids": "qinghe-2"}),
        ("documents/remove", {"ids": []}),
        ("documents/remove", {"ids": ["x"] * 1001}),
        ("intake/cancel", {"ids": ["1"]}),
        ("intake/retry", {"ids": {"a": 1}}),
    ],
)
def test_what_the_page_would_not_send_is_refused_in_chinese(kept: RunningServer, path: str, said: object) -> None:
    status, sentence = _post(kept, path, said)

    assert status == 400
    assert sentence.endswith("。")


@pytest.mark.parametrize(
    "path", ["originals/x", "intake/other", "manifest.csv", "documents/../metadata/x", "intake.sqlite3"]
)
def test_other_addresses_do_not_exist(kept: RunningServer, path: str) -> None:
    assert _ask(kept, path)[0] == 404


def test_other_sites_may_change_nothing(kept: RunningServer) -> None:
    said = json.dumps({"ids": ["qinghe-3"]}).encode()
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert _ask(kept, "documents/remove", said, headers)[0] == 403

    assert _ask(kept, "metadata?id=qinghe-3")[0] == 200


def test_removed_documents_are_gone_until_they_are_put_back(kept: RunningServer) -> None:
    assert _post(kept, "documents/remove", {"ids": ["qinghe-90", "qinghe-91", "unknown"]}) == (200, {"removed": 2})

    status, sentence = _ask(kept, "metadata?id=qinghe-90")
    assert (status, "已经没有这份文件" in sentence) == (400, True)
    assert _ask(kept, "documents")[1]["undo"] == 2
    assert _post(kept, "documents/put-back", {}) == (200, {"put_back": 2})
    assert _ask(kept, "metadata?id=qinghe-90")[0] == 200
    assert _post(kept, "documents/put-back", {})[0] == 400


def test_a_manifest_comes_and_goes(kept: RunningServer) -> None:
    line = json.dumps({"doc_id": "qinghe-5", "region": "清河市"}).encode()
    names = {"X-File-Name": quote("清单.jsonl")}

    assert _ask(kept, "manifest", line, names) == (200, {"rows": 1, "changed": 1, "faults": []})
    status, said = _ask(kept, "manifest", line.replace(b"qinghe-5", b"qinghe-5000"), names)

    assert (status, len(said["faults"])) == (422, 1)
    status, headers, _ = kept.get("/library/manifest.jsonl")
    assert status == 200
    assert headers["content-disposition"].startswith("attachment")


def test_a_file_is_taken_in_and_followed(kept: RunningServer) -> None:
    name = {"X-File-Name": quote("<b>会议费</b>.txt")}
    assert _ask(kept, "intake", NOTICE.encode(), name)[0] == 201
    until, status = time.monotonic() + 60, {"active": True}
    while status["active"]:
        assert time.monotonic() < until
        time.sleep(0.2)
        status = _ask(kept, "intake?show=all&page=7")[1]

    assert (status["counts"]["DONE"], status["page"]) == (1, 0)
    assert "<b>" not in status["html"]
    assert _ask(kept, f"documents?words={quote('关于会议费的通知')}")[1]["total"] == 1
    assert _ask(kept, "intake", NOTICE.encode(), {**name, "X-How": "destroy"})[0] == 400
    replacing = {**name, "X-How": "replace", "X-Replaces": "qinghe-7"}
    status, sentence = _ask(kept, "intake", NOTICE.encode(), replacing)
    assert (status, "只有从本页收录的文件" in sentence) == (400, True)
