"""How the routes of the 公文校对 tab take requests and answer them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from assistant.errors import GongwuError, TooManyRequests

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from fastapi import Request, Response

_COOKIE, _COOKIE_LENGTH, _PATH = "gongwu-proofreading", 64, "/proofreading"


async def answered(work: Callable[[], Awaitable[Response]]) -> Response:
    """What the work answers; where it raises an error for users, the error's sentence."""
    from fastapi.responses import PlainTextResponse

    try:
        return await work()
    except TooManyRequests as error:
        return PlainTextResponse(error.message, status_code=429, headers={"Retry-After": "30"})
    except GongwuError as error:
        return PlainTextResponse(error.message, status_code=400)


def owner_of(request: Request) -> str:
    """What tells the browser of a request from others; empty where it brings no cookie of ours."""
    return request.cookies.get(_COOKIE, "")[:_COOKIE_LENGTH]


def with_owner(request: Request, response: Response) -> Response:
    """The response, with a cookie that lasts until the browser is closed, where it has none."""
    if not owner_of(request):
        response.set_cookie(_COOKIE, secrets.token_urlsafe(16), path=_PATH, httponly=True, samesite="strict")
    return response


def as_json(value: Any, status: int = 200) -> Response:
    """A value as JSON."""
    from fastapi.responses import JSONResponse

    return JSONResponse(value, status_code=status)


def download(content: str | bytes, name: str) -> Response:
    """A file to keep: always a download, never a page of this server."""
    from fastapi.responses import Response

    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(content, media_type="application/octet-stream", headers=headers)
