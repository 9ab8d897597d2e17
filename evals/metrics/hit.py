"""Hit@k: whether a right article is among the first k."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.harness.metric import Metric
from evals.ranking.measures import LIMIT, measured

if TYPE_CHECKING:
    from ir_measures.measures import Measure


def _hit_at(cutoff: int) -> Metric:
    def measure() -> Measure:
        from ir_measures import Success

        return Success @ cutoff

    return Metric(
        name=f"hit@{cutoff}",
        title=f"前 {cutoff} 条里有标准条文",
        tasks=frozenset({"retrieval", "everyday"}),
        score=measured(measure),
        fails=cutoff == LIMIT,
        after=cutoff,
    )


METRICS = tuple(_hit_at(cutoff) for cutoff in (1, 3, 5, LIMIT))
