"""What happens when someone asks, stops or starts anew: functions on plain values, each step of them a view."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Event
from time import monotonic

from assistant.answering.answer import Answer
from assistant.answering.events import AnswerEvent, ReasoningDelta, TextDelta
from assistant.answering.steps.screen import LONGEST_QUESTION
from assistant.page.failures import INCOMPLETE, CaughtFailure
from assistant.page.question_answering.conversation import Conversation, Exchange
from assistant.page.services import Services

_SECONDS_BETWEEN_VIEWS = 0.05


@dataclass(frozen=True)
class ConversationView:
    """What the conversation column shows.

    Attributes:
        question: What stands in the question box; None leaves it alone.
        hint: A gentle sentence under the box; empty for none.
    """

    conversation: Conversation
    question: str | None = None
    hint: str = ""


def hint_for(question: str) -> str:
    """Why a question cannot be asked as it is; empty when it can."""
    length = len(question.strip())
    if not length:
        return "请先输入问题，例如“年休假可以分几次休”。"
    if length > LONGEST_QUESTION:
        return f"问题共 {length} 字，请精简到 {LONGEST_QUESTION} 字以内；一次只问一件事，查得更准。"
    return ""


def ask(
    services: Services,
    question: str,
    conversation: Conversation,
    *,
    with_model: bool = True,
    cancelled: Event | None = None,
) -> Iterator[ConversationView]:
    """Asks, and gives the view after every step; the last one is not running any more.

    An empty question in the middle of a conversation is passed over: it is the second of two quick presses of Enter.

    Args:
        services: Answers.
        question: What stands in the box.
        conversation: What was said before.
        with_model: Whether a model composes, where one is configured.
        cancelled: Stops a model that is at work.
    """
    if conversation.exchanges and not question.strip():
        yield ConversationView(conversation)
        return
    if hint := hint_for(question):
        yield ConversationView(conversation, hint=hint)
        return
    history = conversation.history()
    conversation = conversation.stopped().asking(question.strip())
    yield ConversationView(conversation, question="")
    with (
        CaughtFailure() as failure,
        _closing(
            services.stream_answer(question.strip(), history, with_model=with_model, cancelled=cancelled)
        ) as events,
    ):
        for exchange in _progress(conversation.exchanges[-1], events):
            conversation = conversation.with_latest(exchange)
            yield ConversationView(conversation)
    yield ConversationView(_ended(conversation, failure.sentence))


def stop(conversation: Conversation) -> ConversationView:
    """Marks the running exchange as stopped; the work itself ends because its iterator is closed."""
    return ConversationView(conversation.stopped())


def start_anew() -> ConversationView:
    """An empty conversation and an empty box."""
    return ConversationView(Conversation(), question="")


def _progress(exchange: Exchange, events: Iterator[AnswerEvent]) -> Iterator[Exchange]:
    """The exchange after events; pieces of text that come faster than people read are shown together."""
    shown = 0.0
    for event in events:
        exchange = exchange.after(event)
        if not isinstance(event, TextDelta | ReasoningDelta) or monotonic() - shown >= _SECONDS_BETWEEN_VIEWS:
            shown = monotonic()
            yield exchange
        if isinstance(event, Answer):
            return


def _ended(conversation: Conversation, failure: str) -> Conversation:
    latest = conversation.exchanges[-1]
    if latest.running:
        return conversation.with_latest(replace(latest, step="", failure=failure or INCOMPLETE))
    return conversation


@contextmanager
def _closing(events: Iterator[AnswerEvent]) -> Iterator[Iterator[AnswerEvent]]:
    """Closes a generator as soon as nobody listens any more, which stops its work."""
    try:
        yield events
    finally:
        if isinstance(events, Generator):
            events.close()
