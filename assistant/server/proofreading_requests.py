"""How the routes of the 公文校对 tab take requests and answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from assistant.errors import GongwuError, InputError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from fastapi import Request, Response


async def answered(work: Callable[[], Awaitable[Response]]) -> Response:
    """What the work answers; where it raises an error for users, the error's sentence."""
    from fastapi.responses import PlainTextResponse

    try:
        return await work()
    except GongwuError as error:
        return PlainTextResponse(error.message, status_code=400)


async def body_of(request: Request, limit: int, sentence: str) -> bytes:
    """What was sent, given up as soon as it is too large.

    Args:
        request: The request.
        limit: How many bytes at most.
        sentence: What is said where there are more.

    Raises:
        InputError: There are more.
    """
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > limit:
            raise InputError(sentence)
    return bytes(content)


def as_json(value: Any, status: int = 200) -> Response:
    """A value as JSON."""
    from fastapi.responses import JSONResponse

    return JSONResponse(value, status_code=status)


def download(content: str | bytes, name: str) -> Response:
    """A file to keep: always a download, never a page of this server."""
    from fastapi.responses import Response

    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(content, media_type="application/octet-stream", headers=headers)
