"""Figures as the cells of tables, the same for a terminal, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evals.figures import Figure
from evals.metrics import titles
from evals.task import Metrics

HEADINGS = ("指标", "含义", "数值", "计数", "95% 区间")


def rows(metrics: Metrics) -> list[tuple[str, ...]]:
    """A row a metric, under :data:`HEADINGS`."""
    known = titles()
    return [
        (name, known.get(name, ""), value(figure), count(figure), interval(figure)) for name, figure in metrics.items()
    ]


def alike(groups: Mapping[str, Metrics]) -> list[tuple[list[str], list[str]]]:
    """Groups that have the same metrics, with these, so that each such set makes one table."""
    tables: dict[tuple[str, ...], list[str]] = {}
    for name, metrics in groups.items():
        tables.setdefault(tuple(metrics), []).append(name)
    return [(names, list(metrics)) for metrics, names in tables.items()]


def group_rows(groups: Mapping[str, Metrics], names: Iterable[str], metrics: Iterable[str]) -> list[tuple[str, ...]]:
    """A row a group: its name, and each metric's value with its count."""
    metrics = list(metrics)
    return [(name, *(value_and_count(groups[name][metric]) for metric in metrics)) for name in names]


def value(figure: Figure) -> str:
    """A share in per cent, another number as it is, a dash where nothing was counted."""
    if figure.value is None:
        return "—"
    return f"{100 * figure.value:.1f}%" if figure.k is not None else f"{figure.value:g}"


def count(figure: Figure) -> str:
    """``k/n``, or ``n``."""
    return str(figure.n) if figure.k is None else f"{figure.k}/{figure.n}"


def value_and_count(figure: Figure) -> str:
    """Both in one cell."""
    return f"{value(figure)} ({figure.k}/{figure.n})" if figure.k is not None and figure.n else value(figure)


def interval(figure: Figure) -> str:
    """The interval, or nothing."""
    if figure.low is None or figure.high is None:
        return ""
    shown = "{:.1%} – {:.1%}" if figure.k is not None else "{:g} – {:g}"
    return shown.format(figure.low, figure.high)
