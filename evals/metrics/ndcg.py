"""nDCG@10: how near the ranking of the right articles comes to the best possible one; all right articles count alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.harness.metric import Metric, Summary
from evals.ranking.measures import LIMIT, measured

if TYPE_CHECKING:
    from ir_measures.measures import Measure


def _measure() -> Measure:
    from ir_measures import nDCG

    return nDCG @ LIMIT


METRICS = (
    Metric(
        name=f"ndcg@{LIMIT}",
        title="排序质量 nDCG",
        tasks=frozenset({"retrieval"}),
        score=measured(_measure),
        summary=Summary.MEAN,
        after=21,
    ),
)
