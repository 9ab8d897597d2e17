"""The web application: our own FastAPI, with the health route, the guards, and the page mounted into it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assistant.page.services import Services
from assistant.server.offline import forbid_foreign_connections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from threading import Event

    from fastapi import FastAPI

    from assistant.answering.answer import Turn
    from assistant.answering.events import AnswerEvent
    from assistant.server.v1.keys import ApiKeys
    from assistant.server.v1.routes import StreamAnswer


def create_application(services: Services, keys: ApiKeys | None = None) -> FastAPI:
    """The application, ready to be served on the loopback interface.

    Args:
        services: What the page and the interface ``/v1`` ask.
        keys: What opens ``/v1``; without any it is closed.
    """
    forbid_foreign_connections()
    from fastapi import FastAPI
    from fastapi.encoders import jsonable_encoder
    from fastapi.responses import JSONResponse

    from assistant.page.app import mount_page
    from assistant.server.answer_limits import AnswerLimits
    from assistant.server.body_limits import BodyLimits
    from assistant.server.guards import LocalRequestsOnly, NeededRoutesOnly
    from assistant.server.headers import SecurityHeaders
    from assistant.server.page_guard import PageGuard
    from assistant.server.plain_requests import PlainRequests
    from assistant.server.v1.keys import ApiKeys
    from assistant.server.v1.routes import add_openai_routes

    application = FastAPI(title="公务助手", docs_url=None, redoc_url=None, openapi_url=None)

    @application.get("/health")
    def health() -> JSONResponse:  # pyright: ignore[reportUnusedFunction]
        report = health_report(services)
        return JSONResponse(jsonable_encoder(report), status_code=200 if report["status"] == "ok" else 503)

    add_openai_routes(application, _answering(services), keys or ApiKeys())
    door = mount_page(application, services)
    # The last one that is added is the first that a request meets.
    application.add_middleware(PageGuard, door=door)
    application.add_middleware(BodyLimits, uploads=door.uploads)
    application.add_middleware(NeededRoutesOnly, addresses=door.addresses)
    application.add_middleware(PlainRequests)
    application.add_middleware(LocalRequestsOnly)
    application.add_middleware(SecurityHeaders)
    application.add_middleware(AnswerLimits)
    return application


def _answering(services: Services) -> StreamAnswer:
    """Answers as the page's services do, for other programs."""

    def answer(question: str, history: Sequence[Turn], cancelled: Event) -> Iterator[AnswerEvent]:
        return services.stream_answer(question, history, cancelled=cancelled)

    return answer


def health_report(services: Services) -> dict[str, Any]:
    """What ``GET /health`` says; an unreadable library is a state, not a crash.

    Returns:
        ``status`` (``ok`` or ``failed``), and ``library`` and ``vectors``, or ``message`` with what to do.
    """
    from assistant.errors import GongwuError

    try:
        return {
            "status": "ok",
            "library": asdict(services.library_summary()),
            "vectors": asdict(services.vector_progress()),
        }
    except GongwuError as error:
        return {"status": "failed", "message": error.message}
