"""Headers of every response, and the page's own scripts named by a nonce, so that no other script can run."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Their names hold a digest of their content, or they belong to the installed version.
_CACHEABLE = ("/assets/", "/static/")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def content_security_policy(nonce: str) -> str:
    """Everything from this server only. Gradio needs inline styles, and images and workers that it makes itself."""
    return (
        f"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    )


class SecurityHeaders:
    """ASGI middleware: adds the headers, and prepares the page's HTML."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and completes the response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        response = _Response(send, scope["path"])
        await self._app(_uncompressed(scope), receive, response.send)


class _Response:
    """One response on its way out. HTML is held back until it is complete, everything else streams through."""

    def __init__(self, send: Send, path: str) -> None:
        self._send = send
        self._path = path
        self._nonce = secrets.token_urlsafe(16)
        self._start: Message | None = None
        self._html = bytearray()

    async def send(self, message: Message) -> None:
        """Takes one ASGI message of the response."""
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self._start is None:
            await self._send(message)
        else:
            self._html += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_page(self._start, bytes(self._html))

    async def _begin(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        headers.update({**_HEADERS, "Content-Security-Policy": content_security_policy(self._nonce)})
        if not self._path.startswith(_CACHEABLE):
            headers["Cache-Control"] = "no-store"
        if headers.get("content-type", "").startswith("text/html"):
            self._start = message
        else:
            await self._send(message)

    async def _send_page(self, start: Message, html: bytes) -> None:
        page = prepared_page(html.decode("utf-8"), self._nonce).encode("utf-8")
        if html:
            MutableHeaders(scope=start)["Content-Length"] = str(len(page))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": page})


def prepared_page(html: str, nonce: str) -> str:
    """Gradio's page with the nonce on its scripts, in Chinese, and without the cards that name its makers' hosts."""
    html = re.sub(r'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*', "", html)
    html = html.replace('lang="en"', 'lang="zh-CN"', 1)
    return re.sub(r"<script(?=[\s>])", f'<script nonce="{nonce}"', html)


def _uncompressed(scope: Scope) -> Scope:
    """The request for a page without Accept-Encoding, so that its HTML can be read here."""
    if "text/html" not in Headers(scope=scope).get("accept", "") and scope["path"] != "/":
        return scope
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]}
