# pyright: strict
"""What is said to a language model and what comes back, whoever serves it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Event
from typing import Literal, Protocol, TypeAlias

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True)
class Message:
    """One message of a conversation with a model."""

    role: Role
    content: str


@dataclass(frozen=True)
class Tokens:
    """How many tokens a call took, as the service counts them; 0 where it does not say."""

    prompt: int = 0
    completion: int = 0

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(self.prompt + other.prompt, self.completion + other.completion)


@dataclass(frozen=True)
class TextPiece:
    """The next characters of the answer."""

    text: str


@dataclass(frozen=True)
class ReasoningPiece:
    """The next characters of what the model thinks before it answers; never a part of the answer."""

    text: str


@dataclass(frozen=True)
class Finished:
    """The end of an answer that is complete.

    Attributes:
        reason: Why it ended; always ``stop``, because every other end is a fault.
        tokens: What it took.
    """

    reason: str = "stop"
    tokens: Tokens = Tokens()


ModelEvent: TypeAlias = TextPiece | ReasoningPiece | Finished


@dataclass(frozen=True)
class Limits:
    """How long a call may take, and how it is stopped.

    Attributes:
        until: The moment of ``time.monotonic()`` after which it is given up.
        cancelled: Set by whoever does not want the answer any more.
    """

    until: float
    cancelled: Event = field(default_factory=Event)

    @classmethod
    def of(cls, seconds: float, cancelled: Event | None = None) -> Limits:
        """From now on, so many seconds."""
        return cls(time.monotonic() + seconds, cancelled or Event())

    @property
    def left(self) -> float:
        """Seconds that are left; not below 0."""
        return max(0.0, self.until - time.monotonic())


class LanguageModel(Protocol):
    """A model that answers in pieces."""

    @property
    def name(self) -> str:
        """What answers are signed with."""
        ...

    @property
    def host(self) -> str:
        """Where the text goes: the host of the service; empty for a model in this process."""
        ...

    def stream(self, messages: Sequence[Message], limits: Limits) -> Iterator[ModelEvent]:
        """The answer in pieces; the last one is ``Finished``. Closing the iterator stops the call.

        Raises:
            ModelFault: The answer did not come, or is not complete.
        """
        ...


def whole_answer(model: LanguageModel, messages: Sequence[Message], limits: Limits) -> tuple[str, Tokens]:
    """The text of an answer that is wanted at once, without what the model thought.

    Raises:
        ModelFault: The answer did not come, or is not complete.
    """
    text, tokens = "", Tokens()
    for event in model.stream(messages, limits):
        match event:
            case TextPiece(piece):
                text += piece
            case Finished(_, tokens):
                pass
            case ReasoningPiece():
                pass
    return text.strip(), tokens
