"""What 标准答复 fetches and sends."""

from __future__ import annotations

from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assistant.errors import InputError
from assistant.library.standard.entries import COLUMNS
from assistant.library.standard.tables import LARGEST
from assistant.page.library.answers.standard_desk import StandardDesk
from assistant.page.library.answers.standard_html import list_html, tried_html
from assistant.page.routing import Route, as_json, download, file_name, said_in
from assistant.page.tabs import Upload

_HOME = "/library/standard"
ADDRESSES = rf"{_HOME}(?:/(?:entry|trial|action|articles|file))?"
UPLOAD = Upload(f"{_HOME}/file", LARGEST, f"文件超过 {LARGEST // 2**20} MB，请分成几个文件导入。")
_UNREADABLE = "填写的内容无法识别，请刷新页面后重试。"
_SNIPPET = 90


async def _list(desk: StandardDesk, _request: Request) -> Response:
    return as_json({"html": await run_in_threadpool(lambda: list_html(desk.all()))})


async def _entry(desk: StandardDesk, request: Request) -> Response:
    looked = await run_in_threadpool(desk.find, request.query_params.get("id", ""))
    answer = looked.answer
    fields = {**answer.as_fields(), "citations": [each.name for each in answer.citations]}
    return as_json({"fields": fields, "state": answer.state, "reasons": looked.reasons})


async def _save(desk: StandardDesk, request: Request) -> Response:
    said = _said(await request.body())
    answer_id = await run_in_threadpool(desk.save, _fields(said), _text(said, "state"))
    return as_json({"id": answer_id})


async def _try(desk: StandardDesk, request: Request) -> Response:
    said = _said(await request.body())
    tried = await run_in_threadpool(desk.try_out, _fields(said), _text(said, "question"))
    return as_json({"html": tried_html(tried)})


async def _act(desk: StandardDesk, request: Request) -> Response:
    said = _said(await request.body())
    await run_in_threadpool(desk.act, _text(said, "action"), _text(said, "id"), _text(said, "state"))
    return as_json({})


async def _articles(desk: StandardDesk, request: Request) -> Response:
    hits = await run_in_threadpool(desk.articles, request.query_params.get("words", "")[:_SNIPPET])
    return as_json(
        [{"name": f"《{hit.title}》{hit.article}", "text": " ".join(hit.text.split())[:_SNIPPET]} for hit in hits]
    )


async def _take_in(desk: StandardDesk, request: Request) -> Response:
    taken = await run_in_threadpool(desk.take_in, file_name(request) or "", await request.body())
    return as_json({"said": f"新增 {taken.added} 条，更新 {taken.updated} 条，未变 {taken.unchanged} 条。"})


async def _write_out(desk: StandardDesk, request: Request) -> Response:
    ending = request.query_params.get("ending", ".csv")
    return download(await run_in_threadpool(desk.written_out, ending), f"标准答复{ending}")


def _said(body: bytes) -> dict[str, Any]:
    """What the form sends.

    Raises:
        InputError: It is no JSON object.
    """
    try:
        said = said_in(body)
    except ValueError as error:
        raise InputError(_UNREADABLE) from error
    if not isinstance(said, dict):
        raise InputError(_UNREADABLE)
    return cast("dict[str, Any]", said)


def _fields(said: dict[str, Any]) -> dict[str, str]:
    """The fields of an entry, as text; all others are left out."""
    fields = said.get("fields")
    if not isinstance(fields, dict):
        raise InputError(_UNREADABLE)
    named = cast("dict[str, Any]", fields)
    return {name: _text(named, name) for name in COLUMNS if name in named}


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name, "")
    if not isinstance(value, str):
        raise InputError(_UNREADABLE)
    return value


STANDARD_ROUTES = (
    Route("GET", _HOME, _list),
    Route("POST", _HOME, _save, refused=409),
    Route("GET", f"{_HOME}/entry", _entry, refused=404),
    Route("POST", f"{_HOME}/trial", _try),
    Route("POST", f"{_HOME}/action", _act, refused=409),
    Route("GET", f"{_HOME}/articles", _articles),
    Route("POST", f"{_HOME}/file", _take_in),
    Route("GET", f"{_HOME}/file", _write_out),
)
