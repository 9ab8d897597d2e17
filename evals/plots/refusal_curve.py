"""What every right refusal costs in false ones, over all thresholds of the deciding confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.harness.drawing import ACCENT, INK, new_drawing, style
from evals.harness.task import Evaluation

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

ORDER = 3
TITLE = "拒答曲线：该拒的多拒一题，要误拒多少"


def draw(evaluation: Evaluation) -> Drawing | None:
    """Nothing where nothing had to be refused."""
    curve = [metrics["falsely_refused"] for name, metrics in evaluation.groups.items() if name.startswith("curve:")]
    if not curve:
        return None
    with style():
        drawing, axes = new_drawing(3.2)
        right = [100 * (position + 1) / len(curve) for position in range(len(curve))]
        axes.step(
            [100 * (figure.value or 0.0) for figure in curve],
            right,
            where="post",
            color=ACCENT,
            marker="o",
            markersize=3,
        )
        used, false = evaluation.metrics["refused"].value, evaluation.metrics["falsely_refused"].value
        if used is not None and false is not None:
            axes.plot(100 * false, 100 * used, "s", color=INK, markersize=7, label="现用门槛")
            axes.legend(frameon=False, fontsize=8, loc="lower right")
        axes.set_xlabel("能答的题被误拒 %")
        axes.set_ylabel("该拒的题拒答 %")
        axes.set_ylim(0, 103)
        axes.set_xlim(left=-0.5)
        axes.grid(color="#eeeae2", linewidth=0.8)
        return drawing
