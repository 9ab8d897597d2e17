"""What the 评测 tab fetches and sends outside of Gradio: plots, downloads, and uploaded data sets."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from assistant.errors import GongwuError
from assistant.web.evaluation import DOWNLOADS, Evaluations
from assistant.web.services import Services

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

_NAME_HEADER = "x-file-name"


def add_evaluation_routes(application: FastAPI, services: Services) -> None:
    """Adds the routes under ``/evaluation``; the guards list them too."""
    from fastapi import Request, Response

    def template() -> Response:
        return _template(services.evaluations())

    def result_file(name: str, file: str) -> Response:
        return _result_file(services.evaluations(), name, file)

    async def upload(request: Request) -> Response:
        return await _upload(services.evaluations(), request)

    # FastAPI knows by the type what a handler wants, and cannot read it from a name that is local here.
    upload.__annotations__ = {"request": Request, "return": Response}
    for handler in (template, result_file):
        handler.__annotations__["return"] = Response
    application.get("/evaluation/template.csv", response_model=None)(template)
    application.get("/evaluation/results/{name}/{file:path}", response_model=None)(result_file)
    application.post("/evaluation/uploads", response_model=None)(upload)


def _template(evaluations: Evaluations) -> Response:
    from fastapi.responses import FileResponse

    try:
        return FileResponse(evaluations.template(), media_type="text/csv; charset=utf-8", filename="题集模板.csv")
    except GongwuError as error:
        return _sentence(error, 404)


def _result_file(evaluations: Evaluations, name: str, file: str) -> Response:
    """A plot to look at, or a download; a report is never shown as a page of this server."""
    from fastapi.responses import FileResponse

    try:
        path = evaluations.file(name, file)
    except GongwuError as error:
        return _sentence(error, 404)
    if file not in DOWNLOADS:
        return FileResponse(path, media_type="image/svg+xml")
    return FileResponse(path, media_type="application/octet-stream", filename=f"{DOWNLOADS[file]}-{name}{path.suffix}")


async def _upload(evaluations: Evaluations, request: Request) -> Response:
    from fastapi.concurrency import run_in_threadpool
    from fastapi.responses import PlainTextResponse

    try:
        content = await request.body()
        name = unquote(request.headers.get(_NAME_HEADER, ""))
        await run_in_threadpool(evaluations.keep_upload, name, content)
    except GongwuError as error:
        return _sentence(error, 400)
    return PlainTextResponse("已上传。", status_code=201)


def _sentence(error: GongwuError, status: int) -> Response:
    from fastapi.responses import PlainTextResponse

    return PlainTextResponse(error.message, status_code=status)
