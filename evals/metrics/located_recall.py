"""Defects that are found: located (right element and right rule), and noticed (anything new at the right element)."""

from __future__ import annotations

from evals.metric import Metric, each, passed
from evals.proofreading.locating import finds, stands_at
from evals.samples import UNSCORED, Case, Score


def _located(case: Case) -> Score:
    defect = case.sample.facts.get("defect")
    if defect is None:
        return UNSCORED
    found = any(finds(defect, finding) for finding in case.output["findings"])
    return passed(found, f"没有查出：{defect['title'] or defect['property']}（{'、'.join(defect['rules'])}）")


def _noticed(case: Case) -> Score:
    defect = case.sample.facts.get("defect")
    if defect is None:
        return UNSCORED
    before = [_what(finding) for finding in case.output["base"]]
    new = [finding for finding in case.output["findings"] if _what(finding) not in before]
    return passed(any(stands_at(defect, finding) for finding in new), "在缺陷处没有新的发现")


def _what(finding: dict[str, object]) -> tuple[object, object]:
    """A finding whatever its place, which may have moved."""
    return finding["rule"], finding["message"]


METRICS = (
    Metric("located_recall", "缺陷在原处按规则查出", frozenset({"format"}), each(_located), fails=True, after=1),
    Metric("noticed", "缺陷处有发现，不论规则", frozenset({"format"}), each(_noticed), after=2),
)
