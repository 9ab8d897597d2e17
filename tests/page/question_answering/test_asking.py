"""Asking, stopping and starting anew, as plain functions."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from typing import cast

import pytest

from assistant.answering.answer import AnswerStatus, Turn
from assistant.answering.events import AnswerEvent, StepStarted
from assistant.answering.steps.screen import LONGEST_QUESTION
from assistant.page.failures import INTERNAL_ERROR
from assistant.page.question_answering.asking import (
    INCOMPLETE,
    ConversationView,
    ask,
    hint_for,
    start_anew,
    stop,
)
from assistant.page.question_answering.conversation import Conversation
from tests.page.in_memory import (
    BUSY_QUESTION,
    ENDLESS_QUESTION,
    FAILING_QUESTION,
    LEAVE_QUESTION,
    UNKNOWN_QUESTION,
    InMemoryServices,
    leave_answer,
)


class CutOff(InMemoryServices):
    """A stream that ends without an answer."""

    def stream_answer(self, question: str, history: Sequence[Turn], **wish: object) -> Iterator[AnswerEvent]:
        """Begins and stops."""
        yield StepStarted("正在检索")


def asked(question: str, conversation: Conversation | None = None) -> list[ConversationView]:
    """All views of one question."""
    return list(ask(InMemoryServices(), question, conversation or Conversation()))


@pytest.mark.parametrize("question", ["", "  \n", "问" * (LONGEST_QUESTION + 1)])
def test_a_question_that_cannot_be_asked_gives_a_hint_and_keeps_the_box(question: str) -> None:
    (view,) = asked(question)
    assert view.hint
    assert view.question is None
    assert view.conversation.exchanges == ()


def test_a_question_of_the_greatest_length_is_asked() -> None:
    assert hint_for("问" * LONGEST_QUESTION) == ""


def test_views_begin_running_with_an_empty_box_and_end_with_the_answer() -> None:
    views = asked(LEAVE_QUESTION)
    assert views[0].question == ""
    assert views[0].conversation.running
    latest = views[-1].conversation.latest
    assert latest is not None
    assert latest.answer == leave_answer()
    assert not views[-1].conversation.running


def test_text_grows_and_is_what_the_answer_says() -> None:
    streamed = [view.conversation.exchanges[-1].streamed for view in asked(LEAVE_QUESTION)]
    assert all(later.startswith(earlier) for earlier, later in pairwise(streamed))
    assert streamed[-1] == leave_answer().text


def test_a_follow_up_question_brings_the_completed_turns() -> None:
    services = InMemoryServices()
    talk = list(ask(services, LEAVE_QUESTION, Conversation()))[-1].conversation
    talk = list(ask(services, FAILING_QUESTION, talk))[-1].conversation
    list(ask(services, "那怎么申请？", talk))
    answer = leave_answer()
    cited = tuple(dict.fromkeys(citation.source_id for citation in answer.citations))
    assert services.histories[-1] == (Turn("user", LEAVE_QUESTION), Turn("assistant", answer.text, cited))


def test_an_error_of_the_user_is_told_in_its_own_words() -> None:
    assert asked(BUSY_QUESTION)[-1].conversation.exchanges[-1].failure == "知识库正在更新，请稍后再问。"


def test_a_bug_is_logged_once_and_told_without_details(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        last = asked(FAILING_QUESTION)[-1].conversation.exchanges[-1]
    assert last.failure == INTERNAL_ERROR
    assert [record.exc_info is not None for record in caplog.records] == [True]


def test_a_stream_without_an_answer_is_incomplete() -> None:
    last = list(ask(CutOff(), "问", Conversation()))[-1].conversation.exchanges[-1]
    assert last.failure == INCOMPLETE


def test_closing_the_views_stops_the_work() -> None:
    services = InMemoryServices()
    views = cast("Generator[ConversationView]", ask(services, ENDLESS_QUESTION, Conversation()))
    with closing(views):
        while not next(views).conversation.exchanges[-1].streamed:
            pass
        assert services.closed == 0
    assert services.closed == 1


def test_stopping_marks_only_a_running_exchange() -> None:
    talk = asked(LEAVE_QUESTION)[-1].conversation
    assert stop(talk).conversation is talk
    stopped = stop(talk.asking(UNKNOWN_QUESTION)).conversation
    assert [exchange.stopped for exchange in stopped.exchanges] == [False, True]
    assert not stopped.running


def test_starting_anew_forgets_everything() -> None:
    view = start_anew()
    assert view.conversation.exchanges == ()
    assert view.conversation.history() == ()
    assert view.question == ""


def test_a_refusal_is_an_answer_like_any_other() -> None:
    latest = asked(UNKNOWN_QUESTION)[-1].conversation.exchanges[-1]
    assert latest.answer is not None
    assert latest.answer.status is AnswerStatus.NO_SOURCE_FOUND
    assert latest.failure == ""


@pytest.mark.parametrize("with_model", [True, False])
def test_the_choice_of_the_model_is_passed_on(with_model: bool) -> None:
    services = InMemoryServices()
    list(ask(services, LEAVE_QUESTION, Conversation(), with_model=with_model))
    assert services.wishes == [with_model]
