"""How long the assistant itself takes beside model and search, until the first piece, and with many askers at once.

The model is a stub of this process or on the loopback interface: what it takes is known and subtracted.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from assistant.answering.answer import Answer, Turn
from assistant.answering.events import AnswerEvent, ReasoningDelta, TextDelta
from assistant.answering.model_use import ModelUse
from assistant.answering.pipeline import stream_answer
from assistant.models.chat import ChatModel
from assistant.models.fake import FakeModel
from assistant.models.fake_server import FakeServer
from assistant.models.messages import Limits, Message, ModelEvent, ReasoningPiece
from evals.model_service.listening import ask, listening

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch

TODAY = date(2026, 11, 25)
ASKERS = 20
STUB_SECONDS = 1.0
"""What the stub takes for an answer when many ask at once."""

ELSEWHERE = "model.example"
"""Where the stub pretends to be, so that sensitive text is screened and masked as for a foreign service."""

SEARCHING = ("rewrite", "retrieve")
"""Steps that search; their time is not the pipeline's own."""


@dataclass
class Stub:
    """A model that answers truthfully after a while, and knows when it said what.

    Attributes:
        wait: Seconds before the first piece of the answer.
        host: Where it pretends to be.
        spent: Seconds in it, of all answers together.
        first: When it said its first piece, by ``time.perf_counter()``.
    """

    wait: float = 0.0
    host: str = ""
    name: str = "stub"
    spent: float = 0.0
    first: float = 0.0
    _model: FakeModel = field(default_factory=FakeModel)

    def stream(self, messages: Sequence[Message], limits: Limits) -> Iterator[ModelEvent]:
        """A thought at once, then the answer."""
        self.first = time.perf_counter()
        yield ReasoningPiece("先看条文。")
        started = time.perf_counter()
        time.sleep(self.wait)
        pieces = list(self._model.stream(messages, limits))
        self.spent += time.perf_counter() - started
        yield from pieces


def overhead_seconds(questions: Sequence[str], library: LibrarySearch) -> list[float]:
    """For each question, the seconds of an answer without those of the model and of searching."""
    return [_overhead(question, library) for question in questions]


def _overhead(question: str, library: LibrarySearch) -> float:
    stub = Stub(host=ELSEWHERE)
    started = time.perf_counter()
    *_, answer = stream_answer(question, [], library, TODAY, ModelUse(stub))
    total = time.perf_counter() - started
    assert isinstance(answer, Answer), "the last event is the answer"
    return total - stub.spent - sum(answer.timings.get(step, 0.0) for step in SEARCHING)


def passed_on_seconds(questions: Sequence[str], library: LibrarySearch) -> list[float]:
    """For each question, the seconds between the stub's first piece, sent over the wire, and its arrival at the caller."""
    stub = Stub()
    with FakeServer(stub) as server:
        use = ModelUse(ChatModel(server.url, stub.name))
        return [_passed_on(question, library, use, stub) for question in questions]


def _passed_on(question: str, library: LibrarySearch, use: ModelUse, stub: Stub) -> float:
    arrived = 0.0
    for event in stream_answer(question, [], library, TODAY, use):
        if isinstance(event, ReasoningDelta | TextDelta) and not arrived:
            arrived = time.perf_counter()
    return max(0.0, arrived - stub.first)


def crowd_seconds(questions: Sequence[str], library: LibrarySearch) -> list[float]:
    """Seconds of each of :data:`ASKERS` people who ask through ``/v1`` at the same moment."""
    with (
        FakeServer(Stub(STUB_SECONDS)) as server,
        _door(library, server.url) as port,
        ThreadPoolExecutor(ASKERS) as pool,
    ):
        asked = [questions[number % len(questions)] for number in range(ASKERS)]
        return [streamed.seconds for streamed in pool.map(partial(ask, port), asked)]


@contextmanager
def _door(library: LibrarySearch, url: str) -> Iterator[int]:
    use = ModelUse(ChatModel(url, "stub"))

    def answer(question: str, history: Sequence[Turn], cancelled: Event) -> Iterator[AnswerEvent]:
        return stream_answer(question, history, library, TODAY, use, cancelled)

    with listening(answer) as port:
        yield port
