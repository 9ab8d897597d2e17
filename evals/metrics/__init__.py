"""The metrics, one a file; a module here with ``METRICS`` is found by walking the folder."""

from __future__ import annotations

from functools import cache

from assistant.walking import modules_in
from evals.harness.metric import Metric


@cache
def all_metrics() -> tuple[Metric, ...]:
    """Every metric, in the order in which tables show them."""
    metrics = [metric for module in modules_in(__name__) for metric in module.METRICS]
    return tuple(sorted(metrics, key=lambda metric: metric.after))


def metrics_of(task: str) -> tuple[Metric, ...]:
    """The metrics of a task."""
    return tuple(metric for metric in all_metrics() if task in metric.tasks)


def titles() -> dict[str, str]:
    """The Chinese title of every metric."""
    return {metric.name: metric.title for metric in all_metrics()}
