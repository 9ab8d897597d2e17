"""What the page shows of the library, and taking the national laws in: functions on plain values."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from assistant.library.summary import IndexProgress, NationalLawsStatus
from assistant.page.failures import CaughtFailure
from assistant.page.question_answering.library_html import (
    holdings_html,
    indexing_html,
    national_laws_button,
    national_laws_html,
    note_html,
    vectors_html,
    welcome_html,
)
from assistant.page.services import Services


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
    last = IndexProgress(0, 0)
    yield note_html("正在准备载入国家法律……")
    with CaughtFailure() as failure:
        steps = services.index_national_laws()
        try:
            for step in steps:
                last = step
                yield indexing_html(step)
        finally:
            if isinstance(steps, Generator):
                steps.close()
    yield note_html(failure.sentence or _end_of_loading(last))


def cancel_loading(services: Services) -> None:
    """Ends the taking in; the running :func:`load_national_laws` says so."""
    with CaughtFailure():
        services.cancel_national_laws()


def _end_of_loading(last: IndexProgress) -> str:
    if last.done < last.total:
        return "已取消载入；已完成的部分保留在库中，可随时继续。"
    return f"已载入国家法律 {last.done:,} 部。"


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
