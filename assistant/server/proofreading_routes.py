"""What the 公文校对 tab sends and fetches: documents, the state of their check, the result, the report to keep.

A check is found under a key that nobody can guess; who does not know it cannot see, change or end it.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote

from assistant.errors import InputError
from assistant.server.proofreading_requests import answered, as_json, download, owner_of, with_owner
from assistant.web.proofreading import TEXT_LIMIT, CheckOptions, CheckStatus, Proofreading
from assistant.web.services import Services

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

_NAME_HEADER = "x-file-name"
_OPTIONS_HEADER = "x-options"
_MANY = 500


def add_proofreading_routes(application: FastAPI, services: Services) -> None:
    """Adds the routes under ``/proofreading``; the guards list them too."""
    checks = services.proofreading()

    async def start(request: Request) -> Response:
        return await answered(lambda: _start(checks, request))

    async def again(request: Request) -> Response:
        return await answered(lambda: _again(checks, request))

    async def look(request: Request) -> Response:
        return await answered(lambda: _look(checks, request))

    async def cancel(request: Request) -> Response:
        return await answered(lambda: _cancel(checks, request))

    async def report(request: Request) -> Response:
        return await answered(lambda: _report(checks, request))

    async def profiles(request: Request) -> Response:
        return with_owner(request, as_json([{"name": name, "title": title} for name, title in checks.profiles()]))

    one = "/proofreading/checks/{key}"
    application.add_route("/proofreading/profiles", profiles, methods=["GET"])
    application.add_route("/proofreading/checks", start, methods=["POST"])
    application.add_route(one, look, methods=["GET"])
    application.add_route(one, cancel, methods=["DELETE"])
    application.add_route(f"{one}/again", again, methods=["POST"])
    application.add_route(f"{one}/report.{{kind}}", report, methods=["GET"])


async def _start(checks: Proofreading, request: Request) -> Response:
    from fastapi.concurrency import run_in_threadpool

    options, content = _options(request), await request.body()
    name = unquote(request.headers.get(_NAME_HEADER, ""))
    if name:
        key = await run_in_threadpool(checks.start, name, content, options, owner_of(request))
    else:
        key = await run_in_threadpool(checks.start_text, _text(content), options, owner_of(request))
    return as_json({"key": key}, 201)


async def _again(checks: Proofreading, request: Request) -> Response:
    checks.again(request.path_params["key"], _options(request))
    return as_json({}, 202)


async def _look(checks: Proofreading, request: Request) -> Response:
    from fastapi.concurrency import run_in_threadpool

    return as_json(await run_in_threadpool(_status, checks.look(request.path_params["key"])))


async def _cancel(checks: Proofreading, request: Request) -> Response:
    checks.cancel(request.path_params["key"])
    return as_json({})


async def _report(checks: Proofreading, request: Request) -> Response:
    """The report to keep."""
    from assistant.proofreading.report.page import page_html

    status, kind = checks.look(request.path_params["key"]), request.path_params["kind"]
    if status.report is None or kind not in ("html", "json"):
        raise InputError("校对还没有完成，没有报告可以下载；请等它完成后再下载。")
    if kind == "json":
        content = json.dumps(status.report, ensure_ascii=False, indent=1)
    else:
        content = page_html([status.report], f"{datetime.now():%Y年%m月%d日 %H:%M}")
    return download(content, f"校对报告-{status.name or '粘贴的文字'}.{kind}")


def _status(status: CheckStatus) -> dict[str, Any]:
    from assistant.web.proofreading_html import result_html

    said = {"name": status.name, "state": status.state.name.lower(), "said": status.state.value}
    said |= {"seconds": f"{status.seconds:.1f}", "sentence": status.sentence}
    if status.report is not None:
        said["html"] = result_html(status.report, status.why_not_repaired)
    return cast(dict[str, Any], said)


def _options(request: Request) -> CheckOptions:
    """The options that the page sends along, as JSON in a header; lists are cut to a sensible length."""
    try:
        said = json.loads(unquote(request.headers.get(_OPTIONS_HEADER, "")) or "{}")
        json.dumps(said, ensure_ascii=False).encode("utf-8")  # a lone half of a character pair cannot be reported
        off, words = said.get("off", []), said.get("words", [])
        return CheckOptions(
            str(said.get("profile") or "standard"), frozenset(map(str, off[:_MANY])), frozenset(map(str, words[:_MANY]))
        )
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise InputError("校对选项无法识别，请刷新页面后重试。") from error


def _text(content: bytes) -> str:
    text = content.decode("utf-8", "replace")
    if not text.strip():
        raise InputError("还没有要校对的文字，请粘贴后再开始。")
    if len(text) > TEXT_LIMIT:
        raise InputError(f"粘贴的文字超过 {TEXT_LIMIT // 10_000} 万字，请分几次粘贴，或存成文件上传。")
    return text
