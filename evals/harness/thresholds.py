"""What the figures of a data set must reach, and whether they do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.harness.task import Evaluation

THRESHOLDS = Path(__file__).resolve().parents[1] / "thresholds.toml"


@dataclass(frozen=True)
class Threshold:
    """One figure that must be reached.

    Attributes:
        group: Of which group; empty for the whole.
        least: Its least value, or None.
        greatest: Its greatest value, or None.
        value: What the run reached; None where nothing could be counted.
    """

    group: str
    metric: str
    least: float | None
    greatest: float | None
    value: float | None

    @property
    def met(self) -> bool:
        """Whether it is reached; what could not be counted is not."""
        if self.value is None:
            return False
        return (self.least is None or self.value >= self.least) and (
            self.greatest is None or self.value <= self.greatest
        )

    def __str__(self) -> str:
        bound = f"≥ {self.least:g}" if self.least is not None else f"≤ {self.greatest:g}"
        place = f"{self.group} " if self.group else ""
        return f"{place}{self.metric} {bound}（实际 {'无' if self.value is None else f'{self.value:g}'}）"


def check_thresholds(data: str, task: str, evaluation: Evaluation, path: Path = THRESHOLDS) -> list[Threshold]:
    """The thresholds that apply to a run, with what it reached."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["threshold"]
    return [
        threshold
        for entry in entries
        if (entry["data"], entry["task"]) == (data, task)
        for threshold in _thresholds(entry, evaluation)
    ]


def _thresholds(entry: Mapping[str, Any], evaluation: Evaluation) -> Iterator[Threshold]:
    group = entry.get("group", "")
    metrics = evaluation.groups.get(group) if group else evaluation.metrics
    if metrics is None:
        return
    least, greatest = entry.get("min", {}), entry.get("max", {})
    for name in dict.fromkeys([*least, *greatest]):
        figure = metrics.get(name)
        value = figure.exact if figure else None
        yield Threshold(group, name, least.get(name), greatest.get(name), value)
