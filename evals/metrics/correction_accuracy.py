"""Defects that are repaired with nothing else made wrong: with confirmations granted, and as it is by default; and repaired at all.

What only a person can decide is left out; a miss counts against the fixer. In a document with several defects a fact made wrong
counts against all of them.
"""

from __future__ import annotations

from collections.abc import Callable

from evals.harness.metric import Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score
from evals.proofreading.records import record_of

_REPAIRS = {"confirm": ("safe", "confirm"), "safe": ("safe",)}


def _accuracy(run: str) -> Callable[[Case], Score]:
    def score(case: Case) -> Score:
        defect, record = case.sample.facts.get("defect"), record_of(case, run)
        if defect is None or record is None or defect["repair"] not in _REPAIRS[run]:
            return UNSCORED
        title = defect["title"] or defect["property"]
        if why := record["unrepaired"].get(defect["id"]):
            return passed(False, f"没有修好：{title}（{'、'.join(defect['rules'])}）：{why}")
        named = "；".join(record["wrong_facts"][:2])
        return passed(not record["wrong"], f"修了“{title}”，另有 {record['wrong']} 处由对变错：{named}")

    return score


def _repaired(case: Case) -> Score:
    defect, record = case.sample.facts.get("defect"), record_of(case, "confirm")
    if defect is None or record is None or defect["repair"] == "person":
        return UNSCORED
    return passed(defect["id"] not in record["unrepaired"], "没有修好")


METRICS = (
    Metric(
        "correction_accuracy",
        "可修的缺陷修好且别处没有变错（待确认的都确认）",
        frozenset({"format"}),
        each(_accuracy("confirm")),
        fails=True,
        after=7,
    ),
    Metric(
        "correction_accuracy_safe",
        "可自动修的缺陷修好且别处没有变错（默认方式）",
        frozenset({"format"}),
        each(_accuracy("safe")),
        after=8,
    ),
    Metric("repaired", "可修的缺陷修好，不论别处", frozenset({"format"}), each(_repaired), after=8),
)
