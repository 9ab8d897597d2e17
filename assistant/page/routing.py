"""How a tab's routes are written: rows of a method, a path, and a function of the tab's desk and the request."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from assistant.errors import GongwuError, TooManyRequests

if TYPE_CHECKING:
    from fastapi import APIRouter

_NAME_HEADER = "x-file-name"

Desk = TypeVar("Desk")


@dataclass(frozen=True)
class Route(Generic[Desk]):
    """A row.

    Attributes:
        work: Answers a request; an error for users is answered with its sentence.
        refused: The status of such an answer.
    """

    method: str
    path: str
    work: Callable[[Desk, Request], Awaitable[Response]]
    refused: int = 400


def router_of(desk: Desk, routes: Sequence[Route[Desk]]) -> APIRouter:
    """The rows as a router of FastAPI."""
    from fastapi import APIRouter

    router = APIRouter()
    for route in routes:
        router.add_route(route.path, _endpoint(desk, route), methods=[route.method])
    return router


def _endpoint(desk: Desk, route: Route[Desk]) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            return await route.work(desk, request)
        except TooManyRequests as error:
            return PlainTextResponse(error.message, status_code=429, headers={"Retry-After": "30"})
        except GongwuError as error:
            return PlainTextResponse(error.message, status_code=route.refused)

    return endpoint


def file_name(request: Request) -> str | None:
    """What an uploaded file is called; None where no name was sent."""
    said = request.headers.get(_NAME_HEADER)
    return None if said is None else unquote(said)


def said_in(body: str | bytes) -> Any:
    """The JSON that was sent.

    Raises:
        ValueError: It is none, is nested too deeply, or holds the lone half of a character pair, which cannot be written out.
    """
    try:
        said = json.loads(body)
        json.dumps(said, ensure_ascii=False).encode("utf-8")
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return said


def as_json(value: Any, status: int = 200) -> Response:
    """A value as JSON."""
    return JSONResponse(value, status_code=status)


def download(content: str | bytes, name: str) -> Response:
    """A file to keep: always a download, never a page of this server."""
    return as_download(Response(content), name)


def as_download(response: Response, name: str) -> Response:
    """The response as a file to keep."""
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
