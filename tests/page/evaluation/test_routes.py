"""The routes of the 评测 tab on the running server: downloads, plots and uploads, and what they refuse."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.browser.running_server import RunningServer, running_server
from tests.page.in_memory import KEPT_RESULT

LIMIT = 5 * 1024 * 1024


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = tmp_path_factory.mktemp("server")
    with running_server(folder, "tests.page.in_memory:services_with_results") as running:
        yield running


def upload(server: RunningServer, body: bytes, name: str = "%E9%A2%98%E9%9B%86.csv", **headers: str) -> tuple[int, str]:
    """Sends a file as the page's script does; gives the status and the sentence."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("POST", "/evaluation/uploads", body, {"X-File-Name": name} | headers)
    response = connection.getresponse()
    answer = response.status, response.read().decode("utf-8")
    connection.close()
    return answer


@pytest.mark.parametrize(
    ("file", "name"), [("report.html", "评测报告"), ("summary.md", "评测摘要"), ("result.json", "评测数据")]
)
def test_files_of_a_result_are_downloaded_and_never_shown(server: RunningServer, file: str, name: str) -> None:
    from urllib.parse import unquote

    status, headers, body = server.get(f"/evaluation/results/{KEPT_RESULT}/{file}", headers={"Accept": "text/html"})
    assert status == 200
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-disposition"].startswith("attachment")
    assert f"{name}-{KEPT_RESULT}" in unquote(headers["content-disposition"])
    assert headers["x-content-type-options"] == "nosniff"
    assert "nonce" not in body


def test_a_plot_is_an_image_that_may_do_nothing(server: RunningServer) -> None:
    status, headers, body = server.get(f"/evaluation/results/{KEPT_RESULT}/plots/by_type.svg")
    assert status == 200
    assert headers["content-type"] == "image/svg+xml"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"].partition("script-src")[2].partition(";")[0]
    assert body.startswith("<svg")


def test_the_template_is_downloaded(server: RunningServer) -> None:
    status, headers, body = server.get("/evaluation/template.csv")
    assert status == 200
    assert headers["content-disposition"].startswith("attachment")
    assert "编号" in body


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", f"/evaluation/results/{KEPT_RESULT}/config.json"),
        ("GET", f"/evaluation/results/{KEPT_RESULT}/cases.jsonl"),
        ("GET", f"/evaluation/results/{KEPT_RESULT}/plots/other.svg"),
        ("GET", f"/evaluation/results/{KEPT_RESULT}/plots/..%2Fresult.json"),
        ("GET", f"/evaluation/results/{KEPT_RESULT}/../../template.csv"),
        ("GET", "/evaluation/results/20260101-000000-answers/report.html"),
        ("GET", "/evaluation/results/..%2F..%2Fetc/report.html"),
        ("GET", "/evaluation/results/../report.html"),
        ("GET", "/evaluation/results/"),
        ("GET", "/evaluation"),
        ("POST", "/gradio_api/upload"),
    ],
)
def test_nothing_else_is_given_out(server: RunningServer, method: str, path: str) -> None:
    assert server.get(path, method)[0] == 404


def test_uploads_cannot_be_fetched(server: RunningServer) -> None:
    assert server.get("/evaluation/uploads")[0] in (404, 405)


def test_a_data_set_is_uploaded(server: RunningServer) -> None:
    assert upload(server, b"x" * LIMIT) == (201, "已上传。")


@pytest.mark.parametrize(
    ("body", "name", "expected", "sentence"),
    [
        (b"x" * (LIMIT + 1), "a.csv", 413, "超过 5 MB"),
        (b"", "a.csv", 400, "空的"),
        (b"x", "a.html", 400, "另存为"),
        (b"x", "", 400, "另存为"),
    ],
)
def test_what_is_no_data_set_is_refused(
    server: RunningServer, body: bytes, name: str, expected: int, sentence: str
) -> None:
    status, said = upload(server, body, name)
    assert status == expected
    assert sentence in said


@pytest.mark.parametrize("headers", [{"Origin": "http://gongwu.example"}, {"Host": "gongwu.example"}])
def test_pages_of_other_sites_can_upload_and_read_nothing(server: RunningServer, headers: dict[str, str]) -> None:
    assert upload(server, b"x", **headers)[0] == 403
    assert server.get(f"/evaluation/results/{KEPT_RESULT}/result.json", headers=headers)[0] == 403


def test_what_was_uploaded_goes_with_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    monkeypatch.setenv("TMPDIR", str(kept))
    with running_server(tmp_path) as server:
        assert upload(server, b"x")[0] == 201
        assert list(kept.rglob("*.csv"))
    assert list(kept.glob("gongwu-*")) == []
