"""How much may be sent to the server: by one request, and by all of them together while they are being read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse

from assistant.page.tabs import Upload

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MEGABYTE = 2**20
UPLOADS_IN_FLIGHT = 160 * _MEGABYTE
"""Bytes of uploads that have come in and are not dealt with; three of the largest documents."""

_OTHERS_IN_FLIGHT = 32 * _MEGABYTE
_TOO_MUCH = "请求超过 1 MB，请缩短内容后重试。"
_BUSY = "同时上传的内容太多，服务器暂时放不下，请过几秒再试。"


@dataclass(frozen=True)
class _Limit:
    """What one request to a route may hold; None leaves it to the route, which counts as it reads."""

    largest: int | None
    sentence: str = _TOO_MUCH
    upload: bool = False


_OTHERS = _Limit(_MEGABYTE)
_API = _Limit(None)


class _Refused(Exception):
    """A body that is not read any further."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.response = PlainTextResponse(sentence, status, {"Retry-After": "5"} if status == 503 else None)


class BodyLimits:
    """ASGI middleware: counts bodies as they arrive, whatever they say of their length, and gives up what is too much.

    Args:
        app: What answers.
        uploads: The routes that take files.
    """

    def __init__(self, app: ASGIApp, uploads: Sequence[Upload] = ()) -> None:
        self._app = app
        self._uploads = {each.path: _Limit(each.largest, each.sentence, upload=True) for each in uploads}
        self._room = {True: UPLOADS_IN_FLIGHT, False: _OTHERS_IN_FLIGHT}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 413 or 503; nothing where the other side is gone."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = _API if scope["path"].startswith("/v1/") else self._uploads.get(scope["path"], _OTHERS)
        counted = _Counted(receive, limit, self._room)
        try:
            _admit_length(Headers(scope=scope).get("content-length", ""), limit)
            await self._app(scope, counted.receive, send)
        except _Refused as refused:
            await refused.response(scope, receive, send)
        except ClientDisconnect:
            return
        finally:
            self._room[limit.upload] += counted.held


class _Counted:
    """The body of one request on its way in."""

    def __init__(self, receive: Receive, limit: _Limit, room: dict[bool, int]) -> None:
        self._receive = receive
        self._limit = limit
        self._room = room
        self.held = 0

    async def receive(self) -> Message:
        """The next piece.

        Raises:
            _Refused: It is one too many.
        """
        message = await self._receive()
        size = len(message.get("body", b""))
        if size > self._room[self._limit.upload]:
            raise _Refused(503, _BUSY)
        self._room[self._limit.upload] -= size
        self.held += size
        if self._limit.largest is not None and self.held > self._limit.largest:
            raise _Refused(413, self._limit.sentence)
        return message


def _admit_length(said: str, limit: _Limit) -> None:
    if limit.largest is not None and said.isdecimal() and int(said[:20]) > limit.largest:
        raise _Refused(413, limit.sentence)
