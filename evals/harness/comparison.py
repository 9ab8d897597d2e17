"""Two runs of one task, case by case: what got better, what got worse, and whether the difference is more than chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from evals.harness.intervals import paired_difference
from evals.harness.keeping import read_lines, read_result
from evals.harness.metric import Better, Metric, Summary
from evals.metrics import metrics_of
from evals.report import SCORES

CaseScores = Mapping[str, Mapping[str, Mapping[str, Any]]]


@dataclass(frozen=True)
class Difference:
    """One metric in both runs, on the cases that both have scored.

    Attributes:
        a: The first run's figure.
        b: The second run's.
        difference: ``b`` less ``a``.
        low: Lower end of the 95 % interval of the difference; cases are drawn in pairs.
        high: Upper end.
        n: How many cases.
    """

    a: float
    b: float
    difference: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Change:
    """A case whose score changed."""

    id: str
    metric: str
    a: float
    b: float


@dataclass(frozen=True)
class Comparison:
    """What became of each metric and each case from run ``a`` to run ``b``."""

    task: str
    a: Path
    b: Path
    metrics: Mapping[str, Difference]
    better: Sequence[Change]
    worse: Sequence[Change]
    notes: Sequence[str]

    def as_json(self) -> dict[str, Any]:
        """For scripts and the page."""
        return {
            "task": self.task,
            "a": str(self.a),
            "b": str(self.b),
            "metrics": {name: asdict(difference) for name, difference in self.metrics.items()},
            "better": [asdict(change) for change in self.better],
            "worse": [asdict(change) for change in self.worse],
            "notes": list(self.notes),
        }


def compare(a: Path, b: Path) -> Comparison:
    """Compares run ``b`` with run ``a``.

    Raises:
        InputError: One of them is no finished run, or they are of different tasks, or share no case.
    """
    first, second = read_result(a), read_result(b)
    if first["task"] != second["task"]:
        raise InputError(f"两次运行的任务不同（{first['task']} 和 {second['task']}），不能比较，请选同一任务的两次。")
    before, after = _scores(a), _scores(b)
    shared = [key for key in before if key in after]
    if not shared:
        raise InputError("两次运行没有共同的、逐题评分的题目，不能比较。")
    metrics = metrics_of(first["task"])
    found = {m.name: d for m in metrics if (d := _difference(m, before, after, shared))}
    changes = [(metric, change) for metric in metrics for change in _changes(metric, before, after, shared)]
    return Comparison(
        task=first["task"],
        a=a,
        b=b,
        metrics=found,
        better=[change for metric, change in changes if (change.b - change.a) * metric.better.value > 0],
        worse=[change for metric, change in changes if (change.b - change.a) * metric.better.value < 0],
        notes=_notes(first, second, before, after, shared),
    )


def _scores(folder: Path) -> CaseScores:
    return {row["id"]: row["scores"] for row in read_lines(folder / SCORES)}


def _difference(metric: Metric, a: CaseScores, b: CaseScores, shared: Sequence[str]) -> Difference | None:
    pairs = [(a[key].get(metric.name), b[key].get(metric.name)) for key in shared]
    scored = [(x, y) for x, y in pairs if x and y and x["value"] is not None and y["value"] is not None]
    if not scored:
        return None
    weighed = metric.summary is Summary.POOLED
    rows = [
        (
            x["value"] * (x["of"] if weighed else 1),
            x["of"] if weighed else 1,
            y["value"] * (y["of"] if weighed else 1),
            y["of"] if weighed else 1,
        )
        for x, y in scored
    ]
    statistic = "median" if metric.summary is Summary.MEDIAN else "mean"
    first, second, low, high = paired_difference(rows, statistic)
    return Difference(*(round(v, 4) for v in (first, second, second - first, low, high)), n=len(scored))


def _changes(metric: Metric, a: CaseScores, b: CaseScores, shared: Sequence[str]) -> list[Change]:
    if metric.better is Better.NEITHER:
        return []
    changes: list[Change] = []
    for key in shared:
        x, y = a[key].get(metric.name), b[key].get(metric.name)
        if x and y and x["value"] is not None and y["value"] is not None and x["value"] != y["value"]:
            changes.append(Change(key, metric.name, round(x["value"], 4), round(y["value"], 4)))
    return changes


def _notes(
    first: Mapping[str, Any], second: Mapping[str, Any], a: CaseScores, b: CaseScores, shared: Sequence[str]
) -> list[str]:
    notes: list[str] = []
    if first["data"] != second["data"]:
        notes.append(f"两次运行的数据不同（{first['data']} 和 {second['data']}），只比较编号相同的 {len(shared)} 题。")
    only = len(a) + len(b) - 2 * len(shared)
    if only:
        notes.append(f"有 {only} 题只在其中一次运行里，没有比较。")
    return notes
