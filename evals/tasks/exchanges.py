"""Recorded answers of a real small model: which of its sentences the checks let through, and whether those are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.answering.drafting import Draft
from evals.data.dataset import DataSet
from evals.exchanges.recorded import EXCHANGES, Exchange, load_exchanges
from evals.harness.figures import share
from evals.harness.progress import Progress
from evals.harness.samples import Case, Output
from evals.harness.scoring import evaluated
from evals.harness.task import Evaluation, Setting, Task, Wanted, no_samples, timed

NAME = "exchanges"


def exchange_data(wanted: Wanted, progress: Progress) -> DataSet:
    """The recorded exchanges.

    Raises:
        InputError: The file cannot be used.
    """
    del progress
    path = wanted.path or EXCHANGES
    load_exchanges(path)
    return DataSet(name=NAME, path=path, questions=path, drafts=(), title="真实小模型的作答记录")


def generate(setting: Setting) -> Iterator[Output]:
    """What stands of every recorded answer."""
    for exchange in load_exchanges(setting.data.path):
        if exchange.id not in setting.done:
            yield _output(exchange)


def _output(exchange: Exchange) -> Output:
    draft = Draft(exchange.passages, exchange.question)

    def read() -> None:
        list(draft.feed(exchange.answer))
        list(draft.end())

    _, seconds = timed(read)
    return {
        "id": exchange.id,
        "key": exchange.id,
        "seconds": seconds,
        "question": exchange.question,
        "answer": exchange.answer,
        "kept": [sentence.text for _, sentence, _ in draft.numbered()],
        "removed": [[removed.sentence, removed.reason] for removed in draft.removed],
        "right": list(exchange.right),
        "wrong": list(exchange.wrong),
    }


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures, and why sentences fell."""
    reasons = Counter(reason.partition("“")[0] or "引文" for case in cases for _, reason in case.output["removed"])
    why = {reason: share(number, reasons.total()) for reason, number in reasons.most_common()}
    return evaluated(NAME, cases, (), {"removed because": why})


TASK = Task(
    "真实小模型的作答记录：错句有没有被挡住，对的留下多少",
    no_samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    by_sample=False,
    data=exchange_data,
)
