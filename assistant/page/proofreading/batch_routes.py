"""What the 公文校对 tab sends and fetches for several documents at once.

The first file makes the batch; the others name its key in a header, so that all uploads go to one address.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assistant.errors import InputError
from assistant.page.proofreading.batches import BatchDesk
from assistant.page.proofreading.routes import options_of
from assistant.page.routing import Route, as_json, download, file_name

_BATCH_HEADER = "x-batch"


async def _add(desk: BatchDesk, request: Request) -> Response:
    options, content = options_of(request), await request.body()
    key = request.headers.get(_BATCH_HEADER, "")
    return as_json({"key": await run_in_threadpool(desk.add, key, file_name(request) or "", content, options)}, 201)


async def _look(desk: BatchDesk, request: Request) -> Response:
    return as_json(await run_in_threadpool(_status, desk, _key(request)))


async def _cancel(desk: BatchDesk, request: Request) -> Response:
    desk.cancel(_key(request))
    return as_json({})


async def _drop(desk: BatchDesk, request: Request) -> Response:
    desk.drop(_key(request))
    return as_json({})


async def _archive(desk: BatchDesk, request: Request) -> Response:
    content = await run_in_threadpool(desk.archive, _key(request))
    return download(content, f"修正副本-{datetime.now():%Y%m%d-%H%M}.zip")


async def _report(desk: BatchDesk, request: Request) -> Response:
    from assistant.proofreading.report.page import page_html

    def made() -> str:
        reports = desk.reports(_key(request))
        if not reports:
            raise InputError("还没有校对完的文件；请等完成后再下载。")
        return page_html(reports, f"{datetime.now():%Y年%m月%d日 %H:%M}")

    return download(await run_in_threadpool(made), "校对汇总.html")


def _status(desk: BatchDesk, key: str) -> dict[str, Any]:
    from assistant.page.proofreading.batch_html import batch_html

    files = desk.look(key)
    copies = sum(file.made is not None and file.made.copy is not None for file in files)
    ended = sum(not file.standing.state.active for file in files)
    return {"total": len(files), "ended": ended, "copies": copies, "html": batch_html(files)}


def _key(request: Request) -> str:
    return str(request.path_params["key"])


_BATCHES = "/proofreading/batches"
_BATCH = f"{_BATCHES}/{{key}}"
BATCH_ROUTES = (
    Route("POST", _BATCHES, _add),
    Route("GET", _BATCH, _look),
    Route("DELETE", _BATCH, _drop),
    Route("POST", f"{_BATCH}/cancel", _cancel),
    Route("GET", f"{_BATCH}/copies.zip", _archive),
    Route("GET", f"{_BATCH}/report.html", _report),
)
