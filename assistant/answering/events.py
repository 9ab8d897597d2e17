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


AnswerEvent: TypeAlias = StepStarted | TextDelta | Answer
