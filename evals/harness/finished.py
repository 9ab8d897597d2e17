"""A finished run, as reports read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.harness.samples import Case
from evals.harness.task import Evaluation
from evals.harness.thresholds import Threshold


@dataclass(frozen=True)
class Run:
    """A finished run.

    Attributes:
        metric_titles: The Chinese title of every figure that has one.
        data: Where the data came from, and how they are called.
        thresholds: What had to be reached, and whether it was.
        folder: Where everything is kept.
        config: What somebody else needs to repeat it.
    """

    task: str
    title: str
    metric_titles: Mapping[str, str]
    data: Mapping[str, Any]
    evaluation: Evaluation
    cases: Sequence[Case]
    thresholds: Sequence[Threshold]
    folder: Path
    config: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def passed(self) -> bool:
        """Whether every threshold was reached."""
        return all(threshold.met for threshold in self.thresholds)
