"""What 体检 asks of the program."""

from __future__ import annotations

import threading
from datetime import date
from typing import Self

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assistant.library.health import LibraryHealth, health_of
from assistant.library.source import SourceDocument
from assistant.page.library.document.stated import doubts_of
from assistant.page.library.health.html import health_html
from assistant.page.routing import Route, as_json
from assistant.page.services import Services

ADDRESS = "/library/health"


class HealthDesk:
    """Looks the page's library through.

    Args:
        services: Have the library.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._lock = threading.Lock()
        self._seen: tuple[tuple[int, date], LibraryHealth] | None = None

    @classmethod
    def opened(cls, services: Services) -> Self:
        """The desk on the page's library."""
        return cls(services)

    def health(self) -> LibraryHealth:
        """What should be looked at; found once for each state of the library, since every article is read for it."""
        library, today = self._services.library(), date.today()
        key = library.published.generation, today
        with self._lock:
            if self._seen is None or self._seen[0] != key:
                documents = [entry.document for entry in library.documents.values()]
                self._seen = key, health_of(documents, library.catalogue.articles, today)
            return self._seen[1]

    def doubtful(self) -> list[SourceDocument]:
        """The documents of which something is not certain."""
        documents = (entry.document for entry in self._services.library().documents.values())
        return [document for document in documents if doubts_of(document)]

    def close(self) -> None:
        """Nothing is running."""


async def _look(desk: HealthDesk, _request: Request) -> Response:
    return as_json({"html": await run_in_threadpool(lambda: health_html(desk.health(), desk.doubtful()))})


HEALTH_ROUTES = (Route("GET", ADDRESS, _look),)
