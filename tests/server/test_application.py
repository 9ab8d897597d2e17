"""The running server: its headers, its health, and what it refuses."""

from __future__ import annotations

import json
import re

import pytest

from assistant.errors import LibraryDamaged
from assistant.library.summary import LibrarySummary
from assistant.server.application import health_report
from tests.browser.running_server import RunningServer
from tests.page.in_memory import InMemoryServices


class Damaged(InMemoryServices):
    """A library that cannot be read."""

    def library_summary(self) -> LibrarySummary:
        """Says so."""
        raise LibraryDamaged("知识库已损坏。")


def test_health(server: RunningServer) -> None:
    status, _, body = server.get("/health")
    report = json.loads(body)
    assert status == 200
    assert report["status"] == "ok"
    assert report["library"]["documents"] == 18
    assert report["library"]["updated"] == "2026-11-20T09:05:00"
    assert report["vectors"]["state"] == "ready"


def test_health_of_a_library_that_cannot_be_read() -> None:
    assert health_report(Damaged()) == {"status": "failed", "message": "知识库已损坏。"}


@pytest.mark.parametrize("path", ["/", "/health", "/config", "/page-assets/page.css", "/no-such-page"])
def test_every_response_is_guarded(server: RunningServer, path: str) -> None:
    _, headers, _ = server.get(path)
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "object-src 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


def test_scripts_run_by_a_nonce_that_is_new_each_time(server: RunningServer) -> None:
    nonces = set()
    for _ in range(2):
        _, headers, page = server.get("/")
        script_policy = re.search(r"script-src ([^;]*)", headers["content-security-policy"])
        assert script_policy is not None
        assert "unsafe" not in script_policy[1]
        nonce = re.search(r"'nonce-([^']+)'", script_policy[1])
        assert nonce is not None
        opened = re.findall(r"<script[^>]*>", page)
        assert opened
        assert all(f'nonce="{nonce[1]}"' in tag for tag in opened)
        nonces.add(nonce[1])
    assert len(nonces) == 2


def test_the_page_is_chinese_and_names_no_foreign_host(server: RunningServer) -> None:
    _, _, page = server.get("/", headers={"Accept-Encoding": "gzip, br"})
    head = re.sub(r"<script.*?</script>", "", page, flags=re.S)
    assert 'lang="zh-CN"' in head
    assert re.findall(r"https?://[^\s\"']+", head) == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/upload"),
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/proxy=http://192.0.2.1/"),
        ("GET", "/gradio_api/info"),
        ("POST", "/gradio_api/run/predict"),
        ("GET", "/gradio_api/deep_link"),
        ("GET", "/monitoring"),
        ("GET", "/docs"),
        ("GET", "/openapi.json"),
        ("GET", "/page-assets/../app.py"),
    ],
)
def test_what_the_page_does_not_need_is_not_there(server: RunningServer, method: str, path: str) -> None:
    assert server.get(path, method)[0] == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "gongwu.example"},
        {"Host": "192.0.2.1:7860"},
        {"Origin": "http://gongwu.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
def test_pages_of_other_sites_are_refused(server: RunningServer, headers: dict[str, str]) -> None:
    assert server.get("/health", headers=headers)[0] == 403


def test_the_page_itself_is_admitted(server: RunningServer) -> None:
    origin = server.url.rstrip("/")
    assert server.get("/health", headers={"Origin": origin})[0] == 200
    assert server.get("/health", headers={"Host": f"localhost:{server.port}"})[0] == 200


def test_assets_of_gradio_may_be_cached(server: RunningServer) -> None:
    _, _, page = server.get("/")
    asset = re.search(r'src="\./(assets/[^"]+)"', page)
    assert asset is not None
    status, headers, _ = server.get(f"/{asset[1]}")
    assert status == 200
    assert headers.get("cache-control") != "no-store"
