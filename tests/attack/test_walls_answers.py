"""However much comes of a document, and however slowly it is read: little is kept of it, and nobody waits for a reader."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest

from assistant.page.proofreading.packed import Packed
from tests.attack.walls import Walls
from tests.attack.walls_server import PATIENCE

MEGABYTE = 2**20
LINE = "请于2024年3月1日前, 报送材料,过期不候!截止2024年2月30日;联系人:张三(电话)\n"
FAULTY = f"关于开展检查的通知\n各单位：\n{LINE * 1500}".encode()
"""Pasted text of 150 KB, in which there are ten thousand findings."""


def checked(walls: Walls, body: bytes) -> str:
    """The address of a check that has ended."""
    status, said = walls.send("POST", "/proofreading/checks", body)
    assert status == 201, said
    address = f"/proofreading/checks/{json.loads(said)['key']}"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if walls.send("GET", f"{address}/report.json")[0] == 200:
            return address
        time.sleep(0.2)
    raise AssertionError("the check did not end")


@pytest.fixture(scope="module")
def large(walls: Walls) -> Iterator[str]:
    """A check with many findings."""
    address = checked(walls, FAULTY)
    yield address
    walls.send("DELETE", address)


def test_reports_are_kept_small(walls: Walls, large: str) -> None:
    content = walls.send("GET", f"{large}/report.json")[1]
    said = json.loads(content)
    assert len(said["findings"]) > 9000
    assert Packed(said).size * 8 < len(content)


def unread(walls: Walls, path: str) -> socket.socket:
    """A connection that asks and reads nothing."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(("127.0.0.1", walls.server.port))
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{walls.server.port}\r\n\r\n".encode())
    return connection


def received(connection: socket.socket) -> bytes:
    """All that still comes, until the other side ends."""
    connection.settimeout(30)
    pieces = list[bytes]()
    try:
        while piece := connection.recv(MEGABYTE):
            pieces.append(piece)
    except ConnectionError:
        pass
    return b"".join(pieces)


@pytest.mark.parametrize(
    "what", [*(pytest.param(each, marks=pytest.mark.thorough) for each in ("", "/report.json")), "/report.html"]
)
def test_who_does_not_read_is_given_up(walls: Walls, large: str, what: str) -> None:
    status, whole = walls.send("GET", f"{large}{what}")
    assert status == 200
    with closing(unread(walls, f"{large}{what}")) as connection:
        time.sleep(PATIENCE + 3)
        assert len(received(connection)) < len(whole.encode())


def test_many_who_do_not_read_are_in_nobodys_way(walls: Walls, large: str) -> None:
    with ExitStack() as open_ones:
        for _ in range(20):
            open_ones.enter_context(closing(unread(walls, f"{large}/report.json")))
        time.sleep(1.5)
        assert walls.send("GET", "/health")[0] == 200
