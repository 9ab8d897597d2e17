# pyright: strict
"""An OpenAI-compatible service on the loopback interface, with a model of this process behind it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from assistant.models.faults import ModelFault
from assistant.models.loopback import Loopback, LoopbackHandler
from assistant.models.messages import Finished, LanguageModel, Limits, Message, ReasoningPiece, TextPiece


class _Handler(LoopbackHandler):
    @property
    def _owner(self) -> FakeServer:
        return cast(FakeServer, self.owner)

    def do_GET(self) -> None:
        self.send_json(200, {"object": "list", "data": [{"id": self._owner.model.name, "object": "model"}]})

    def do_POST(self) -> None:
        owner = self._owner
        body = self.body()
        if not self.bears_the_key:
            self.send_json(401, {"error": {"message": "Incorrect API key provided", "code": "invalid_api_key"}})
            return
        if body["model"] != owner.model.name:
            self.send_json(404, {"error": {"message": f"The model '{body['model']}' does not exist", "code": 404}})
            return
        owner.asked.append(body)
        if "response_format" in body and not owner.knows_form:
            self.send_json(400, {"error": {"message": "response_format is not supported", "code": 400}})
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
            for event in self._owner.model.stream(messages, Limits.of(60)):
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
            for event in self._owner.model.stream(messages, Limits.of(60)):
                text += event.text if isinstance(event, TextPiece) else ""
        except ModelFault:
            reason = "length"
        message = {"role": "assistant", "content": text}
        self.send_json(200, {"choices": [{"index": 0, "message": message, "finish_reason": reason}]})


class FakeServer(Loopback):
    """Serves one model while the ``with`` block lasts.

    Args:
        model: What answers.
        api_key: What clients must send; empty accepts everybody.
        knows_form: Whether ``response_format`` is accepted; else such requests are refused, as some services do.
    """

    handler = _Handler

    def __init__(self, model: LanguageModel, api_key: str = "", knows_form: bool = True) -> None:
        super().__init__(api_key)
        self.model = model
        self.knows_form = knows_form

    @property
    def url(self) -> str:
        """What ``GONGWU_CHAT_BASE_URL`` is set to."""
        return f"{self.address}/v1"


def _chunk(delta: dict[str, Any], reason: str | None = None) -> dict[str, Any]:
    return {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}
