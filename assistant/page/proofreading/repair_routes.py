"""What the 公文校对 tab sends and fetches for corrected copies: which findings were accepted and what is tracked, the copy, pictures of pages."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from assistant.errors import InputError
from assistant.page.proofreading.packed import Packed
from assistant.page.proofreading.repair_desk import RepairDesk
from assistant.page.proofreading.state import PagesStatus, RepairStatus, Side
from assistant.page.routing import Route, as_json, download, said_in
from assistant.proofreading.fixing.choice import FixMode, Track
from assistant.proofreading.report_shapes import RepairReport

_UNREADABLE = "所选的问题无法识别，请刷新页面后重试。"
_NO_REPORT = "还没有生成修正后的文件，没有报告可以下载；请等它完成后再下载。"
_DOING = {FixMode.TRACKED: "正在生成修订稿", FixMode.CLEAN: "正在生成清洁稿"}
_DRAWING = "正在排出修改前后的版面"


def _key(request: Request) -> str:
    return str(request.path_params["key"])


def _mode(request: Request) -> FixMode:
    return FixMode[str(request.path_params["mode"]).upper()]


async def _start(desk: RepairDesk, request: Request) -> Response:
    accepted, track = _wanted(await request.body())
    await desk.turns.take(desk.start, _key(request), _mode(request), accepted, track)
    return as_json({}, 202)


async def _look(desk: RepairDesk, request: Request) -> Response:
    status = desk.look(_key(request), _mode(request))
    return await desk.turns.take(_answer, status) if status.report else _answer(status)


async def _cancel(desk: RepairDesk, request: Request) -> Response:
    desk.cancel(_key(request), _mode(request))
    return as_json({})


async def _copy(desk: RepairDesk, request: Request) -> Response:
    copy = desk.copy(_key(request), _mode(request))
    return download(copy.content, copy.name)


async def _report(desk: RepairDesk, request: Request) -> Response:
    status = desk.look(_key(request), _mode(request))
    if status.report is None:
        raise InputError(_NO_REPORT)
    return await desk.turns.take(_page_of, status.report)


def _page_of(packed: Packed[RepairReport]) -> Response:
    from assistant.proofreading.report.page import page_html

    report = packed.read()
    content = page_html([report], f"{datetime.now():%Y年%m月%d日 %H:%M}")
    return download(content, f"修正报告-{PurePath(report['file']).stem}.html")


async def _go_on(desk: RepairDesk, request: Request) -> Response:
    return as_json({"key": desk.go_on(_key(request))}, 201)


async def _start_pages(desk: RepairDesk, request: Request) -> Response:
    desk.start_pages(_key(request))
    return as_json({}, 202)


async def _look_at_pages(desk: RepairDesk, request: Request) -> Response:
    return as_json(_pages(desk.look_at_pages(_key(request))))


async def _cancel_pages(desk: RepairDesk, request: Request) -> Response:
    desk.cancel_pages(_key(request))
    return as_json({})


async def _page(desk: RepairDesk, request: Request) -> Response:
    side, number = Side[str(request.path_params["side"]).upper()], int(request.path_params["number"])
    return Response(desk.page(_key(request), side, number), media_type="image/png")


def _wanted(said: bytes) -> tuple[frozenset[str], Track]:
    """What the page sends as ``{"accept": [id, …], "track": "text" or "all"}``; without ``track`` only words bear marks."""
    try:
        wanted = said_in(said)
        accept, track = wanted["accept"], Track[str(wanted.get("track", "text")).upper()]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(_UNREADABLE) from error
    if not isinstance(accept, list) or not all(isinstance(each, str) for each in accept):
        raise InputError(_UNREADABLE)
    return frozenset(accept), track


def _answer(status: RepairStatus) -> Response:
    return as_json(_status(status))


def _status(status: RepairStatus) -> dict[str, Any]:
    from assistant.page.proofreading.repairs_html import comparison_of, is_changed, outcomes_of, repair_html

    said = status.standing.as_json(_DOING[status.mode])
    if status.report is not None and status.after is not None:
        report, after = status.report.read(), status.after.read()
        said["outcomes"] = outcomes_of(report)
        said["changed"] = is_changed(report)
        said["html"] = repair_html(report, after)
        said["comparison"] = comparison_of(report, after)
    return said


def _pages(status: PagesStatus) -> dict[str, Any]:
    said = status.standing.as_json(_DRAWING)
    for name, numbers in (("shown", status.shown), ("counts", status.counts)):
        said[name] = {side.name.lower(): number for side, number in (numbers or {}).items()}
    return said


_CHECK = "/proofreading/checks/{key}"
_COPY, _PAGES = f"{_CHECK}/repairs/{{mode}}", f"{_CHECK}/pages"
REPAIR_ROUTES = (
    Route("POST", _COPY, _start),
    Route("GET", _COPY, _look),
    Route("DELETE", _COPY, _cancel),
    Route("GET", f"{_COPY}/copy.docx", _copy),
    Route("GET", f"{_COPY}/report.html", _report),
    Route("POST", f"{_CHECK}/continue", _go_on),
    Route("POST", _PAGES, _start_pages),
    Route("GET", _PAGES, _look_at_pages),
    Route("DELETE", _PAGES, _cancel_pages),
    Route("GET", f"{_PAGES}/{{side}}/{{number}}.png", _page),
)
