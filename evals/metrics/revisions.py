"""Tracked copies: rejecting our changes gives the input back, accepting them gives the clean copy; by a rejector of its own."""

from __future__ import annotations

from collections.abc import Callable

from evals.harness.metric import Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score
from evals.proofreading.records import judged


def _settled(name: str, said: str) -> Callable[[Case], Score]:
    def score(case: Case) -> Score:
        record = judged(case, "tracked")
        if record is None or name not in record:
            return UNSCORED
        return passed(not record[name], f"{said}：{'；'.join(record[name][:3])}")

    return score


METRICS = (
    Metric(
        "revisions_rejected",
        "拒绝修订即复原文字和直接格式",
        frozenset({"format"}),
        each(_settled("rejected", "拒绝修订后没有复原")),
        fails=True,
        after=10,
    ),
    Metric(
        "revisions_accepted",
        "接受修订即得清洁稿",
        frozenset({"format"}),
        each(_settled("accepted", "接受修订后与清洁稿不同")),
        fails=True,
        after=10,
    ),
)
