"""``/v1/chat/completions`` and ``/v1/models``: the assistant for an office's existing chat windows and programs.

Answers are those of the page, from the same library with the same permissions. The interface is closed until a key is
configured; the guards of the whole server hold here as well, so that it is reached from this machine only.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from math import ceil
from threading import Event
from typing import TYPE_CHECKING, Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from typing_extensions import override

from assistant.answering.answer import Answer, Turn
from assistant.answering.events import AnswerEvent, ReasoningDelta, StepStarted, TextDelta, Withdrawn
from assistant.errors import GongwuError, InputError, ServiceError
from assistant.page.failures import INCOMPLETE, INTERNAL_ERROR
from assistant.server.v1 import wire
from assistant.server.v1.keys import ApiKeys
from assistant.server.v1.limits import REFUSALS_A_MINUTE, Limits

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from fastapi import FastAPI
    from starlette.types import Receive, Scope, Send

LARGEST_BODY = 2**20
"""Bytes; a conversation of a thousand messages is smaller."""

CLOSED = "接口没有开放：请管理员设置 GONGWU_API_KEYS 或 GONGWU_API_KEYS_FILE 后重新启动。"
WRONG_KEY = "密钥不正确，请在请求头写明 Authorization: Bearer 密钥。"
TOO_OFTEN = "请求太频繁，请过 {seconds} 秒再试。"
TOO_MANY = "同时提问的人太多，请过几秒再试。"
TOO_LARGE = "请求超过 1 MB，请缩短对话后重试。"
WITHDRAWN = "\n\n（以上内容作废：{notice}以下以此为准。）\n\n"

_log = logging.getLogger(__name__)


StreamAnswer: TypeAlias = Callable[[str, Sequence[Turn], Event], Iterator[AnswerEvent]]
"""Answers a question after a conversation, step by step, until it is cancelled, as ``Services.stream_answer`` does."""


def add_openai_routes(application: FastAPI, answer: StreamAnswer, keys: ApiKeys, limits: Limits | None = None) -> None:
    """Adds the routes under ``/v1``; the guards list them too.

    Args:
        answer: What answers.
        keys: What opens them; none keeps them closed.
        limits: How often may be asked; the usual ones by default.
    """
    counted = limits or Limits()

    async def completions(request: Request) -> Response:
        return await _admitted(request, keys, counted, lambda: _complete(answer, request, counted))

    async def models(request: Request) -> Response:
        async def said() -> Response:
            return _json(wire.models())

        return await _admitted(request, keys, counted, said)

    application.add_route("/v1/chat/completions", completions, methods=["POST"])
    application.add_route("/v1/models", models, methods=["GET"])


async def _admitted(
    request: Request, keys: ApiKeys, limits: Limits, work: Callable[[], Awaitable[Response]]
) -> Response:
    if not keys.digests:
        return _json(wire.error(CLOSED, "api_closed", "permission_error"), 403)
    owner = keys.owner_of(request.headers.get("authorization", ""))
    wait = limits.wait_for(owner) if owner else limits.wait_for("", REFUSALS_A_MINUTE)
    if wait:
        said = wire.error(TOO_OFTEN.format(seconds=ceil(wait)), "rate_limit_exceeded", "rate_limit_error")
        return _json(said, 429, {"Retry-After": str(ceil(wait))})
    if owner is None:
        return _json(wire.error(WRONG_KEY, "invalid_api_key"), 401, {"WWW-Authenticate": "Bearer"})
    return await work()


async def _complete(answer: StreamAnswer, request: Request, limits: Limits) -> Response:
    body = await _body(request)
    if body is None:
        return _json(wire.error(TOO_LARGE, "request_too_large"), 413)
    if not limits.enter():
        return _json(wire.error(TOO_MANY, "overloaded", "rate_limit_error"), 429, {"Retry-After": "3"})
    place = _Place(limits)
    try:
        return await run_in_threadpool(_respond, answer, body, place)
    except GongwuError as fault:
        status, said = _refusal(fault)
        return _json(said, status)
    except Exception as fault:  # noqa: BLE001 - a front door: whatever went wrong is logged once and told as a sentence
        _log.error("unexpected error behind /v1", exc_info=fault)
        return _json(wire.error(INTERNAL_ERROR, "internal_error", "server_error"), 500)
    finally:
        place.leave_unless_kept()


class _Place:
    """One of the places for answers under way; a stream keeps it until it has ended."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._kept = False
        self._left = False

    def keep(self) -> None:
        self._kept = True

    def leave_unless_kept(self) -> None:
        if not self._kept:
            self.leave()

    def leave(self) -> None:
        if not self._left:
            self._left = True
            self._limits.leave()


