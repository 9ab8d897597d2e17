"""The figures of a run as JSON, in the shape that scripts and the page rely on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evals.harness.finished import Run
from evals.harness.task import Metrics
from evals.report.tables import group_title


def result_of(run: Run, plots: Sequence[str]) -> dict[str, Any]:
    """``task``, ``data``, ``metrics``, ``groups``, ``failures`` and ``result`` of the agreed interface, and more behind them.

    Args:
        plots: Files of plots, relative to the run's folder.
    """
    evaluation = run.evaluation
    known = run.metric_titles
    return {
        "task": run.task,
        "data": run.data["path"],
        "metrics": _metrics_json(evaluation.metrics),
        "groups": {name: _metrics_json(metrics) for name, metrics in evaluation.groups.items()},
        "failures": [{"id": failure.id, "why": failure.why} for failure in evaluation.failures],
        "result": str(run.folder),
        "title": run.title,
        "data_name": run.data["name"],
        "started": run.config["started"],
        "seconds": run.config["seconds"],
        "complete": True,
        "notes": list(evaluation.notes),
        "thresholds": [{"text": str(threshold), "met": threshold.met} for threshold in run.thresholds],
        "metric_titles": {name: known[name] for name in evaluation.metrics if name in known},
        "group_titles": {name: group_title(name) for name in evaluation.groups},
        "harness": run.config.get("harness"),
        "plots": list(plots),
    }


def _metrics_json(metrics: Metrics) -> dict[str, Any]:
    return {name: figure.as_json() for name, figure in metrics.items()}
