"""The conversation of one browser window, as values: every change gives a new one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answering.answer import Answer, Turn
from assistant.answering.events import AnswerEvent, ReasoningDelta, StepStarted, TextDelta, Withdrawn


# Compared and hashed by identity: Gradio hashes session values, and an Answer holds a mapping, which has no hash.
@dataclass(frozen=True, eq=False)
class Exchange:
    """A question and what became of it.

    Attributes:
        number: Counted from 1 within the conversation; names the HTML elements that belong to it.
        step: Title of the step under way; empty once it ended.
        streamed: The text that has come in so far.
        reasoning: What the model has thought so far; shown folded.
        answer: The answer, once it is complete.
        failure: The sentence that says why there is none.
        stopped: Whether the user stopped it.
    """

    number: int
    question: str
    step: str = ""
    streamed: str = ""
    reasoning: str = ""
    answer: Answer | None = None
    failure: str = ""
    stopped: bool = False

    @property
    def running(self) -> bool:
        """Whether an answer is still to come."""
        return self.answer is None and not self.failure and not self.stopped

    def after(self, event: AnswerEvent) -> Exchange:
        """The exchange after one more event."""
        match event:
            case StepStarted(title):
                return replace(self, step=title)
            case TextDelta(text):
                return replace(self, step="", streamed=self.streamed + text)
            case ReasoningDelta(text):
                return replace(self, reasoning=self.reasoning + text)
            case Withdrawn():
                return replace(self, streamed="")
            case Answer():
                return replace(self, step="", answer=event)


@dataclass(frozen=True, eq=False)
class Conversation:
    """The exchanges of one window, oldest first."""

    exchanges: tuple[Exchange, ...] = ()

    @property
    def latest(self) -> Exchange | None:
        """The exchange at the end, which may still be running."""
        return self.exchanges[-1] if self.exchanges else None

    @property
    def running(self) -> bool:
        """Whether the exchange at the end still waits for its answer."""
        return self.latest is not None and self.latest.running

    def asking(self, question: str) -> Conversation:
        """With a new question at the end."""
        return Conversation((*self.exchanges, Exchange(number=len(self.exchanges) + 1, question=question)))

    def with_latest(self, exchange: Exchange) -> Conversation:
        """With the exchange at the end replaced."""
        return Conversation((*self.exchanges[:-1], exchange))

    def stopped(self) -> Conversation:
        """With the running exchange, if there is one, marked as stopped by the user."""
        if self.latest is None or not self.latest.running:
            return self
        return self.with_latest(replace(self.latest, step="", stopped=True))

    def history(self) -> tuple[Turn, ...]:
        """The completed exchanges as the turns that a follow-up question may refer to."""
        return tuple(
            turn
            for exchange in self.exchanges
            if exchange.answer is not None
            for turn in (Turn("user", exchange.question), _said(exchange.answer))
        )


def _said(answer: Answer) -> Turn:
    """An answer as a turn, with what it cites: it is forgotten once that may not be read any more."""
    cited = dict.fromkeys(citation.source_id for citation in answer.citations)
    return Turn("assistant", answer.text, tuple(cited))
