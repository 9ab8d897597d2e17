"""The metrics, one a file; a module here with ``METRICS`` is found by walking the folder."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from evals.harness.metric import Metric


@cache
def all_metrics() -> tuple[Metric, ...]:
    """Every metric, in the order in which tables show them."""
    modules = [import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    metrics = [metric for module in modules for metric in module.METRICS]
    return tuple(sorted(metrics, key=lambda metric: metric.after))


def metrics_of(task: str) -> tuple[Metric, ...]:
    """The metrics of a task."""
    return tuple(metric for metric in all_metrics() if task in metric.tasks)


def titles() -> dict[str, str]:
    """The Chinese title of every metric."""
    return {metric.name: metric.title for metric in all_metrics()}
