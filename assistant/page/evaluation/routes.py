"""What the 评测 tab fetches and sends outside of Gradio: plots, downloads, and uploaded data sets."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from assistant.page.evaluation.desk import EvaluationDesk
from assistant.page.evaluation.state import DOWNLOADS
from assistant.page.routing import Route, file_name


async def _template(desk: EvaluationDesk, _request: Request) -> Response:
    return FileResponse(desk.template(), media_type="text/csv; charset=utf-8", filename="题集模板.csv")


async def _result_file(desk: EvaluationDesk, request: Request) -> Response:
    """A plot to look at, or a download; a report is never shown as a page of this server."""
    name, file = str(request.path_params["name"]), str(request.path_params["file"])
    path = await run_in_threadpool(desk.file, name, file)
    if file not in DOWNLOADS:
        return FileResponse(path, media_type="image/svg+xml")
    return FileResponse(path, media_type="application/octet-stream", filename=f"{DOWNLOADS[file]}-{name}{path.suffix}")


async def _upload(desk: EvaluationDesk, request: Request) -> Response:
    await run_in_threadpool(desk.keep_upload, file_name(request) or "", await request.body())
    return PlainTextResponse("已上传。", status_code=201)


ROUTES = (
    Route("GET", "/evaluation/template.csv", _template, refused=404),
    Route("GET", "/evaluation/results/{name}/{file:path}", _result_file, refused=404),
    Route("POST", "/evaluation/uploads", _upload),
)
