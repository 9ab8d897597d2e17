"""What a document's page is fetched by: the page itself, parts of large documents, words found, the original."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response

from assistant.errors import GongwuError, InputError
from assistant.page.addresses import DOCUMENTS
from assistant.page.library.document.desk import DocumentDesk
from assistant.page.library.document.page_html import fault_html, page_html
from assistant.page.library.document.text_html import articles_html
from assistant.page.library.document.tree_html import numbers_html
from assistant.page.routing import Route, as_download, as_json

MOST_AT_ONCE = 500
_UNREADABLE = "请求的位置无法识别，请刷新页面后重试。"


async def _page(desk: DocumentDesk, request: Request) -> Response:
    """The page; what is not there is said on a page too, since somebody has followed a link."""

    def made() -> str:
        document = desk.document(_id(request))
        return page_html(document, desk.original_of(document))

    try:
        return HTMLResponse(await run_in_threadpool(made))
    except GongwuError as error:
        return HTMLResponse(fault_html(error.message), 404)


async def _articles(desk: DocumentDesk, request: Request) -> Response:
    first, end = _span(request)
    return _fragment(await run_in_threadpool(lambda: articles_html(desk.document(_id(request)), first, end)))


async def _numbers(desk: DocumentDesk, request: Request) -> Response:
    first, end = _span(request)
    return _fragment(await run_in_threadpool(lambda: numbers_html(desk.document(_id(request)), first, end)))


async def _place(desk: DocumentDesk, request: Request) -> Response:
    document = await run_in_threadpool(desk.document, _id(request))
    position = document.position_of(request.query_params.get("article", ""))
    return as_json({"position": position, "name": None if position is None else document.names[position]})


async def _found(desk: DocumentDesk, request: Request) -> Response:
    words = request.query_params.get("words", "")
    return as_json((await run_in_threadpool(desk.find, _id(request), words)).as_json())


async def _original(desk: DocumentDesk, request: Request) -> Response:
    """Always a download: a file of somebody else is no page of this server."""
    path = await run_in_threadpool(desk.original, _id(request))
    return as_download(FileResponse(path), path.name)


async def _picture(desk: DocumentDesk, request: Request) -> Response:
    number = request.query_params.get("page", "")
    if not number.isascii() or not number.isdigit() or not 0 < len(number) < 6:
        raise InputError(_UNREADABLE)
    return Response(await run_in_threadpool(desk.picture, _id(request), int(number)), media_type="image/png")


def _id(request: Request) -> str:
    return str(request.path_params["id"])


def _span(request: Request) -> tuple[int, int]:
    """The positions that are asked for: not too many at once.

    Raises:
        InputError: They are none.
    """
    try:
        first, end = (int(request.query_params.get(name, "")[:8]) for name in ("first", "end"))
    except ValueError as error:
        raise InputError(_UNREADABLE) from error
    return max(0, first), min(end, max(0, first) + MOST_AT_ONCE)


def _fragment(html: str) -> Response:
    # Not as a page: it is only ever put into one.
    return PlainTextResponse(html)


DOCUMENT_ROUTES = (
    Route("GET", f"{DOCUMENTS}/{{id:path}}", _page),
    Route("GET", "/document-articles/{id:path}", _articles, refused=404),
    Route("GET", "/document-numbers/{id:path}", _numbers, refused=404),
    Route("GET", "/document-place/{id:path}", _place, refused=404),
    Route("GET", "/document-words/{id:path}", _found),
    Route("GET", "/document-original/{id:path}", _original, refused=404),
    Route("GET", "/document-pages/{id:path}", _picture, refused=404),
)
DOCUMENT_ADDRESSES = r"/documents/.+|/document-(?:articles|numbers|place|words|original|pages)/.+"
