"""The share of repaired defects in every category, ours beside the peers where they were measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.harness.drawing import intervals, is_share
from evals.harness.task import Evaluation
from evals.metrics import titles

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

ORDER = 5
TITLE = "各类缺陷修好的比例（待确认的都确认）"
METRIC = "correction_accuracy"
_GROUPS = {"by type ": "", "by repair ": "修正方式：", "by set ": "样例集：", "peer ": "同类工具 "}


def draw(evaluation: Evaluation) -> Drawing | None:
    """Nothing where nothing was repaired."""
    rows = [
        (title + name.removeprefix(start), metrics[METRIC])
        for start, title in _GROUPS.items()
        for name, metrics in evaluation.groups.items()
        if name.startswith(start) and METRIC in metrics and is_share(metrics[METRIC])
    ]
    if not rows:
        return None
    drawing = intervals(rows)
    drawing.axes[0].set_title(titles()[METRIC], loc="left", fontsize=9)
    return drawing
