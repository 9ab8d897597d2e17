"""However much is sent, and however slowly: it is refused in time, and the server goes on."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack, closing

import pytest

from tests.attack.walls import Walls

MEGABYTE = 2**20
PLACES = ["/gradio_api/queue/join", "/gradio_api/cancel", "/gradio_api/reset"]


def head(path: str, *lines: str) -> bytes:
    return "\r\n".join([f"POST {path} HTTP/1.1", "Host: 127.0.0.1", *lines, "", ""]).encode()


def status_of(connection: socket.socket) -> int:
    """Of the answer that has come; 0 where the connection was closed without one."""
    said = connection.recv(65536)
    return int(said.split()[1]) if said else 0


@pytest.mark.parametrize("path", PLACES)
def test_a_body_may_have_a_megabyte(walls: Walls, path: str) -> None:
    status, said = walls.send("POST", path, b'"' + b"x" * MEGABYTE + b'"', {"Content-Type": "application/json"})
    assert status == 413
    assert "1 MB" in said


@pytest.mark.parametrize("path", [*PLACES, "/proofreading/checks", "/evaluation/uploads"])
def test_it_is_counted_as_it_comes(walls: Walls, path: str) -> None:
    piece = b"100000\r\n" + b"x" * MEGABYTE + b"\r\n"
    with closing(walls.connection()) as connection:
        connection.sendall(head(path, "Content-Type: application/json", "Transfer-Encoding: chunked"))
        sent = 0
        connection.setblocking(False)
        answer = b""
        while not answer and sent < 60:
            answer, sent = _sent_or_answered(connection, piece, sent)
        connection.setblocking(True)
        assert int(answer.split()[1]) == 413


def _sent_or_answered(connection: socket.socket, piece: bytes, sent: int) -> tuple[bytes, int]:
    """Sends one more piece, unless an answer has come."""
    rest = memoryview(piece)
    while rest:
        try:
            return connection.recv(65536), sent
        except BlockingIOError:
            pass
        try:
            rest = rest[connection.send(rest) :]
        except BlockingIOError:
            time.sleep(0.001)
    return b"", sent + 1


def test_a_length_that_is_too_large_is_refused_before_anything_comes(walls: Walls) -> None:
    with closing(walls.connection()) as connection:
        connection.sendall(head("/gradio_api/queue/join", "Content-Length: 9999999999999999"))
        assert status_of(connection) == 413


def test_uploads_in_flight_are_few_and_then_there_is_room_again(walls: Walls) -> None:
    """Six uploads of 40 MB that stay unfinished are more than there is room for; the fault is told, not kept."""
    with ExitStack() as open_ones:
        connections = [open_ones.enter_context(closing(walls.connection())) for _ in range(6)]
        for connection in connections:
            connection.sendall(head("/proofreading/checks", f"Content-Length: {45 * MEGABYTE}", "X-File-Name: a.docx"))
        refused = _fill(connections, 40)
    assert refused
    assert set(refused) == {503}
    status, said = walls.send("POST", "/proofreading/checks", "再试一次。".encode())
    assert status == 201, said


def _fill(connections: list[socket.socket], megabytes: int) -> list[int]:
    """Sends to all of them in turn; gives the answers."""
    piece, answers, refused = b"x" * MEGABYTE, list[int](), set[int]()
    for _ in range(megabytes):
        for number, connection in enumerate(connections):
            if number in refused:
                continue
            connection.sendall(piece)
            connection.setblocking(False)
            try:
                answers.append(status_of(connection))
                refused.add(number)
            except BlockingIOError:
                pass
            connection.setblocking(True)
    return answers


@pytest.mark.parametrize("path", ["/gradio_api/queue/join", "/proofreading/checks", "/v1/chat/completions"])
def test_a_body_that_stops_is_not_waited_for(walls: Walls, path: str) -> None:
    with closing(walls.connection()) as connection:
        connection.sendall(head(path, "Content-Type: application/json", "Content-Length: 1000") + b'{"data"')
        assert status_of(connection) in (408, 403)
        while connection.recv(65536):
            pass


def test_a_body_that_drips_ends_too(walls: Walls) -> None:
    with closing(walls.connection()) as connection:
        connection.sendall(head("/proofreading/checks", "Content-Length: 1000"))
        connection.settimeout(1)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                connection.sendall(b"x")
                assert status_of(connection) in (408, 0)
                return
            except TimeoutError:
                continue
            except ConnectionError:
                return
        raise AssertionError("it is still waiting")


def test_headers_that_do_not_end_are_not_waited_for(walls: Walls) -> None:
    with (
        closing(walls.connection()) as silent,
        closing(walls.connection()) as half,
        closing(walls.connection()) as kept,
    ):
        half.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        kept.sendall(b"GET /page-assets/page.js HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET /he")
        assert status_of(half) == 408
        assert silent.recv(10) == b""
        while kept.recv(65536):
            pass


def test_whoever_hangs_up_leaves_nothing_behind(walls: Walls) -> None:
    before = walls.log
    for path in ("/gradio_api/queue/join", "/proofreading/checks", "/evaluation/uploads"):
        with closing(walls.connection()) as connection:
            connection.sendall(head(path, "Content-Type: application/json", "Content-Length: 1000") + b"{")
    assert walls.send("GET", "/health")[0] == 200
    assert walls.log == before
