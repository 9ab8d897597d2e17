"""MRR@10: one over the place of the first right article, 0 where none is among the first ten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.harness.metric import Metric, Summary
from evals.ranking.measures import LIMIT, measured

if TYPE_CHECKING:
    from ir_measures.measures import Measure


def _measure() -> Measure:
    from ir_measures import RR

    return RR @ LIMIT


METRICS = (
    Metric(
        name=f"mrr@{LIMIT}",
        title="首个标准条文名次的倒数",
        tasks=frozenset({"retrieval"}),
        score=measured(_measure),
        summary=Summary.MEAN,
        after=20,
    ),
)
