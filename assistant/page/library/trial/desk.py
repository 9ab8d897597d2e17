"""What 试搜 asks of the program."""

from __future__ import annotations

from datetime import date
from typing import Self

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assistant.answering.trial import Trial, try_search
from assistant.errors import InputError
from assistant.page.library.trial.html import trial_html
from assistant.page.routing import Route, as_json
from assistant.page.services import Services

ADDRESS = "/library/trial"
SHOWN = 10
LONGEST = 500


class TrialDesk:
    """Searches the page's library.

    Args:
        services: Have the library.
    """

    def __init__(self, services: Services) -> None:
        self._services = services

    @classmethod
    def opened(cls, services: Services) -> Self:
        """The desk on the page's library."""
        return cls(services)

    def search(self, words: str, day: str) -> Trial:
        """What is found.

        Args:
            words: A question.
            day: The day whose law is meant, as ``2026-12-01``; empty for today.

        Raises:
            InputError: There are no words, too many, or that is no day.
        """
        if len(words) > LONGEST:
            raise InputError(f"请把问题精简到 {LONGEST} 字以内。")
        try:
            as_of = date.fromisoformat(day) if day else None
        except ValueError as error:
            raise InputError("日期要写成 2026-12-31 这样实有的日期。") from error
        return try_search(words, self._services.library(), date.today(), SHOWN, as_of=as_of)

    def close(self) -> None:
        """Nothing is running."""


async def _search(desk: TrialDesk, request: Request) -> Response:
    words, day = (request.query_params.get(name, "") for name in ("words", "day"))
    return as_json({"html": trial_html(await run_in_threadpool(desk.search, words, day))})


TRIAL_ROUTES = (Route("GET", ADDRESS, _search),)
