"""Stands before Gradio: what the page would not send does not reach it, and what goes wrong in it is one line of the log."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders, QueryParams
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse

from assistant.errors import InputError, TooManyRequests
from assistant.page.app import PageDoor
from assistant.page.failures import INTERNAL_ERROR

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_GRADIO = "/gradio_api/"
_HEARTBEAT = f"{_GRADIO}heartbeat/"
_WITH_BODY = (f"{_GRADIO}queue/join", f"{_GRADIO}cancel", f"{_GRADIO}reset")
_UNKNOWN = "这个窗口还没有提问，或者已经关闭太久；请刷新页面后重试。"

_log = logging.getLogger(__name__)


class PageGuard:
    """ASGI middleware for Gradio's routes; all others pass.

    Args:
        app: What answers.
        door: What the page would send, and which windows it has.
    """

    def __init__(self, app: ASGIApp, door: PageDoor) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 4xx."""
        if scope["type"] != "http" or not scope["path"].startswith(_GRADIO):
            await self._app(scope, receive, send)
            return
        try:
            await self._pass_on(scope, receive, send)
        except InputError as error:
            await _sentence(error.message, 400)(scope, receive, send)
        except TooManyRequests as error:
            await _sentence(error.message, 429)(scope, receive, send)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        path, method = scope["path"], scope["method"]
        if method == "POST" and path in _WITH_BODY:
            window, body = self._door.requests.fit(path.rsplit("/", 1)[-1], await _body(receive))
            if path == _WITH_BODY[0]:
                self._door.windows.asks(window)
            await self._run(_with_length(scope, len(body)), _once(body, receive), send)
        elif path == f"{_GRADIO}queue/data" and not self._door.windows.is_known(_window(scope)):
            await _sentence(_UNKNOWN, 404)(scope, receive, send)
        elif path.startswith(_HEARTBEAT):
            with self._door.windows.open(path.removeprefix(_HEARTBEAT)):
                await self._run(scope, receive, send)
        else:
            await self._run(scope, receive, send)

    async def _run(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except ClientDisconnect:
            raise
        except Exception as error:  # noqa: BLE001 - a front door: a fault within Gradio is logged once and told as a sentence
            _log.error("Gradio failed at %s: %r", scope["path"], error)
            if not started:
                await _sentence(INTERNAL_ERROR, 500)(scope, receive, send)


async def _body(receive: Receive) -> bytes:
    content = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        content += message.get("body", b"")
        if not message.get("more_body", False):
            return bytes(content)


def _once(body: bytes, receive: Receive) -> Receive:
    """Gives the body, and then what comes after it."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _with_length(scope: Scope, length: int) -> Scope:
    changed = {**scope, "headers": list(scope["headers"])}
    headers = MutableHeaders(scope=changed)
    headers["Content-Length"] = str(length)
    del headers["Transfer-Encoding"]
    return changed


def _window(scope: Scope) -> str:
    return QueryParams(scope["query_string"]).get("session_hash", "")


def _sentence(sentence: str, status: int) -> JSONResponse:
    """As Gradio's script expects what went wrong."""
    return JSONResponse({"detail": sentence}, status, {"Retry-After": "5"} if status == 429 else None)