def _respond(answer: StreamAnswer, body: bytes, place: _Place) -> Response:
    """Starts the answer; what is wrong with the question shows before anything is sent."""
    asked = wire.asked_in(body)
    cancelled = Event()
    events = answer(asked.question, asked.history, cancelled)
    begun = [event for event in (next(events, None), next(events, None)) if event is not None]
    reply, everything = wire.Reply(asked), chain(begun, events)
    if not asked.stream:
        return _json(reply.whole(_answer(everything)))
    place.keep()
    return _Stream(_written(reply, everything), events, place, cancelled)


def _answer(events: Iterator[AnswerEvent]) -> Answer:
    for event in events:
        if isinstance(event, Answer):
            return event
    raise ServiceError(INCOMPLETE)


class _Stream(StreamingResponse):
    """An answer in pieces; when it has ended, or nobody listens any more, the work behind it is stopped."""

    def __init__(self, pieces: Iterator[str], source: Iterator[AnswerEvent], place: _Place, cancelled: Event) -> None:
        super().__init__(pieces, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})
        self._source = source
        self._place = place
        self._cancelled = cancelled

    @override
    async def listen_for_disconnect(self, receive: Receive) -> None:
        await super().listen_for_disconnect(receive)
        self._cancelled.set()

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        from anyio import CancelScope
        from anyio.to_thread import run_sync

        try:
            await super().__call__(scope, receive, send)
        finally:
            with CancelScope(shield=True):
                await run_sync(self._stop)

    def _stop(self) -> None:
        close = getattr(self._source, "close", None)
        if close is not None:
            close()
        self._place.leave()


def _written(reply: wire.Reply, events: Iterator[AnswerEvent]) -> Iterator[str]:
    try:
        yield from _stream(reply, events)
    except GongwuError as fault:
        yield wire.failed(fault.message, "incomplete")
    except Exception as fault:  # noqa: BLE001 - as above; the stream has begun, so the sentence is its last event
        _log.error("unexpected error behind /v1", exc_info=fault)
        yield wire.failed(INTERNAL_ERROR, "internal_error")
    yield wire.DONE


def _stream(reply: wire.Reply, events: Iterator[AnswerEvent]) -> Iterator[str]:
    yield reply.piece({"role": "assistant", "content": ""})
    for event in events:
        match event:
            case StepStarted(title):
                yield wire.comment(title)
            case TextDelta(text):
                yield reply.piece({"content": text})
            case Answer():
                yield reply.piece({"content": wire.closing_of(event)})
                yield reply.piece({}, event)
                yield reply.counted(event)
                return
            case ReasoningDelta(text):
                yield reply.piece({"reasoning_content": text})
            case Withdrawn(notice):
                yield reply.piece({"content": WITHDRAWN.format(notice=notice)})
    yield wire.failed(INCOMPLETE, "incomplete")


def _refusal(fault: GongwuError) -> tuple[int, dict[str, Any]]:
    if isinstance(fault, wire.UnknownModel):
        return 404, wire.error(fault.message, "model_not_found")
    if isinstance(fault, InputError):
        return 400, wire.error(fault.message, "invalid_request")
    return 503, wire.error(fault.message, "unavailable", "server_error")


async def _body(request: Request) -> bytes | None:
    """What was sent; None as soon as it is too large."""
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > LARGEST_BODY:
            return None
    return bytes(content)


def _json(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse(value, status_code=status, headers=headers)
