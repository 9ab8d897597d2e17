"""The confidence of answers against how often they are right; on the diagonal it means what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.answers.calibration import BAND
from evals.harness.drawing import ACCENT, QUIET, new_drawing, style
from evals.harness.task import Evaluation

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

ORDER = 6
TITLE = "置信度与实际：各档答案引到标准条文的比例"


def draw(evaluation: Evaluation) -> Drawing | None:
    """Nothing where no confidence was looked at."""
    curve = [metrics for name, metrics in evaluation.groups.items() if name.startswith(BAND)]
    if not curve:
        return None
    with style():
        drawing, axes = new_drawing(3.6)
        axes.plot([0, 100], [0, 100], "--", color=QUIET, linewidth=1)
        for band in curve:
            said, right = band["mean_confidence"].value, band["right_at_confidence"]
            assert said is not None
            assert right.value is not None
            assert right.low is not None
            assert right.high is not None
            axes.plot([100 * said] * 2, [100 * right.low, 100 * right.high], color=QUIET, linewidth=4)
            axes.plot(100 * said, 100 * right.value, "o", color=ACCENT, markersize=5)
            axes.annotate(f"{right.k}/{right.n}", (100 * said + 1, 100 * right.value), va="center", fontsize=8)
        axes.set_xlabel("置信度 %（各档平均）")
        axes.set_ylabel("引到标准条文 %（竖条为 95% 区间）")
        axes.set_xlim(0, 105)
        axes.set_ylim(0, 103)
        axes.grid(color="#eeeae2", linewidth=0.8)
        axes.set_axisbelow(True)
        return drawing
