# pyright: strict
"""The wire protocol of OpenAI's chat completions, read strictly: what is no complete answer is a fault."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from assistant.models.faults import FaultKind, ModelFault
from assistant.models.messages import Finished, ModelEvent, ReasoningPiece, TextPiece, Tokens
from assistant.models.thinking import ThinkingSplitter

LONGEST_BODY = 8_000_000
"""Bytes; what is longer is no answer to a question."""

LONGEST_ANSWER = 20_000
"""Characters; an answer of this length never ends by itself."""

_ENDS = {
    "length": FaultKind.TOO_LONG,
    "content_filter": FaultKind.FILTERED,
    "insufficient_system_resource": FaultKind.SERVER_FAULT,
}


class AnswerReader:
    """Makes events of the bytes of a response.

    Args:
        content_type: Of the response; ``application/json`` is an answer in one piece, which some services send though a
            stream was asked for.

    Attributes:
        done: Whether the service has said that nothing more will come.
    """

    def __init__(self, content_type: str) -> None:
        if "html" in content_type:
            raise ModelFault(FaultKind.NOT_A_MODEL_SERVICE)
        self._whole = "json" in content_type
        self._buffer = bytearray()
        self._read = 0
        self._splitter = ThinkingSplitter()
        self._length = 0
        self._choices = False
        self._reason = ""
        self._tokens = Tokens()
        self.done = False

    def feed(self, data: bytes) -> Iterator[ModelEvent]:
        """The events that ``data`` completes.

        Raises:
            ModelFault: It is not the wire protocol, or the service reports a fault.
        """
        self._read += len(data)
        if self._read > LONGEST_BODY:
            raise ModelFault(FaultKind.BAD_JSON)
        self._buffer += data
        while not self._whole and (end := self._buffer.find(b"\n")) >= 0:
            line = bytes(self._buffer[:end])
            del self._buffer[: end + 1]
            yield from self._line(line)

    def end(self) -> Iterator[ModelEvent]:
        """What is left when the response has ended; the last event is ``Finished``.

        Raises:
            ModelFault: The answer is not complete.
        """
        if self._buffer:
            rest = bytes(self._buffer)
            self._buffer.clear()
            if self._whole or rest.lstrip().startswith((b"{", b"<")):
                yield from self._object(_decoded(rest))
            else:
                yield from self._line(rest)
        yield from self._splitter.end()
        yield self._finished()

    def _finished(self) -> Finished:
        if not self._choices:
            raise ModelFault(FaultKind.NO_CHOICES if self.done or self._whole else FaultKind.CUT)
        if self._reason != "stop":
            raise ModelFault(_ENDS.get(self._reason, FaultKind.CUT))
        if not self._length:
            raise ModelFault(FaultKind.EMPTY)
        return Finished("stop", self._tokens)

    def _line(self, raw: bytes) -> Iterator[ModelEvent]:
        line = _decoded(raw).strip("\r\n\ufeff ")
        field, _, value = line.partition(":")
        if not line or not field or field in ("event", "id", "retry"):
            return
        if field != "data":
            raise ModelFault(FaultKind.NOT_A_MODEL_SERVICE if line.startswith("<") else FaultKind.BAD_JSON)
        if value.strip() == "[DONE]":
            self.done = True
        elif value.strip():
            yield from self._object(value)

    def _object(self, text: str) -> Iterator[ModelEvent]:
        if text.lstrip().startswith("<"):
            raise ModelFault(FaultKind.NOT_A_MODEL_SERVICE)
        chunk = _mapping(_parsed(text))
        if chunk.get("error"):
            raise ModelFault(kind_of_error(_status_in(chunk["error"]), text))
        usage = chunk.get("usage")
        if isinstance(usage, dict):
            self._tokens = _tokens(cast("dict[str, Any]", usage))
        choices = chunk.get("choices")
        if isinstance(choices, list) and choices:
            yield from self._choice(_mapping(cast("list[Any]", choices)[0]))

    def _choice(self, choice: Mapping[str, Any]) -> Iterator[ModelEvent]:
        self._choices = True
        said = _mapping(choice.get("delta") or choice.get("message") or {})
        thought = said.get("reasoning_content") or said.get("reasoning")
        if isinstance(thought, str) and thought:
            yield ReasoningPiece(thought)
        text = said.get("content")
        if isinstance(text, str) and text:
            yield from self._counted(text)
        reason = choice.get("finish_reason")
        if isinstance(reason, str) and reason:
            self._reason = reason

    def _counted(self, text: str) -> Iterator[ModelEvent]:
        for piece in self._splitter.feed(text):
            if isinstance(piece, TextPiece):
                self._length += len(piece.text.strip())
            yield piece
        if self._length > LONGEST_ANSWER:
            raise ModelFault(FaultKind.TOO_LONG)


def kind_of_error(status: int, body: str) -> FaultKind:
    """What an error of the service means.

    Args:
        status: HTTP status, or 0 where the error came inside a response that began well.
        body: What the service said, in whatever form.
    """
    said = body[:4000].lower()
    if status in (401, 403):
        return FaultKind.WRONG_KEY
    if status == 429:
        return FaultKind.RATE_LIMITED
    if status >= 500:
        return FaultKind.SERVER_FAULT
    for kind, signs in _SIGNS.items():
        if any(sign in said for sign in signs):
            return kind
    if 300 <= status < 400 or status in (404, 405):
        return FaultKind.NOT_A_MODEL_SERVICE
    return FaultKind.REFUSED_REQUEST if status else FaultKind.SERVER_FAULT


_SIGNS = {
    FaultKind.CONTEXT_TOO_LONG: ("context length", "context_length", "maximum context", "too long", "context size"),
    FaultKind.FILTERED: ("content_filter", "data_inspection_failed", "content filter", "inappropriate"),
    FaultKind.UNKNOWN_MODEL: ("model not exist", "model_not_found", "does not exist", "unknown model", "model '", 'model "'),
    FaultKind.WRONG_KEY: ("invalid_api_key", "incorrect api key", "authentication"),
    FaultKind.RATE_LIMITED: ("rate limit", "rate_limit", "too many requests"),
}  # fmt: skip


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ModelFault(FaultKind.BAD_ENCODING) from error


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ModelFault(FaultKind.BAD_JSON) from error


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ModelFault(FaultKind.BAD_JSON)
    return cast("dict[str, Any]", value)


def _status_in(error: object) -> int:
    """The HTTP status that an error inside a stream names, or 0."""
    if not isinstance(error, dict):
        return 0
    code = cast("dict[str, Any]", error).get("code")
    return code if isinstance(code, int) else 0


def _tokens(usage: Mapping[str, Any]) -> Tokens:
    counts = (usage.get("prompt_tokens"), usage.get("completion_tokens"))
    prompt, completion = (count if isinstance(count, int) and count > 0 else 0 for count in counts)
    return Tokens(prompt, completion)
