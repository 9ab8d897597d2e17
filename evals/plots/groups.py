"""The leading share for every type of question, format of file and field of law."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evals.harness.drawing import intervals, is_share
from evals.harness.task import Evaluation
from evals.metrics import titles
from evals.report.tables import group_title

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

ORDER = 4
TITLE = "主要指标按题型、文件格式分组"
_GROUP = re.compile(r"(?:(?P<stage>\w+): )?by (?P<trait>\w+) (?P<kind>.+)")


def draw(evaluation: Evaluation) -> Drawing | None:
    """Nothing where there are no such groups."""
    leading = next((name for name, figure in evaluation.metrics.items() if is_share(figure)), None)
    if leading is None:
        return None
    stages = [m["stage"] for name in evaluation.groups if (m := _GROUP.fullmatch(name))]
    last = stages[-1] if stages else None
    rows = [
        (group_title(f"by {match['trait']} {match['kind']}"), metrics[leading])
        for name, metrics in evaluation.groups.items()
        if (match := _GROUP.fullmatch(name)) and match["stage"] == last and is_share(metrics[leading])
    ]
    if not rows:
        return None
    drawing = intervals(rows)
    drawing.axes[0].set_title(titles().get(leading, leading), loc="left", fontsize=9)
    return drawing
