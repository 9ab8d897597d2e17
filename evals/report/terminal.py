"""The figures of a run for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from evals.report.summary import FAILURES_SHOWN, circumstances
from evals.report.tables import HEADINGS, alike, group_rows, rows

if TYPE_CHECKING:
    from rich.table import Table

    from evals.harness.finished import Run

CELL_WIDTH = 15
"""Of a share with its count, in characters."""


def print_run(run: Run) -> None:
    """Prints everything that fits a screen; the report has the rest."""
    from rich.console import Console

    console, evaluation = Console(highlight=False), run.evaluation
    console.print(f"{run.title}｜{circumstances(run)[0]}", markup=False)
    for note in evaluation.notes:
        console.print(f"注意：{note}", markup=False)
    console.print(table(HEADINGS, rows(evaluation.metrics, run.metric_titles)))
    for names, metrics in alike(evaluation.groups):
        for columns in _fitting(console.width, names, metrics):
            console.print(table(("分组", *columns), group_rows(evaluation.groups, names, columns)))
    for failure in evaluation.failures[:FAILURES_SHOWN]:
        console.print(f"{failure.id}：{failure.why}", markup=False)
    if len(evaluation.failures) > FAILURES_SHOWN:
        console.print(f"……共 {len(evaluation.failures)} 个没有通过，其余见报告。", markup=False)
    for threshold in run.thresholds:
        console.print(f"{'达到' if threshold.met else '未达到'}门槛：{threshold}", markup=False)
    console.print(f"结果：{run.folder}（报告 report.html）", markup=False, soft_wrap=True)


def _fitting(width: int, names: Sequence[str], metrics: Sequence[str]) -> list[Sequence[str]]:
    """The metrics in as many tables as it takes for every one to be readable."""
    cell = max(CELL_WIDTH, *(len(metric) for metric in metrics)) + 3
    most = max(1, (width - max(len(name) for name in names) - 4) // cell)
    return [metrics[start : start + most] for start in range(0, len(metrics), most)]


def table(headings: Sequence[str], body: Iterable[Sequence[str]]) -> Table:
    """A table whose first column is never cut."""
    from rich.table import Table

    made = Table()
    for position, heading in enumerate(headings):
        right = position > (1 if len(headings) > 1 and headings[1] == HEADINGS[1] else 0)
        made.add_column(heading, justify="right" if right else "left", overflow="fold", no_wrap=position == 0)
    for row in body:
        made.add_row(*row)
    return made
