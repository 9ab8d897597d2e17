"""What the section 文件 fetches and sends: the table, what is said of a document, and files that say it of all."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assistant.errors import InputError, LibraryMissing
from assistant.library.keeping.listing import Wanted
from assistant.library.keeping.sheets import WRITTEN
from assistant.page.library.keeping.desk import KeepingDesk
from assistant.page.library.keeping.form_html import form_html
from assistant.page.library.keeping.table_html import empty_html, filters_of, table_html
from assistant.page.routing import Route, as_json, download, file_name, said_in

NOT_OURS = "请求的内容不是本页面会发出的，请刷新页面后重试。"


async def _documents(desk: KeepingDesk, request: Request) -> Response:
    return as_json(await run_in_threadpool(_table, desk, _wanted(request)))


def _table(desk: KeepingDesk, wanted: Wanted) -> dict[str, Any]:
    try:
        listing = desk.listing(wanted)
    except LibraryMissing:
        return {
            "html": empty_html(nothing_held=True),
            "total": 0,
            "held": 0,
            "page": 0,
            "pages": 1,
            "filters": {},
            "undo": 0,
        }
    return {
        "undo": desk.can_put_back,
        "html": table_html(listing, wanted),
        "total": listing.total,
        "held": listing.held,
        "page": listing.page,
        "pages": listing.pages,
        "filters": filters_of(listing),
    }


def _wanted(request: Request) -> Wanted:
    said = request.query_params
    page = said.get("page", "0")
    return Wanted(
        words=said.get("words", ""),
        validity=said.get("validity", ""),
        collection=said.get("collection", ""),
        level=said.get("level", ""),
        sort=said.get("sort", "title"),
        down=said.get("down") == "1",
        page=int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 0,
    )


async def _metadata(desk: KeepingDesk, request: Request) -> Response:
    found = await run_in_threadpool(desk.describe, _id(request))
    return as_json({"html": form_html(found), "version": found.version, "title": found.document.title})


async def _save(desk: KeepingDesk, request: Request) -> Response:
    said = _object(await request.body())
    version, fields = said.get("version"), said.get("fields")
    if not isinstance(version, int) or not isinstance(fields, dict):
        raise InputError(NOT_OURS)
    changed = await run_in_threadpool(desk.save, _id(request), version, fields)
    return as_json({"changed": changed})


async def _choices(desk: KeepingDesk, request: Request) -> Response:
    found = await run_in_threadpool(desk.choices, request.query_params.get("words", ""))
    return as_json([{"id": each.source_id, "title": each.title, "number": each.document_number} for each in found])


async def _remove(desk: KeepingDesk, request: Request) -> Response:
    ids = _object(await request.body()).get("ids")
    if not isinstance(ids, list):
        raise InputError(NOT_OURS)
    return as_json({"removed": await run_in_threadpool(desk.remove, [str(each) for each in ids])})


async def _put_back(desk: KeepingDesk, _request: Request) -> Response:
    return as_json({"put_back": await run_in_threadpool(desk.put_back)})


async def _manifest(desk: KeepingDesk, request: Request) -> Response:
    ending = PurePosixPath(request.url.path).suffix
    return download(await run_in_threadpool(desk.manifest, ending), f"知识库清单{ending}")


async def _apply(desk: KeepingDesk, request: Request) -> Response:
    applied = await run_in_threadpool(desk.apply, file_name(request) or "", await request.body())
    said = {"rows": applied.rows, "changed": applied.changed, "faults": applied.faults}
    return as_json(said, 422 if applied.faults else 200)


def _id(request: Request) -> str:
    return request.query_params.get("id", "")


def _object(body: bytes) -> dict[str, Any]:
    try:
        said = said_in(body)
    except ValueError as error:
        raise InputError(NOT_OURS) from error
    if not isinstance(said, dict):
        raise InputError(NOT_OURS)
    return said


DOCUMENT_ROUTES = (
    Route("GET", "/library/documents", _documents),
    Route("POST", "/library/documents/remove", _remove),
    Route("POST", "/library/documents/put-back", _put_back),
    Route("GET", "/library/metadata", _metadata),
    Route("POST", "/library/metadata", _save),
    Route("GET", "/library/choices", _choices),
    *(Route("GET", f"/library/manifest{ending}", _manifest) for ending in WRITTEN),
    Route("POST", "/library/manifest", _apply),
)
DOCUMENT_ADDRESSES = r"/library/(?:documents(?:/remove|/put-back)?|metadata|choices|manifest(?:\.jsonl|\.xlsx)?)"
