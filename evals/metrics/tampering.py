"""What the audit says of chains that were tampered with, and of those that were not."""

from __future__ import annotations

from evals.harness.metric import Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score

_TASKS = frozenset({"audit"})


def _found(case: Case) -> Score:
    if case.output["kind"] == "没有改动":
        return UNSCORED
    return passed(case.output["found"], "改动没有查出来")


def _not_complained_of(case: Case) -> Score:
    if case.output["kind"] != "没有改动":
        return UNSCORED
    return passed(not case.output["found"], f"没有改动却报了异常：{case.output['said']}")


METRICS = (
    Metric("tampering_found", "改动都查了出来", _TASKS, each(_found), fails=True, after=1),
    Metric("no_false_alarm", "没有改动的没有误报", _TASKS, each(_not_complained_of), fails=True, after=2),
)
