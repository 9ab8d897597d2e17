"""What the page asks of the program, on a real library: the built-in guides, and the national laws beside them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.events import StepStarted, TextDelta
from assistant.errors import LibraryBusy
from assistant.library.summary import NationalLawsStatus
from assistant.page.services import Services
from tests.needs import ROOT, needs_laws

GUIDES = len(list((ROOT / "knowledge" / "documents").glob("*.md")))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Services]:
    with closing(Services(tmp_path / "library", vectors=False)) as opened:
        yield opened


def test_a_first_start_opens_on_the_built_in_guides(desk: Services) -> None:
    summary = desk.library_summary()

    assert (summary.documents, summary.in_force, summary.outdated) == (GUIDES, GUIDES, 0)
    assert summary.updated is not None
    assert desk.vector_progress().state == "none"


def test_every_example_question_is_answered(desk: Services) -> None:
    for question in desk.example_questions():
        *_, answer = desk.stream_answer(question, [])
        assert isinstance(answer, Answer)
        assert answer.status is AnswerStatus.ANSWERED, question


def test_an_answer_streams_its_steps_its_text_and_itself(desk: Services) -> None:
    events = list(desk.stream_answer("新录用公务员的试用期是多长？", []))

    assert isinstance(events[0], StepStarted)
    answer = events[-1]
    assert isinstance(answer, Answer)
    assert "".join(event.text for event in events if isinstance(event, TextDelta)) == answer.text


@needs_laws
def test_national_laws_can_be_cancelled_resumed_and_asked(desk: Services) -> None:
    assert desk.national_laws_state().status is NationalLawsStatus.AVAILABLE
    loading = desk.index_national_laws()
    next(loading)
    assert desk.national_laws_state().status is NationalLawsStatus.INDEXING
    with pytest.raises(LibraryBusy):
        next(desk.index_national_laws())

    desk.cancel_national_laws()
    list(loading)

    assert GUIDES <= desk.library_summary().documents < GUIDES + 378
    assert desk.national_laws_state().status is NationalLawsStatus.AVAILABLE
    assert [step.done for step in desk.index_national_laws()][-1] == 378
    assert desk.library_summary().documents == GUIDES + 378
    assert desk.national_laws_state().status is NationalLawsStatus.INDEXED
    *_, answer = desk.stream_answer("公务员旷工连续超过多少天予以辞退？", [])
    assert isinstance(answer, Answer)
    assert (answer.citations[0].title, answer.citations[0].article) == ("中华人民共和国公务员法", "第八十八条")
