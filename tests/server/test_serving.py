"""Where the server listens, and the sentence when it cannot."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.server.serving import listening_socket, serve
from tests.browser.running_server import running_server
from tests.page.in_memory import InMemoryServices


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "gongwu.example", ""])
def test_other_hosts_than_loopback_are_refused(host: str) -> None:
    with pytest.raises(SettingsError, match=r"只能在本机使用.*--host 127\.0\.0\.1"):
        serve(InMemoryServices(), host=host, port=0)


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_does_not_exist(port: int) -> None:
    with pytest.raises(SettingsError, match=r"端口 -?\d+ 不存在.*--port"):
        serve(InMemoryServices(), port=port)


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"端口 {port} 已被占用.*--port"):
            serve(InMemoryServices(), port=port)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LocalHost"])
def test_a_loopback_host_is_listened_on_without_a_lookup(host: str) -> None:
    with listening_socket(host, 0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_interrupting_ends_it_without_a_traceback(tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(timeout=20) == 0
    log = (tmp_path / "server.log").read_text(encoding="utf-8")
    assert f"http://127.0.0.1:{server.port}" in log
    assert "Traceback" not in log
