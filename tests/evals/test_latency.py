"""What the task ``latency`` measures: a figure a question, the model's own time apart. How long it takes is no test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.library.keeper import index_into
from assistant.library.search import LibrarySearch
from evals.harness.samples import Case, Input, Sample, Target
from evals.tasks.latency import TITLES, evaluate
from evals.timing.answering import Stub, overhead_seconds, passed_on_seconds

QUESTIONS = ["新录用公务员的试用期是多长？", "联系电话13900000000，请示可以主送两个机关吗？"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibrarySearch]:
    folder = tmp_path_factory.mktemp("latency") / "library"
    index_into(folder, [])
    search = LibrarySearch(folder, None)
    yield search
    search.close()


@pytest.mark.thorough
def test_every_question_gives_a_figure(library: LibrarySearch) -> None:
    for measure in (overhead_seconds, passed_on_seconds):
        seconds = measure(QUESTIONS, library)
        assert len(seconds) == len(QUESTIONS)
        assert all(value >= 0 for value in seconds)


def test_the_stub_knows_when_it_spoke() -> None:
    from assistant.models.messages import Limits, Message

    stub = Stub(wait=0.05)
    events = list(stub.stream([Message("user", "【问题】\n试用期多长？")], Limits.of(5)))

    assert stub.first > 0
    assert stub.spent >= 0.05
    assert len(events) >= 2


def test_figures_are_in_milliseconds_and_have_titles() -> None:
    values = [0.010 + 0.001 * number for number in range(21)]
    case = Case(Sample("overhead", Input(""), Target()), {"id": "overhead", "values": values})

    metrics = evaluate([case]).metrics

    assert metrics["overhead_p50_ms"].value == 20.0
    assert metrics["overhead_p95_ms"].value is not None
    assert 28 <= metrics["overhead_p95_ms"].value <= 30
    assert metrics.keys() <= TITLES.keys()
