"""What may be asked of the server: from this machine only, and only the routes that the page and ``/v1`` need."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

# Gradio also offers uploads, a file server, a proxy, deep links and an editor to whoever can reach it.
_NEEDED = (
    r"/|/health|/config|/theme\.css|/favicon\.ico|/manifest\.json|/(?:assets|static|page-assets)/.+"
    r"|/gradio_api/(?:queue/(?:join|data)|cancel|reset|startup-events|heartbeat/[0-9a-z]+)"
    r"|/v1/(?:models|chat/completions)"
)


def is_loopback(host: str) -> bool:
    """Whether a host name or address, without port and brackets, names this machine; nothing is looked up."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class NeededRoutesOnly:
    """ASGI middleware: every other route does not exist.

    Args:
        app: What answers.
        addresses: A pattern of what is needed besides, by the tabs of the page.
    """

    def __init__(self, app: ASGIApp, addresses: str = "") -> None:
        self._app = app
        self._needed = re.compile(f"{_NEEDED}|{addresses}" if addresses else _NEEDED)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 404."""
        if scope["type"] == "http" and not self._needed.fullmatch(scope["path"]):
            await PlainTextResponse("没有这个页面。", status_code=404)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class LocalRequestsOnly:
    """ASGI middleware: refuses pages of other sites that reach this server through the user's browser.

    A foreign page can send requests to 127.0.0.1 (then ``Origin`` is foreign, or ``Sec-Fetch-Site`` where a browser sends
    none, as with pictures and links), or have its own name resolve to 127.0.0.1 (then ``Host`` is foreign). A link to
    the page itself may be followed from anywhere.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 403."""
        if scope["type"] == "http" and not _is_admitted(scope, Headers(scope=scope)):
            await PlainTextResponse("只接受本机页面的请求。", status_code=403)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_admitted(scope: Scope, headers: Headers) -> bool:
    return _is_local(headers) and (_is_of_ours(headers) or _opens_page(scope, headers))


def _is_local(headers: Headers) -> bool:
    host = headers.get("host", "")
    origin = headers.get("origin")
    return is_loopback(_name(f"//{host}")) and (origin is None or _place(origin) == host)


def _is_of_ours(headers: Headers) -> bool:
    """Whether a page of ours asks, the user by hand, or a program that is no browser; another port is not ours."""
    return headers.get("sec-fetch-site", "none") in ("same-origin", "none")


def _opens_page(scope: Scope, headers: Headers) -> bool:
    """Whether a link leads to the page, in a window of its own."""
    navigates = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return navigates and scope["method"] == "GET" and scope["path"] == "/"


def _name(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _place(url: str) -> str | None:
    """Host and port of an address; None where it is no address."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return None
