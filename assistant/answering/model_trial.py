"""Tries a model with one question whose answer is known: how fast it writes, and what it can be trusted to do."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.prompts import step_prompt
from assistant.answering.sentences import SentenceReader
from assistant.models.messages import LanguageModel, Limits, Message, ModelEvent, TextPiece
from assistant.models.structured import WritesSentences

PASSAGES = (
    "[1]《会议室使用办法》第二条\n使用会议室应当提前三日预约。\n\n"
    "[2]《会议室使用办法》第五条\n使用会议室不得超过四小时；确需延长的，应当另行预约。"
)
QUESTION = "会议室一次最多能用多久？"
_RIGHT, _LABEL = "四小时", "2"


@dataclass(frozen=True)
class Trial:
    """What a model did with the question.

    Attributes:
        first: Seconds until something came.
        speed: Characters a second from then on.
        right: Whether it said what the passages say.
        labelled: Whether it named the right passage by itself.
        structured: Whether the service takes the form of sentences with sources.
    """

    first: float
    speed: float
    right: bool
    labelled: bool
    structured: bool


def try_out(model: LanguageModel, seconds: float) -> Trial:
    """Asks plainly, and where the service may know it, in the form.

    Args:
        model: What is tried.
        seconds: How long each of both calls may take.

    Raises:
        ModelFault: It gave no complete answer.
    """
    messages = step_prompt("compose").fill(question=QUESTION, conversation="", passages=PASSAGES, today="2026年12月1日")
    started = time.monotonic()
    pieces = list(_timed(model.stream(messages, Limits.of(seconds))))
    text = "".join(piece for piece, _ in pieces)
    first, last = pieces[0][1], pieces[-1][1]
    reader = SentenceReader()
    labels = {label for sentence in (*reader.feed(text), *reader.end()) for label in sentence.labels}
    return Trial(
        first=first - started,
        speed=len(text) / max(last - first, 0.01),
        right=_RIGHT in text.replace("4小时", _RIGHT).replace("4 小时", _RIGHT),
        labelled=labels == {_LABEL},
        structured=_takes_form(model, messages, seconds),
    )


def _timed(events: Iterator[ModelEvent]) -> Iterator[tuple[str, float]]:
    for event in events:
        if isinstance(event, TextPiece):
            yield event.text, time.monotonic()


def _takes_form(model: LanguageModel, messages: Sequence[Message], seconds: float) -> bool:
    if not isinstance(model, WritesSentences) or not model.structured:
        return False
    pieces = _timed(model.stream_structured(messages, Limits.of(seconds)))
    text = "".join(piece for piece, _ in pieces)
    return model.structured and text.lstrip().startswith("{") and '"source"' in text
