"""What the section 收录 sends and fetches: files, and how each of them stands."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assistant.errors import InputError
from assistant.library.keeping.jobs import How, JobState
from assistant.page.library.keeping.desk import KeepingDesk
from assistant.page.library.keeping.document_routes import NOT_OURS
from assistant.page.library.keeping.intake_html import ROWS, SHOWN, jobs_html
from assistant.page.routing import Route, as_json, file_name, said_in

_REPLACES_HEADER, _HOW_HEADER = "x-replaces", "x-how"
_MOST_IDS = 1000
_LARGEST_ID = 2**63


async def _add(desk: KeepingDesk, request: Request) -> Response:
    try:
        how = How(request.headers.get(_HOW_HEADER, ""))
    except ValueError as error:
        raise InputError(NOT_OURS) from error
    replaces = unquote(request.headers.get(_REPLACES_HEADER, ""))
    name, content = file_name(request) or "", await request.body()
    return as_json({"job": await run_in_threadpool(desk.add, name, content, replaces, how)}, 201)


async def _look(desk: KeepingDesk, request: Request) -> Response:
    return as_json(await run_in_threadpool(_status, desk, request.query_params))


def _status(desk: KeepingDesk, said: Any) -> dict[str, Any]:
    shown, page = said.get("show", "all"), said.get("page", "0")
    states, number = (
        SHOWN.get(shown, tuple(JobState)),
        int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 0,
    )
    desk.intake.resume()
    counts = desk.intake.jobs.counts()
    pages = max(1, -(-sum(counts[state] for state in states) // ROWS))
    number = min(number, pages - 1)
    return {
        "counts": {state.name: count for state, count in counts.items()},
        "active": any(count for state, count in counts.items() if state.active),
        "page": number,
        "pages": pages,
        "html": jobs_html(desk.intake.jobs.listed(states, number, ROWS), shown),
    }


async def _cancel(desk: KeepingDesk, request: Request) -> Response:
    return as_json({"count": await run_in_threadpool(desk.intake.cancel, _ids(await request.body()))})


async def _retry(desk: KeepingDesk, request: Request) -> Response:
    return as_json({"count": await run_in_threadpool(desk.intake.retry, _ids(await request.body()))})


async def _clear(desk: KeepingDesk, _request: Request) -> Response:
    await run_in_threadpool(desk.intake.clear)
    return as_json({})


def _ids(body: bytes) -> list[int]:
    """Numbers of jobs; none means all."""
    try:
        said = said_in(body or b"{}")
    except ValueError as error:
        raise InputError(NOT_OURS) from error
    ids = said.get("ids", []) if isinstance(said, dict) else None
    if (
        not isinstance(ids, list)
        or len(ids) > _MOST_IDS
        or not all(type(each) is int and 0 < each < _LARGEST_ID for each in ids)
    ):
        raise InputError(NOT_OURS)
    return ids


INTAKE_ROUTES = (
    Route("POST", "/library/intake", _add),
    Route("GET", "/library/intake", _look),
    Route("POST", "/library/intake/cancel", _cancel),
    Route("POST", "/library/intake/retry", _retry),
    Route("POST", "/library/intake/clear", _clear),
)
INTAKE_ADDRESSES = r"/library/intake(?:/(?:cancel|retry|clear))?"
