"""Hits at each cutoff: ours beside the baselines and peers, all on the same questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.harness.drawing import COLOURS, new_drawing, style
from evals.harness.task import Evaluation, Metrics
from evals.report.tables import group_title

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

ORDER = 2
TITLE = "前 k 条里有标准条文：与基线比较"
CUTOFFS = (1, 3, 5, 10)
SYSTEMS = ("lexical", "vectors", "baseline words", "baseline bigrams", "baseline vectors alone")


def draw(evaluation: Evaluation) -> Drawing | None:
    """Nothing where no rankings were compared."""
    compared = {name: evaluation.groups[name] for name in SYSTEMS if name in evaluation.groups}
    if not compared or "hit@1" not in evaluation.metrics:
        return None
    with style():
        drawing, axes = new_drawing(3.2)
        for colour, (name, metrics) in zip(COLOURS, compared.items(), strict=False):
            axes.plot(range(len(CUTOFFS)), _values(metrics), "o-", color=colour, label=group_title(name), markersize=4)
        axes.set_xticks(range(len(CUTOFFS)), [f"前 {cutoff} 条" for cutoff in CUTOFFS])
        axes.set_ylabel("%")
        axes.set_ylim(0, 102)
        axes.grid(axis="y", color="#eeeae2", linewidth=0.8)
        axes.legend(frameon=False, fontsize=8, loc="lower right")
        return drawing


def _values(metrics: Metrics) -> list[float]:
    return [100 * (metrics[f"hit@{cutoff}"].value or 0.0) for cutoff in CUTOFFS]
