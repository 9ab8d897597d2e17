"""Question in, grounded answer or typed refusal out: the list of steps is the design."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from assistant.answering.answer import Answer, Turn
from assistant.answering.events import AnswerEvent, StepStarted, TextDelta
from assistant.answering.inquiry import Inquiry
from assistant.answering.steps.compose import compose
from assistant.answering.steps.retrieve import retrieve
from assistant.answering.steps.rewrite import rewrite
from assistant.answering.steps.screen import screen
from assistant.answering.steps.verify import verify
from assistant.answering.steps.weigh import weigh
from assistant.library.search import LibrarySearch


class Step(NamedTuple):
    """One step: its name in timings, what the user reads meanwhile, and what it does.

    ``run`` returns the changed inquiry, or the answer that ends the pipeline.
    """

    name: str
    title: str
    run: Callable[[Inquiry], Inquiry | Answer]


STEPS = (
    Step("screen", "正在理解问题", screen),
    Step("rewrite", "正在结合上文", rewrite),
    Step("retrieve", "正在检索知识库", retrieve),
    Step("weigh", "正在判断依据是否充分", weigh),
    Step("compose", "正在摘录条文", compose),
    Step("verify", "正在核对引文", verify),
)


def stream_answer(question: str, history: Sequence[Turn], library: LibrarySearch, today: date) -> Iterator[AnswerEvent]:
    """Answers a question, telling meanwhile which step is at work; the last event is the answer.

    Args:
        question: What the user asks.
        history: The conversation before, oldest first.
        library: Where answers may rest.
        today: The day on which validity is judged.

    Raises:
        InputError: The question is empty or too long.
    """
    state: Inquiry | Answer = Inquiry(question.strip(), tuple(history), today, library)
    timings: dict[str, float] = {}
    for step in STEPS:
        yield StepStarted(step.title)
        started = time.perf_counter()
        state = step.run(state)
        timings[step.name] = round(time.perf_counter() - started, 4)
        if isinstance(state, Answer):
            break
    assert isinstance(state, Answer), "the last step concludes"
    for line in state.text.splitlines(keepends=True):
        yield TextDelta(line)
    yield replace(state, timings=timings)


def answer_question(question: str, history: Sequence[Turn], library: LibrarySearch, today: date) -> Answer:
    """Answers a question at once; see :func:`stream_answer`."""
    *_, answer = stream_answer(question, history, library, today)
    assert isinstance(answer, Answer)
    return answer
