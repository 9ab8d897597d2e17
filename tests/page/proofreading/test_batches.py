"""Several documents at once on the running server: a summary, copies in an archive, failures per file, and the rest cancelled."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote

import pytest

from assistant.errors import InputError, TooManyRequests
from assistant.ooxml.reader import read_document
from assistant.page.proofreading import batches
from assistant.page.proofreading.batches import BatchDesk
from assistant.page.proofreading.state import CheckOptions, CheckState
from assistant.page.proofreading.tasks import TaskPool
from tests.browser.running_server import RunningServer, running_server
from tests.proofreading.flawed import flawed_document
from tests.proofreading.samples import TEXT


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


def send(
    server: RunningServer, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> tuple[int, bytes]:
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request(method, f"/proofreading/batches{path}", body, headers or {})
        response = connection.getresponse()
        return response.status, response.read()


def sent(server: RunningServer, files: list[tuple[str, bytes]]) -> str:
    key = ""
    for name, content in files:
        status, said = send(server, "POST", "", content, {"X-File-Name": quote(name), "X-Batch": key})
        assert status == 201, said
        key = json.loads(said)["key"]
    return key


def ended(server: RunningServer, key: str) -> dict[str, Any]:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        status = json.loads(send(server, "GET", f"/{key}")[1])
        if status["ended"] == status["total"]:
            return status
        time.sleep(0.1)
    raise AssertionError("it did not end")


def test_files_of_folders_are_summed_up_and_their_copies_come_in_one_archive(server: RunningServer) -> None:
    files = [
        ("来文/通知.docx", flawed_document()),
        ("来文/../通知.wps", flawed_document()),
        ("说明<b>.txt", TEXT.encode()),
        ("坏.docx", b"PK\x03\x04 word/"),
        ("空.docx", b""),
    ]
    key = sent(server, files)
    status = ended(server, key)

    assert (status["total"], status["copies"]) == (5, 2)
    assert "共 5 个文件，已校对 3 个，未能读取 2 个" in status["html"]
    assert "说明&lt;b&gt;.txt" in status["html"]
    assert "请把扩展名改成 .docx" in status["html"]
    code, archive = send(server, "GET", f"/{key}/copies.zip")
    assert code == 200
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        assert found.namelist() == ["来文/通知-修订稿.docx", "来文/通知-修订稿（2）.docx"]
        copy = found.read("来文/通知-修订稿.docx")
    assert copy != flawed_document()
    assert read_document(copy, "通知-修订稿.docx").text
    code, page = send(server, "GET", f"/{key}/report.html")
    assert code == 200
    assert all(name.encode() in page for name in ("坏.docx", "通知.docx"))

    assert send(server, "DELETE", f"/{key}")[0] == 200
    code, said = send(server, "GET", f"/{key}")
    assert (code, "已不在内存中" in said.decode()) == (400, True)


def test_a_batch_that_is_cancelled_keeps_what_is_done(server: RunningServer) -> None:
    key = sent(server, [(f"{number}.docx", flawed_document()) for number in range(6)])
    assert send(server, "POST", f"/{key}/cancel")[0] == 200
    status = ended(server, key)

    assert status["total"] == 6
    assert "已取消" in status["html"]


def test_without_copies_there_is_no_archive_and_this_is_said(server: RunningServer) -> None:
    key = sent(server, [("文.txt", TEXT.encode())])
    ended(server, key)
    code, said = send(server, "GET", f"/{key}/copies.zip")

    assert (code, "没有可以下载的修正副本" in said.decode()) == (400, True)


def test_too_many_files_and_batches_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST_FILES", 2)
    pool = TaskPool()
    desk = BatchDesk(pool)
    key = desk.add("", "一.bin", b"x", CheckOptions())
    desk.add(key, "二.bin", b"x", CheckOptions())
    with pytest.raises(InputError, match="最多"):
        desk.add(key, "三.bin", b"x", CheckOptions())
    with pytest.raises(InputError, match="已不在内存中"):
        desk.add("unknown", "三.bin", b"x", CheckOptions())
    deadline = time.monotonic() + 30
    while any(each.standing.state.active for each in desk.look(key)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [each.standing.state for each in desk.look(key)] == [CheckState.FAILED] * 2
    monkeypatch.setattr(batches, "KEPT_BATCHES", 1)
    newer = desk.add("", "四.bin", b"x", CheckOptions())
    with pytest.raises(InputError):
        desk.look(key)
    desk._batches[newer].files[0].task.state = CheckState.CHECKING
    with pytest.raises(TooManyRequests):
        desk.add("", "五.bin", b"x", CheckOptions())
    desk.clear()
    pool.close()
