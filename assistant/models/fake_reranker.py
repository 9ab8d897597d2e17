# pyright: strict
"""A reranking service on the loopback interface, in either shape, that scores by a plain function: no model, and no oracle."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self, cast

from typing_extensions import override

from assistant.models.rerank_wire import Shape


def shared_pairs(query: str, text: str) -> float:
    """Which share of the question's pairs of characters stands in a text."""
    pairs = {query[n : n + 2] for n in range(len(query) - 1)}
    return sum(pair in text for pair in pairs) / max(1, len(pairs))


class FakeReranker:
    """Serves one function while the ``with`` block lasts.

    Args:
        score: Says how well a text answers a question.
        shape: How it wants to be asked; the other shape is refused with 422, as the real services do.
        api_key: What clients must send; empty accepts everybody.

    Attributes:
        asked: The bodies of the requests that were understood, oldest first.
    """

    def __init__(
        self,
        score: Callable[[str, str], float] = shared_pairs,
        shape: Shape = Shape.DOCUMENTS,
        api_key: str = "",
    ) -> None:
        self.score = score
        self.shape = shape
        self.api_key = api_key
        self.asked: list[Mapping[str, Any]] = []
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def url(self) -> str:
        """What ``GONGWU_RERANK_BASE_URL`` is set to."""
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


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, owner: FakeReranker) -> None:
        self.owner = owner
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_POST(self) -> None:
        owner = self.server.owner
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path != "/rerank":
            self._json(404, {"detail": "Not Found"})
        elif owner.api_key and self.headers.get("Authorization") != f"Bearer {owner.api_key}":
            self._json(401, {"error": "Unauthorized"})
        elif owner.shape.value not in body:
            self._json(422, {"detail": f"missing field `{owner.shape.value}`"})
        else:
            owner.asked.append(body)
            self._json(200, _answer(owner, body))

    def _json(self, status: int, value: object) -> None:
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


def _answer(owner: FakeReranker, body: Mapping[str, Any]) -> object:
    """The results, best first, as each kind of service writes them."""
    scores = [owner.score(body["query"], text) for text in body[owner.shape.value]]
    best = sorted(enumerate(scores), key=lambda scored: -scored[1])
    if owner.shape is Shape.TEXTS:
        return [{"index": index, "score": score} for index, score in best]
    results = [{"index": index, "relevance_score": score, "document": {"text": ""}} for index, score in best]
    return {"id": "rerank-1", "model": body["model"], "results": results[: body["top_n"]]}
