"""Question in, grounded answer or typed refusal out: the list of steps is the design."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from threading import Event
from typing import NamedTuple, TypeAlias

from assistant.answering.answer import Answer, Turn
from assistant.answering.events import AnswerEvent, StepStarted, TextDelta, Withdrawn
from assistant.answering.gaps import keep_gap
from assistant.answering.inquiry import Inquiry
from assistant.answering.model_use import ModelUse
from assistant.answering.ranking.outside import RerankUse
from assistant.answering.steps.announce import announce
from assistant.answering.steps.compose import compose
from assistant.answering.steps.disarm import disarm
from assistant.answering.steps.prevail import prevail
from assistant.answering.steps.protect import protect
from assistant.answering.steps.retrieve import retrieve
from assistant.answering.steps.rewrite import rewrite
from assistant.answering.steps.route import route
from assistant.answering.steps.screen import screen
from assistant.answering.steps.standard import standard, standard_as_understood
from assistant.answering.steps.time import time as read_time
from assistant.answering.steps.translate import translate
from assistant.answering.steps.understand import understand
from assistant.answering.steps.verify import verify
from assistant.answering.steps.versions import versions
from assistant.answering.steps.weigh import weigh
from assistant.library.search import LibrarySearch
from assistant.models.messages import Limits

Outcome: TypeAlias = Inquiry | Answer


class Step(NamedTuple):
    """One step: its name in timings, what the user reads meanwhile, and what it does.

    ``run`` returns the changed inquiry, or the answer that ends the pipeline; a step that has something to tell while it
    works is a generator of events that returns it.
    """

    name: str
    title: str
    run: Callable[[Inquiry], Outcome | Generator[AnswerEvent, None, Outcome]]


STEPS = (
    Step("screen", "正在检查问题", screen),
    Step("time", "正在判断所问的时间", read_time),
    Step("standard", "正在查找本单位标准答复", standard),
    Step("route", "正在判断问题类别", route),
    Step("protect", "正在检查敏感内容", protect),
    Step("understand", "正在理解问题", understand),
    Step("standard_understood", "正在查找本单位标准答复", standard_as_understood),
    Step("rewrite", "正在结合上文", rewrite),
    Step("versions", "正在查找各个版本", versions),
    Step("translate", "正在换成法规用语", translate),
    Step("retrieve", "正在检索知识库", retrieve),
    Step("disarm", "正在清理条文", disarm),
    Step("weigh", "正在判断依据是否充分", weigh),
    Step("prevail", "正在核对依据是否一致", prevail),
    Step("compose", "正在组织答案", compose),
    Step("announce", "正在查看即将施行的规定", announce),
    Step("verify", "正在核对引文", verify),
)


def stream_answer(
    question: str,
    history: Sequence[Turn],
    library: LibrarySearch,
    today: date,
    use: ModelUse | None = None,
    cancelled: Event | None = None,
    reranking: RerankUse | None = None,
    as_of: date | None = None,
) -> Generator[AnswerEvent, None, None]:
    """Answers a question, telling meanwhile which step is at work; the last event is the answer.

    Args:
        question: What the user asks.
        history: The conversation before, oldest first.
        library: Where answers may rest.
        today: The day on which it is asked, and validity is judged.
        use: The model that composes; None answers with extracts.
        cancelled: Stops a model that is at work when it is set; closing the iterator stops it too.
        reranking: The service that orders the first articles as well; None leaves the order to us.
        as_of: The day whose law is asked for; None for that of the question, mostly today's.

    Raises:
        InputError: The question is empty or too long.
    """
    limits = Limits.of(use.seconds, cancelled) if use else None
    state: Outcome = Inquiry.about(question, history, today, library, use, limits, reranking, as_of)
    timings: dict[str, float] = {}
    streamed = False
    for step in STEPS:
        yield StepStarted(step.title)
        started = time.perf_counter()
        outcome = step.run(state)
        if isinstance(outcome, Generator):
            outcome, shown = yield from _passed_on(outcome)
            streamed = streamed or shown
        state = outcome
        timings[step.name] = round(time.perf_counter() - started, 4)
        if isinstance(state, Answer):
            break
    assert isinstance(state, Answer), "the last step concludes"
    keep_gap(state, library, today)
    for line in [] if streamed else state.text.splitlines(keepends=True):
        yield TextDelta(line)
    yield replace(state, timings=timings)


def _passed_on(
    told: Generator[AnswerEvent, None, Outcome],
) -> Generator[AnswerEvent, None, tuple[Outcome, bool]]:
    """Passes on what a step tells; gives what it returns, and whether text that stands was among it."""
    shown = False
    with closing(told):
        while True:
            try:
                event = next(told)
            except StopIteration as end:
                return end.value, shown
            shown = isinstance(event, TextDelta) or (shown and not isinstance(event, Withdrawn))
            yield event


def answer_question(
    question: str,
    history: Sequence[Turn],
    library: LibrarySearch,
    today: date,
    use: ModelUse | None = None,
    reranking: RerankUse | None = None,
    as_of: date | None = None,
) -> Answer:
    """Answers a question at once; see :func:`stream_answer`."""
    *_, answer = stream_answer(question, history, library, today, use, reranking=reranking, as_of=as_of)
    assert isinstance(answer, Answer)
    return answer
