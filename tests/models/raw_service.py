"""A service on the loopback interface that says, byte for byte, what a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SSE = "text/event-stream"


@dataclass(frozen=True)
class Reply:
    """One response; ``pieces`` are bytes, or seconds to wait."""

    pieces: Sequence[bytes | float] = ()
    status: int = 200
    content_type: str = SSE
    headers: dict[str, str] = field(default_factory=dict)


def chunk(text: str | None = None, reason: str | None = None, **delta: str) -> bytes:
    """One event of a stream."""
    said = {**({"content": text} if text is not None else {}), **delta}
    value = {"choices": [{"index": 0, "delta": said, "finish_reason": reason}]}
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n".encode()


DONE = b"data: [DONE]\n\n"
WHOLE = Reply((chunk("试用期"), chunk("为一年。"), chunk(reason="stop"), DONE))


class RawService(ThreadingHTTPServer):
    """Gives the replies in turn, the last one again and again."""

    daemon_threads = True

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.asked: list[dict[str, Any]] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: RawService

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append({**body, "authorization": self.headers["Authorization"]})
        replies = self.server.replies
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        self.send_response(reply.status)
        for name, value in {"Content-Type": reply.content_type, **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for piece in reply.pieces:
                if isinstance(piece, bytes):
                    self.wfile.write(piece)
                    self.wfile.flush()
                else:
                    time.sleep(piece)
        except ConnectionError:
            return

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def raw_service(*replies: Reply) -> Iterator[RawService]:
    with RawService(*replies) as service:
        thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield service
        finally:
            service.shutdown()
            thread.join()
