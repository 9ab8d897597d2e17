"""The figures of a run as JSON, as tables for a terminal, and as one page of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.data import DataSet
from evals.evaluation import Evaluation, Metrics
from evals.figures import Figure
from evals.thresholds import Threshold

if TYPE_CHECKING:
    from rich.table import Table

HEADINGS = ("指标", "数值", "计数", "95% 区间")
FAILURES_SHOWN = 40
CELL_WIDTH = 15
"""Of a share with its count, in characters."""


def as_json(task: str, data: DataSet, evaluation: Evaluation, folder: Path) -> dict[str, Any]:
    """The shape of ``design/interfaces.md``."""
    return {
        "task": task,
        "data": str(data.folder),
        "metrics": _metrics_json(evaluation.metrics),
        "groups": {name: _metrics_json(metrics) for name, metrics in evaluation.groups.items()},
        "failures": [{"id": failure.id, "why": failure.why} for failure in evaluation.failures],
        "result": str(folder),
    }


def _metrics_json(metrics: Metrics) -> dict[str, Any]:
    return {name: figure.as_json() for name, figure in metrics.items()}


def as_markdown(title: str, data: DataSet, evaluation: Evaluation, thresholds: Sequence[Threshold]) -> str:
    """One page: figures, thresholds, groups, failures."""
    lines = [f"# {title}", "", f"数据：{data.name}（{len(data.samples)} 题，{len(data.documents)} 个文件）", ""]
    lines += [f"> {note}" for note in evaluation.notes]
    lines += ["", *_markdown_table(HEADINGS, _rows(evaluation.metrics)), ""]
    lines += ["## 门槛", "", *(_threshold_line(threshold) for threshold in thresholds), ""] if thresholds else []
    for names, metrics in _alike(evaluation.groups):
        lines += _markdown_table(("分组", *metrics), _group_rows(evaluation.groups, names, metrics))
        lines.append("")
    if evaluation.failures:
        lines += [f"## 没有通过的（{len(evaluation.failures)}）", ""]
        lines += [f"- {failure.id}：{failure.why}" for failure in evaluation.failures]
    return "\n".join(lines) + "\n"


def _markdown_table(headings: Iterable[str], rows: Iterable[Sequence[str]]) -> list[str]:
    headings = list(headings)
    lines = [headings, ["---"] * len(headings), *rows]
    return ["| " + " | ".join(line) + " |" for line in lines]


def _threshold_line(threshold: Threshold) -> str:
    return f"- {'达到' if threshold.met else '**未达到**'}：{threshold}"


def print_run(title: str, data: DataSet, evaluation: Evaluation, thresholds: Sequence[Threshold], folder: Path) -> None:
    """The same for people at a terminal."""
    from rich.console import Console

    console = Console(highlight=False)
    console.print(f"{title}｜数据：{data.name}（{len(data.samples)} 题，{len(data.documents)} 个文件）", markup=False)
    for note in evaluation.notes:
        console.print(f"注意：{note}", markup=False)
    console.print(_table(HEADINGS, _rows(evaluation.metrics)))
    for names, metrics in _alike(evaluation.groups):
        for columns in _fitting(console.width, names, metrics):
            console.print(_table(("分组", *columns), _group_rows(evaluation.groups, names, columns)))
    for failure in evaluation.failures[:FAILURES_SHOWN]:
        console.print(f"{failure.id}：{failure.why}", markup=False)
    if len(evaluation.failures) > FAILURES_SHOWN:
        console.print(f"……共 {len(evaluation.failures)} 个没有通过，其余见结果文件夹。", markup=False)
    for threshold in thresholds:
        console.print(f"{'达到' if threshold.met else '未达到'}门槛：{threshold}", markup=False)
    console.print(f"结果：{folder}", markup=False, soft_wrap=True)


def _fitting(width: int, names: Sequence[str], metrics: Sequence[str]) -> list[Sequence[str]]:
    """The metrics in as many tables as it takes for every one to be readable."""
    cell = max(CELL_WIDTH, *(len(metric) for metric in metrics)) + 3
    most = max(1, (width - max(len(name) for name in names) - 4) // cell)
    return [metrics[start : start + most] for start in range(0, len(metrics), most)]


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    from rich.table import Table

    table = Table()
    for position, heading in enumerate(headings):
        table.add_column(heading, justify="left" if position == 0 else "right", overflow="fold", no_wrap=position == 0)
    for row in rows:
        table.add_row(*row)
    return table


def _rows(metrics: Metrics) -> list[tuple[str, ...]]:
    return [(name, _value(figure), _count(figure), _interval(figure)) for name, figure in metrics.items()]


def _alike(groups: Mapping[str, Metrics]) -> list[tuple[list[str], list[str]]]:
    """Groups that have the same metrics, with these, so that each such set makes one table."""
    tables: dict[tuple[str, ...], list[str]] = {}
    for name, metrics in groups.items():
        tables.setdefault(tuple(metrics), []).append(name)
    return [(names, list(metrics)) for metrics, names in tables.items()]


def _group_rows(groups: Mapping[str, Metrics], names: Iterable[str], metrics: Iterable[str]) -> list[tuple[str, ...]]:
    return [(name, *(_value_and_count(groups[name][metric]) for metric in metrics)) for name in names]


def _value(figure: Figure) -> str:
    if figure.value is None:
        return "—"
    return f"{100 * figure.value:.1f}%" if figure.k is not None else f"{figure.value:g}"


def _count(figure: Figure) -> str:
    return str(figure.n) if figure.k is None else f"{figure.k}/{figure.n}"


def _value_and_count(figure: Figure) -> str:
    return f"{_value(figure)} ({figure.k}/{figure.n})" if figure.k is not None and figure.n else _value(figure)


def _interval(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return ""
    shown = "{:.1%} – {:.1%}" if figure.k is not None else "{:g} – {:g}"
    return shown.format(figure.low, figure.high)
