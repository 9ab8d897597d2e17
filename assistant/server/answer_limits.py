"""Large answers on their way out: given in pieces, so that those of slow readers are counted, and there are few of them.

An answer that is handed over as a whole lies in the buffer of its connection, where nobody counts it, until it is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ANSWERS_IN_FLIGHT = 160 * 2**20
"""Bytes of answers that are being read; a single one may be larger."""

ANSWERS_AT_A_TIME = 24
"""Large answers that are being read."""

PIECE = 64 * 1024
_BUSY = "同时读取的结果太多，服务器暂时放不下，请过几秒再试。"


class AnswerLimits:
    """ASGI middleware: counts answers larger than a piece until they are read, and refuses those there is no room for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._held = 0
        self._count = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 503."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(self, scope, receive, send)
        try:
            await self._app(scope, receive, answer.send)
        finally:
            answer.leave()

    def enter(self, size: int) -> bool:
        """Takes room for an answer; False where there is none."""
        if self._held and (self._held + size > ANSWERS_IN_FLIGHT or self._count >= ANSWERS_AT_A_TIME):
            return False
        self._held += size
        self._count += 1
        return True

    def leave(self, size: int) -> None:
        """Gives the room back."""
        self._held -= size
        self._count -= 1


class _Answer:
    """One answer; what begins it waits for its first piece, so that it can still be refused."""

    def __init__(self, room: AnswerLimits, scope: Scope, receive: Receive, send: Send) -> None:
        self._room = room
        self._scope = scope
        self._receive = receive
        self._send = send
        self._start: Message | None = None
        self._held = 0
        self._refused = False

    async def send(self, message: Message) -> None:
        """Takes one ASGI message of the answer."""
        if self._refused:
            return
        if message["type"] == "http.response.start" and _has_length(message):
            self._start = message
        elif message["type"] == "http.response.body":
            await self._send_body(message)
        else:
            await self._send(message)

    def leave(self) -> None:
        """The answer has been read, or nobody reads it any more."""
        if self._held:
            self._room.leave(self._held)
            self._held = 0

    async def _send_body(self, message: Message) -> None:
        body = message.get("body", b"")
        if len(body) > PIECE and not self._held and not self._admit(len(body)):
            await PlainTextResponse(_BUSY, 503, {"Retry-After": "5"})(self._scope, self._receive, self._send)
            return
        if self._start is not None:
            start, self._start = self._start, None
            await self._send(start)
        more, view = message.get("more_body", False), memoryview(body)
        for at in range(0, max(len(body), 1), PIECE):
            piece = bytes(view[at : at + PIECE])
            await self._send({"type": "http.response.body", "body": piece, "more_body": more or at + PIECE < len(body)})

    def _admit(self, size: int) -> bool:
        if self._room.enter(size):
            self._held = size
            return True
        # Without its beginning held back an answer cannot be refused any more; such answers come in pieces anyway.
        self._refused = self._start is not None
        return not self._refused


def _has_length(start: Message) -> bool:
    """Whether all of an answer is there already, as opposed to one that comes piece by piece."""
    return any(name.lower() == b"content-length" for name, _ in start["headers"])
