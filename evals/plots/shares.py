"""Every share of the whole with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.harness.drawing import intervals, is_share
from evals.harness.task import Evaluation
from evals.metrics import titles

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

ORDER = 1
TITLE = "各项指标及 95% 区间"


def draw(evaluation: Evaluation) -> Drawing | None:
    """Nothing where no share was counted."""
    known = titles()
    rows = [(known.get(name, name), figure) for name, figure in evaluation.metrics.items() if is_share(figure)]
    return intervals(rows) if rows else None
