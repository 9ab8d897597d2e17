"""Requests that all readers read alike, and that say nothing of an address that is not ours."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

# Gradio takes them for the page's own address and writes that into the page; no proxy stands before this server.
_OF_PROXIES = (b"x-forwarded-", b"x-gradio-server", b"forwarded", b"x-real-ip", b"x-original-", b"x-rewrite-")
_REPEATED = "请求的地址里有重复的参数，请刷新页面后重试。"
_MOST_PARAMETERS = 50


class PlainRequests:
    """ASGI middleware: refuses repeated parameters, and drops what proxies would say.

    Of a parameter that comes twice one reader takes the first value and another the last.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on without such headers, or answers 400."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _repeats(scope["query_string"]):
            await PlainTextResponse(_REPEATED, status_code=400)(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if not name.lower().startswith(_OF_PROXIES)]
        await self._app({**scope, "headers": headers}, receive, send)


def _repeats(query: bytes) -> bool:
    """Whether a name comes twice, or there are more parameters than any page of ours sends."""
    if not query:
        return False
    try:
        said = parse_qsl(query.decode("latin-1"), keep_blank_values=True, max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        return True
    names = [name for name, _ in said]
    return len(set(names)) < len(names)
