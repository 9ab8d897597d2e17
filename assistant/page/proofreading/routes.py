"""What the 公文校对 tab sends and fetches: documents, the state of their check, the result, the report to keep.

A check is found under a key that nobody can guess; who does not know it cannot see, change or end it.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from assistant.documents.document_types import DocumentType, StatedKind
from assistant.errors import InputError
from assistant.page.proofreading.desk import ProofreadingDesk
from assistant.page.proofreading.packed import Packed
from assistant.page.proofreading.state import CheckOptions, CheckStatus
from assistant.page.routing import Route, as_download, as_json, download, file_name, said_in
from assistant.proofreading.report_shapes import Report

_COOKIE, _COOKIE_LENGTH, _PATH = "gongwu-proofreading", 64, "/proofreading"
_OPTIONS_HEADER = "x-options"
_MANY = 500


async def _profiles(desk: ProofreadingDesk, request: Request) -> Response:
    return _with_owner(request, as_json([{"name": name, "title": title} for name, title in desk.profiles()]))


async def _start(desk: ProofreadingDesk, request: Request) -> Response:
    options, content = options_of(request), await request.body()
    # Only what comes without any name is pasted text; a name that is none must not make a file one.
    name, owner = file_name(request), owner_of(request)
    if name is None:
        key = await run_in_threadpool(desk.start_text, content.decode("utf-8", "replace"), options, owner)
    else:
        key = await run_in_threadpool(desk.start, name, content, options, owner)
    return as_json({"key": key}, 201)


async def _again(desk: ProofreadingDesk, request: Request) -> Response:
    desk.again(request.path_params["key"], options_of(request))
    return as_json({}, 202)


async def _look(desk: ProofreadingDesk, request: Request) -> Response:
    status = desk.look(request.path_params["key"])
    return await desk.turns.take(_answer, status) if status.report else _answer(status)


async def _cancel(desk: ProofreadingDesk, request: Request) -> Response:
    desk.cancel(request.path_params["key"])
    return as_json({})


async def _report(desk: ProofreadingDesk, request: Request) -> Response:
    """The report to keep."""
    status, kind = desk.look(request.path_params["key"]), request.path_params["kind"]
    if status.report is None or kind not in ("html", "json"):
        raise InputError("校对还没有完成，没有报告可以下载；请等它完成后再下载。")
    name = f"校对报告-{status.name or '粘贴的文字'}.{kind}"
    if kind == "json":
        return as_download(StreamingResponse(status.report.pieces()), name)
    return download(await desk.turns.take(_page, status.report), name)


def _page(report: Packed[Report]) -> str:
    from assistant.proofreading.report.page import page_html

    return page_html([report.read()], f"{datetime.now():%Y年%m月%d日 %H:%M}")


def _answer(status: CheckStatus) -> Response:
    return as_json(_status(status))


def _status(status: CheckStatus) -> dict[str, Any]:
    from assistant.page.proofreading.html import result_html

    said = {"name": status.name, **status.standing.as_json()}
    if status.report is not None:
        said["html"] = result_html(status.report.read(), status.why_not_repaired)
    return said


def options_of(request: Request) -> CheckOptions:
    """The options that the page sends along, as JSON in a header; lists are cut to a sensible length."""
    try:
        said = said_in(unquote(request.headers.get(_OPTIONS_HEADER, "")) or "{}")
        off, words = said.get("off", []), said.get("words", [])
        kind = DocumentType(said["kind"]) if said.get("kind") else None
        stated = StatedKind(kind, bool(said.get("as_official")))
        return CheckOptions(
            str(said.get("profile") or "standard"),
            frozenset(map(str, off[:_MANY])),
            frozenset(map(str, words[:_MANY])),
            stated,
        )
    except (ValueError, AttributeError, TypeError, LookupError) as error:
        raise InputError("校对选项无法识别，请刷新页面后重试。") from error


def owner_of(request: Request) -> str:
    """What tells the browser of a request from others; empty where it brings no cookie of ours."""
    return request.cookies.get(_COOKIE, "")[:_COOKIE_LENGTH]


def _with_owner(request: Request, response: Response) -> Response:
    """The response, with a cookie that lasts until the browser is closed, where it has none."""
    if not owner_of(request):
        response.set_cookie(_COOKIE, secrets.token_urlsafe(16), path=_PATH, httponly=True, samesite="strict")
    return response


_CHECK = "/proofreading/checks/{key}"
CHECK_ROUTES = (
    Route("GET", "/proofreading/profiles", _profiles),
    Route("POST", "/proofreading/checks", _start),
    Route("GET", _CHECK, _look),
    Route("DELETE", _CHECK, _cancel),
    Route("POST", f"{_CHECK}/again", _again),
    Route("GET", f"{_CHECK}/report.{{kind}}", _report),
)
