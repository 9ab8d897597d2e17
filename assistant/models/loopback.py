# pyright: strict
"""What the services that stand in for real ones share: a server on the loopback interface while a ``with`` block lasts."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, ClassVar, Self, cast

from typing_extensions import override


class Loopback:
    """Serves while the ``with`` block lasts.

    Args:
        api_key: What clients must send; empty accepts everybody.

    Attributes:
        asked: The bodies of the requests that were understood, oldest first.
    """

    handler: ClassVar[type[LoopbackHandler]]

    def __init__(self, api_key: str = "") -> None:
        self.api_key = api_key
        self.asked: list[Mapping[str, Any]] = []
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def address(self) -> str:
        """Host and port, as a client is told them."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class LoopbackHandler(BaseHTTPRequestHandler):
    """One request."""

    @property
    def owner(self) -> Loopback:
        """Who serves."""
        return cast(_Server, self.server).owner

    def body(self) -> Any:
        """What was sent, as JSON."""
        return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

    @property
    def bears_the_key(self) -> bool:
        """Whether the request may be answered."""
        return not self.owner.api_key or self.headers.get("Authorization") == f"Bearer {self.owner.api_key}"

    def send_json(self, status: int, value: object) -> None:
        """Answers."""
        content = json.dumps(value, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""
        cast(Any, (format, args))


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, owner: Loopback) -> None:
        self.owner = owner
        super().__init__(("127.0.0.1", 0), owner.handler)
