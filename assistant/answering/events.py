"""What happens while a question is being answered, in the order it happens; the last event is always the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from assistant.answering.answer import Answer


@dataclass(frozen=True)
class StepStarted:
    """A step of the pipeline begins.

    Attributes:
        title: What people read while they wait, for instance ``正在检索``.
    """

    title: str


@dataclass(frozen=True)
class TextDelta:
    """The next piece of the answer's text.

    Attributes:
        text: Characters to append to what came before; may hold ``[1]`` marks, whole or cut.
    """

    text: str


@dataclass(frozen=True)
class ReasoningDelta:
    """The next piece of what a model thinks before it answers; shown folded, never a part of the answer.

    Attributes:
        text: Characters to append to what came before.
    """

    text: str


@dataclass(frozen=True)
class Withdrawn:
    """Everything of the answer's text that came so far is void; what follows stands in its place.

    Attributes:
        notice: Why, in one Chinese sentence.
    """

    notice: str


AnswerEvent: TypeAlias = StepStarted | ReasoningDelta | TextDelta | Withdrawn | Answer
