"""A service that speaks OpenAI's protocol up to the point where it goes wrong.

What it says before is true: the beginning of an answer that its passages carry, with their labels, so that whoever takes
a cut answer for a whole one is caught with a sentence that looks good.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from assistant.models.fake import passages_of
from assistant.models.messages import Message
from evals.model_service.modes import FaultMode

MODEL = "faulty"
KEY = "right-key-for-the-fault-server"
RETRY_AFTER = 1
"""Seconds that the mode 429 asks to wait."""

_DRIP_SECONDS = 0.2
_PIECE = 4


class FaultServer:
    """A running service.

    Attributes:
        base_url: What ``GONGWU_CHAT_BASE_URL`` is set to.
        requests: How many requests came.
        said: The text of the answer up to the fault, of the newest request; a whole answer would go on.
    """

    def __init__(self, mode: FaultMode) -> None:
        self.mode = mode
        self.requests = 0
        self.said = ""
        self.closing = threading.Event()
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.base_url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def start(self) -> None:
        """Takes requests, or, in the mode of refused connections, stops listening."""
        if self.mode is FaultMode.CONNECTION_REFUSED:
            self._server.server_close()
        else:
            self._thread.start()

    def close(self) -> None:
        """Ends what still hangs."""
        self.closing.set()
        if self._thread.is_alive():
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()


@contextmanager
def fault_server(mode: FaultMode) -> Iterator[FaultServer]:
    """Serves one way of going wrong while the ``with`` block lasts."""
    server = FaultServer(mode)
    server.start()
    try:
        yield server
    finally:
        server.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, owner: FaultServer) -> None:
        self.owner = owner
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_POST(self) -> None:
        owner = self.server.owner
        owner.requests += 1
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
        owner.said = _beginning([Message(each["role"], each["content"]) for each in body.get("messages", [])])
        with suppress(ConnectionError):
            _ANSWERS[owner.mode](self, owner)

    def respond(self, status: int, content: bytes, kind: str = "application/json", **headers: str) -> None:
        """A whole response."""
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def begin_stream(self) -> None:
        """The head of a stream, which ends when the connection does."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def send_event(self, value: dict[str, Any] | str) -> None:
        """One event of a stream."""
        data = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()

    def send_text(self, text: str) -> None:
        """A text in pieces."""
        for start in range(0, len(text), _PIECE):
            self.send_event(_chunk(text[start : start + _PIECE]))

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


def _beginning(messages: Sequence[Message]) -> str:
    """The first sentence of the best passage, with its label, and half of a second one."""
    passages = passages_of(messages)
    if not passages:
        return "根据有关规定，应当"
    sentence = passages[0].text.split("\n")[0].split("。")[0]
    return f"{sentence}[{passages[0].label}]。{sentence[: len(sentence) // 2]}"


def _chunk(text: str, reason: str | None = None) -> dict[str, Any]:
    delta = {"content": text} if text else {}
    choice = {"index": 0, "delta": delta, "finish_reason": reason}
    return {"id": "fault", "object": "chat.completion.chunk", "model": MODEL, "choices": [choice]}


def _error(message: str, code: str) -> bytes:
    return json.dumps({"error": {"message": message, "type": "error", "code": code}}).encode()


def _rate_limited(handler: _Handler, owner: FaultServer) -> None:
    del owner
    handler.respond(429, _error("Too many requests", "rate_limit_exceeded"), Retry_After=str(RETRY_AFTER))


def _server_error(handler: _Handler, owner: FaultServer) -> None:
    del owner
    handler.respond(500, _error("Internal error, traceback: ...", "internal"))


def _html(handler: _Handler, owner: FaultServer) -> None:
    del owner
    handler.respond(200, "<html><body>请先登录统一认证平台</body></html>".encode(), "text/html; charset=utf-8")


def _wrong_key(handler: _Handler, owner: FaultServer) -> None:
    del owner
    handler.respond(401, _error("Incorrect API key provided", "invalid_api_key"))


def _half_stream(handler: _Handler, owner: FaultServer) -> None:
    handler.begin_stream()
    handler.send_text(owner.said)


def _stall(handler: _Handler, owner: FaultServer) -> None:
    _half_stream(handler, owner)
    owner.closing.wait()


def _hang(handler: _Handler, owner: FaultServer) -> None:
    owner.closing.wait()
    handler.close_connection = True


def _drip(handler: _Handler, owner: FaultServer) -> None:
    handler.begin_stream()
    text = owner.said
    while not owner.closing.wait(_DRIP_SECONDS):
        handler.send_event(_chunk(text[:1] or "续"))
        text = text[1:]


def _bad_json(handler: _Handler, owner: FaultServer) -> None:
    _half_stream(handler, owner)
    handler.send_event('{"choices": [{"delta": {"content": "应')
    handler.send_event("[DONE]")


def _bad_utf8(handler: _Handler, owner: FaultServer) -> None:
    _half_stream(handler, owner)
    handler.wfile.write(b'data: {"choices":[{"delta":{"content":"' + "规定".encode("gb18030") + b'"}}]}\n\n')
    handler.send_event("[DONE]")


def _no_choices(handler: _Handler, owner: FaultServer) -> None:
    del owner
    handler.begin_stream()
    handler.send_event({"id": "fault", "object": "chat.completion.chunk", "choices": []})
    handler.send_event("[DONE]")


def _ended(text: str | None, reason: str, handler: _Handler, owner: FaultServer) -> None:
    handler.begin_stream()
    handler.send_text(owner.said if text is None else text)
    handler.send_event(_chunk("", reason))
    handler.send_event("[DONE]")


_ANSWERS = {
    FaultMode.RATE_LIMITED: _rate_limited,
    FaultMode.SERVER_ERROR: _server_error,
    FaultMode.HTML: _html,
    FaultMode.HALF_STREAM: _half_stream,
    FaultMode.STALL: _stall,
    FaultMode.HANG: _hang,
    FaultMode.DRIP: _drip,
    FaultMode.BAD_JSON: _bad_json,
    FaultMode.BAD_UTF8: _bad_utf8,
    FaultMode.NO_CHOICES: _no_choices,
    FaultMode.EMPTY: lambda handler, owner: _ended("", "stop", handler, owner),
    FaultMode.LENGTH: lambda handler, owner: _ended(None, "length", handler, owner),
    FaultMode.CONTENT_FILTER: lambda handler, owner: _ended(None, "content_filter", handler, owner),
    FaultMode.WRONG_KEY: _wrong_key,
}
