"""What the 公文校对 tab sends and fetches for corrected copies: which findings were accepted, the copy, pictures of pages."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from assistant.errors import InputError
from assistant.proofreading.fixing.choice import FixMode
from assistant.server.proofreading_requests import answered, as_json, download
from assistant.web.proofreading_repairs import PagesStatus, Repairs, RepairStatus, Side
from assistant.web.proofreading_state import CheckState
from assistant.web.services import Services

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from fastapi import FastAPI, Request, Response

_UNREADABLE = "所选的问题无法识别，请刷新页面后重试。"
_NO_REPORT = "还没有生成修正后的文件，没有报告可以下载；请等它完成后再下载。"
_DOING = {FixMode.TRACKED: "正在生成修订稿", FixMode.CLEAN: "正在生成清洁稿"}
_DRAWING = "正在排出修改前后的版面"


def add_proofreading_repair_routes(application: FastAPI, services: Services) -> None:
    """Adds the routes of copies and pages under ``/proofreading/checks``; the guards list them too."""
    repairs = services.proofreading().repairs()
    check = "/proofreading/checks/{key}"
    copy, pages = f"{check}/repairs/{{mode}}", f"{check}/pages"
    routes: tuple[tuple[str, str, Callable[[Repairs, Request], Awaitable[Response]]], ...] = (
        ("POST", copy, _start),
        ("GET", copy, _look),
        ("DELETE", copy, _cancel),
        ("GET", f"{copy}/copy.docx", _copy),
        ("GET", f"{copy}/report.html", _report),
        ("POST", f"{check}/continue", _go_on),
        ("POST", pages, _start_pages),
        ("GET", pages, _look_at_pages),
        ("DELETE", pages, _cancel_pages),
        ("GET", f"{pages}/{{side}}/{{number}}.png", _page),
    )
    for method, path, work in routes:
        application.add_route(path, _endpoint(repairs, work), methods=[method])


def _endpoint(
    repairs: Repairs, work: Callable[[Repairs, Request], Awaitable[Response]]
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await answered(lambda: work(repairs, request))

    return endpoint


def _key(request: Request) -> str:
    return str(request.path_params["key"])


def _mode(request: Request) -> FixMode:
    return FixMode[str(request.path_params["mode"]).upper()]


async def _start(repairs: Repairs, request: Request) -> Response:
    repairs.start(_key(request), _mode(request), _accepted(await request.body()))
    return as_json({}, 202)


async def _look(repairs: Repairs, request: Request) -> Response:
    from fastapi.concurrency import run_in_threadpool

    return as_json(await run_in_threadpool(_status, repairs.look(_key(request), _mode(request))))


async def _cancel(repairs: Repairs, request: Request) -> Response:
    repairs.cancel(_key(request), _mode(request))
    return as_json({})


async def _copy(repairs: Repairs, request: Request) -> Response:
    copy = repairs.copy(_key(request), _mode(request))
    return download(copy.content, copy.name)


async def _report(repairs: Repairs, request: Request) -> Response:
    from fastapi.concurrency import run_in_threadpool

    from assistant.proofreading.report.page import page_html

    status = repairs.look(_key(request), _mode(request))
    if status.report is None:
        raise InputError(_NO_REPORT)
    made_on = f"{datetime.now():%Y年%m月%d日 %H:%M}"
    content = await run_in_threadpool(page_html, [status.report], made_on)
    return download(content, f"修正报告-{PurePath(status.report['file']).stem}.html")


async def _go_on(repairs: Repairs, request: Request) -> Response:
    return as_json({"key": repairs.go_on(_key(request))}, 201)


async def _start_pages(repairs: Repairs, request: Request) -> Response:
    repairs.start_pages(_key(request))
    return as_json({}, 202)


async def _look_at_pages(repairs: Repairs, request: Request) -> Response:
    return as_json(_pages(repairs.look_at_pages(_key(request))))


async def _cancel_pages(repairs: Repairs, request: Request) -> Response:
    repairs.cancel_pages(_key(request))
    return as_json({})


async def _page(repairs: Repairs, request: Request) -> Response:
    from fastapi.responses import Response

    side, number = Side[str(request.path_params["side"]).upper()], int(request.path_params["number"])
    return Response(repairs.page(_key(request), side, number), media_type="image/png")


def _accepted(said: bytes) -> frozenset[str]:
    """The ids that the page sends, as ``{"accept": [id, …]}``."""
    try:
        accept = json.loads(said)["accept"]
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(_UNREADABLE) from error
    if not isinstance(accept, list) or not all(isinstance(each, str) for each in accept):
        raise InputError(_UNREADABLE)
    return frozenset(accept)


def _said(state: CheckState, doing: str) -> str:
    return state.value if state is CheckState.WAITING else doing


def _status(status: RepairStatus) -> dict[str, Any]:
    from assistant.web.proofreading_repairs_html import comparison_of, outcomes_of, repair_html

    said: dict[str, Any] = {"state": status.state.name.lower(), "said": _said(status.state, _DOING[status.mode])}
    said |= {"seconds": f"{status.seconds:.1f}", "sentence": status.sentence}
    if status.report is not None and status.after is not None:
        said["outcomes"] = outcomes_of(status.report)
        said["html"] = repair_html(status.report)
        said["comparison"] = comparison_of(status.report, status.after)
    return said


def _pages(status: PagesStatus) -> dict[str, Any]:
    said: dict[str, Any] = {"state": status.state.name.lower(), "said": _said(status.state, _DRAWING)}
    said |= {"seconds": f"{status.seconds:.1f}", "sentence": status.sentence}
    for name, numbers in (("shown", status.shown), ("counts", status.counts)):
        said[name] = {side.name.lower(): number for side, number in (numbers or {}).items()}
    return said
