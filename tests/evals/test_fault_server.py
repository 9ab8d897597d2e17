"""The service that goes wrong, asked by the assistant itself: extracts with a notice, whatever the service does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

import pytest

from assistant.answering.answer import AnswerStatus
from assistant.answering.events import StepStarted, TextDelta, Withdrawn
from assistant.answering.model_use import ModelUse
from assistant.answering.pipeline import answer_question, stream_answer
from assistant.library.keeper import index_into
from assistant.library.search import LibrarySearch
from assistant.models.chat import ChatModel
from assistant.models.faults import FaultKind
from evals.model_service.fault_server import MODEL, FaultServer, fault_server
from evals.model_service.modes import FaultMode

TODAY = date(2026, 11, 25)
QUESTION = "新录用公务员的试用期是多长？"
KEY = "a-key-that-must-never-show"
SAID = {
    FaultMode.RATE_LIMITED: FaultKind.RATE_LIMITED,
    FaultMode.SERVER_ERROR: FaultKind.SERVER_FAULT,
    FaultMode.HTML: FaultKind.NOT_A_MODEL_SERVICE,
    FaultMode.HALF_STREAM: FaultKind.CUT,
    FaultMode.STALL: FaultKind.STALLED,
    FaultMode.HANG: FaultKind.STALLED,
    FaultMode.DRIP: FaultKind.OUT_OF_TIME,
    FaultMode.BAD_JSON: FaultKind.BAD_JSON,
    FaultMode.BAD_UTF8: FaultKind.BAD_ENCODING,
    FaultMode.NO_CHOICES: FaultKind.NO_CHOICES,
    FaultMode.EMPTY: FaultKind.EMPTY,
    FaultMode.LENGTH: FaultKind.TOO_LONG,
    FaultMode.CONTENT_FILTER: FaultKind.FILTERED,
    FaultMode.WRONG_KEY: FaultKind.WRONG_KEY,
    FaultMode.CONNECTION_REFUSED: FaultKind.UNREACHABLE,
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibrarySearch]:
    import openai  # noqa: F401 - takes seconds the first time, which are not the service's

    folder = tmp_path_factory.mktemp("faults") / "library"
    index_into(folder, [])
    search = LibrarySearch(folder, None)
    yield search
    search.close()


def use(server: FaultServer) -> ModelUse:
    model = ChatModel(server.base_url, MODEL, KEY, timeout=3, retries=0, first_token=0.8, idle=0.8)
    return ModelUse(model, seconds=3)


def test_there_are_fifteen_ways_to_go_wrong() -> None:
    assert len(FaultMode) == 15
    assert set(SAID) == set(FaultMode)


@pytest.mark.parametrize("mode", FaultMode, ids=lambda mode: mode.code)
def test_extracts_with_a_notice_stand_in_for_a_model_that_fails(mode: FaultMode, library: LibrarySearch) -> None:
    with fault_server(mode) as server:
        started = time.monotonic()
        answer = answer_question(QUESTION, [], library, TODAY, use(server))
        seconds = time.monotonic() - started

    assert answer.status is AnswerStatus.ANSWERED
    assert answer.model == "extractive"
    assert answer.citations
    assert SAID[mode].value.removesuffix("。") in answer.notice
    assert KEY not in answer.notice
    assert seconds < 30
    assert server.requests == (0 if mode is FaultMode.CONNECTION_REFUSED else 1)


@pytest.mark.parametrize("mode", [FaultMode.HALF_STREAM, FaultMode.LENGTH, FaultMode.STALL], ids=lambda mode: mode.code)
def test_what_was_shown_before_the_fault_is_withdrawn(mode: FaultMode, library: LibrarySearch) -> None:
    with fault_server(mode) as server:
        events = list(stream_answer(QUESTION, [], library, TODAY, use(server)))

    kinds = [type(event) for event in events if not isinstance(event, StepStarted)]
    assert kinds.index(TextDelta) < kinds.index(Withdrawn)
    withdrawn = next(number for number, event in enumerate(events) if isinstance(event, Withdrawn))
    shown = "".join(event.text for event in events[:withdrawn] if isinstance(event, TextDelta))
    assert server.said.split("[")[0] in shown
    assert not shown.endswith(server.said.rsplit("。", 1)[1])
