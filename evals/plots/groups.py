"""The leading share for every type of question, format of file and field of law."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evals.metrics import titles
from evals.plotting import intervals, is_share
from evals.samples import QuestionType
from evals.task import Evaluation

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

TITLE = "主要指标按题型、文件格式分组"
_TRAITS = {"type": "题型", "format": "格式", "law": "法律部门"}
_GROUP = re.compile(r"(?:(?P<stage>\w+): )?by (?P<trait>\w+) (?P<kind>.+)")


def draw(evaluation: Evaluation) -> Drawing | None:
    """Nothing where there are no such groups."""
    leading = next((name for name, figure in evaluation.metrics.items() if is_share(figure)), None)
    if leading is None:
        return None
    stages = [m["stage"] for name in evaluation.groups if (m := _GROUP.fullmatch(name))]
    last = stages[-1] if stages else None
    rows = [
        (_label(match["trait"], match["kind"]), metrics[leading])
        for name, metrics in evaluation.groups.items()
        if (match := _GROUP.fullmatch(name)) and match["stage"] == last and is_share(metrics[leading])
    ]
    if not rows:
        return None
    drawing = intervals(rows)
    drawing.axes[0].set_title(titles().get(leading, leading), loc="left", fontsize=9)
    return drawing


def _label(trait: str, kind: str) -> str:
    names = {member.code: member.value for member in QuestionType}
    return f"{_TRAITS.get(trait, trait)}：{names.get(kind, kind)}"
