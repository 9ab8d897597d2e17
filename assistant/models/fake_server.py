# pyright: strict
"""An OpenAI-compatible service on the loopback interface, with a model of this process behind it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self, cast

from typing_extensions import override

from assistant.models.faults import ModelFault
from assistant.models.messages import Finished, LanguageModel, Limits, Message, ReasoningPiece, TextPiece


class FakeServer:
    """Serves one model while the ``with`` block lasts.

    Args:
        model: What answers.
        api_key: What clients must send; empty accepts everybody.
        knows_form: Whether ``response_format`` is accepted; else such requests are refused, as some services do.

    Attributes:
        asked: The bodies of the requests, oldest first.
    """

    def __init__(self, model: LanguageModel, api_key: str = "", knows_form: bool = True) -> None:
        self.model = model
        self.api_key = api_key
        self.knows_form = knows_form
        self.asked: list[Mapping[str, Any]] = []
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def url(self) -> str:
        """What ``GONGWU_CHAT_BASE_URL`` is set to."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"

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

    def __init__(self, owner: FakeServer) -> None:
        self.owner = owner
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_GET(self) -> None:
        self._json(200, {"object": "list", "data": [{"id": self.server.owner.model.name, "object": "model"}]})

    def do_POST(self) -> None:
        owner = self.server.owner
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if owner.api_key and self.headers.get("Authorization") != f"Bearer {owner.api_key}":
            self._json(401, {"error": {"message": "Incorrect API key provided", "code": "invalid_api_key"}})
            return
        if body["model"] != owner.model.name:
            self._json(404, {"error": {"message": f"The model '{body['model']}' does not exist", "code": 404}})
            return
        owner.asked.append(body)
        if "response_format" in body and not owner.knows_form:
            self._json(400, {"error": {"message": "response_format is not supported", "code": 400}})
            return
        messages = [Message(message["role"], message["content"]) for message in body["messages"]]
        if body.get("stream"):
            self._stream(messages)
        else:
            self._whole(messages)

    def _stream(self, messages: list[Message]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        try:
            for chunk in self._chunks(messages):
                data = chunk if isinstance(chunk, str) else json.dumps(chunk, ensure_ascii=False)
                self.wfile.write(f"data: {data}\n\n".encode())
                self.wfile.flush()
        except ConnectionError:
            return  # whoever asked does not listen any more

    def _chunks(self, messages: list[Message]) -> Iterator[dict[str, Any] | str]:
        try:
            for event in self.server.owner.model.stream(messages, Limits.of(60)):
                match event:
                    case TextPiece(text):
                        yield _chunk({"content": text})
                    case ReasoningPiece(text):
                        yield _chunk({"reasoning_content": text, "content": None})
                    case Finished(reason, tokens):
                        yield _chunk({}, reason)
                        counts = {"prompt_tokens": tokens.prompt, "completion_tokens": tokens.completion}
                        yield {"object": "chat.completion.chunk", "choices": [], "usage": counts}
        except ModelFault:
            yield _chunk({}, "length")
        yield "[DONE]"

    def _whole(self, messages: list[Message]) -> None:
        text, reason = "", "stop"
        try:
            for event in self.server.owner.model.stream(messages, Limits.of(60)):
                text += event.text if isinstance(event, TextPiece) else ""
        except ModelFault:
            reason = "length"
        message = {"role": "assistant", "content": text}
        self._json(200, {"choices": [{"index": 0, "message": message, "finish_reason": reason}]})

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


def _chunk(delta: dict[str, Any], reason: str | None = None) -> dict[str, Any]:
    return {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}
