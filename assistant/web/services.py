"""What the page needs from the rest of the program. The front door that starts the page brings it along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Event
from typing import Protocol

from assistant.answering.answer import Turn
from assistant.answering.events import AnswerEvent
from assistant.answering.model_use import ModelUse
from assistant.library.summary import IndexProgress, LibrarySummary, NationalLawsState, VectorProgress
from assistant.web.evaluation import Evaluations
from assistant.web.proofreading import Proofreading


class Services(Protocol):
    """Answers, and the state of the library. Every method may raise ``GongwuError``."""

    def stream_answer(
        self, question: str, history: Sequence[Turn], *, with_model: bool = True, cancelled: Event | None = None
    ) -> Iterator[AnswerEvent]:
        """Answers a question step by step; the last event is the ``Answer``. Closing the iterator stops the work.

        Args:
            question: What the user asks.
            history: The conversation before, oldest first.
            with_model: Whether a model composes, where one is configured; else extracts are given.
            cancelled: Stops a model that is at work, also while nothing comes from it.
        """
        ...

    def model_use(self) -> ModelUse | None:
        """The model that composes answers; None where none is configured."""
        ...

    def library_summary(self) -> LibrarySummary:
        """The size of the library now; cheap enough to ask every few seconds."""
        ...

    def vector_progress(self) -> VectorProgress:
        """How far the vectors are now; cheap enough to ask every few seconds."""
        ...

    def national_laws_state(self) -> NationalLawsState:
        """Whether the national laws can be taken in, or are in already."""
        ...

    def index_national_laws(self) -> Iterator[IndexProgress]:
        """Takes the national laws in. Closing the iterator stops before the next law and keeps what is finished."""
        ...

    def cancel_national_laws(self) -> None:
        """Ends the taking in, whoever started it, before the next law; what is finished is kept."""
        ...

    def example_questions(self) -> tuple[str, ...]:
        """Questions this library can answer, to start with."""
        ...

    def evaluations(self) -> Evaluations:
        """Runs of the evaluation harness, and their results."""
        ...

    def proofreading(self) -> Proofreading:
        """Checks of official documents."""
        ...
