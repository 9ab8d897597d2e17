"""What the page shows of the library, and taking the national laws in: functions on plain values."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from assistant.library.summary import NationalLawsStatus
from assistant.web.failures import CaughtFailure
from assistant.web.library_html import (
    holdings_html,
    indexing_html,
    national_laws_button,
    national_laws_html,
    note_html,
    vectors_html,
    welcome_html,
)
from assistant.web.services import Services


@dataclass(frozen=True)
class LibraryView:
    """What the page shows of the library.

    Attributes:
        laws_button: What the button of the national laws says; empty hides it.
        settled: Whether nothing is going on in the background, so that the page need not ask again.
    """

    holdings: str
    welcome: str
    vectors: str
    laws_button: str
    laws_note: str
    settled: bool


def look_at_library(services: Services) -> LibraryView:
    """The state of the library now; a library that cannot be read gives its sentence in place of the figures."""
    with CaughtFailure() as failure:
        return _view(services)
    return LibraryView("", note_html(failure.sentence), "", "", "", settled=True)


def load_national_laws(services: Services) -> Iterator[str]:
    """Takes the national laws in, and gives the progress as HTML; the last one says how it ended."""
    failure = CaughtFailure()
    count = 0
    yield note_html("正在准备载入国家法律……")
    with failure:
        steps = services.index_national_laws()
        try:
            for step in steps:
                count = step.done
                yield indexing_html(step)
        finally:
            if isinstance(steps, Generator):
                steps.close()
    yield note_html(failure.sentence or f"已载入国家法律 {count:,} 部。")


def stopped_loading() -> str:
    """What is shown after the user cancelled."""
    return note_html("已取消载入；已完成的部分保留在库中，可随时继续。")


def _view(services: Services) -> LibraryView:
    summary, vectors, laws = services.library_summary(), services.vector_progress(), services.national_laws_state()
    return LibraryView(
        holdings=holdings_html(summary),
        welcome=welcome_html(summary, services.example_questions()),
        vectors=vectors_html(vectors),
        laws_button=national_laws_button(laws),
        laws_note=national_laws_html(laws),
        settled=vectors.state != "building" and laws.status is not NationalLawsStatus.INDEXING,
    )
