"""Defects that are found: located (right element and right rule), and noticed (anything new at the right element).

Defects of core rules of the catalogue are counted apart from those that only extended rules name: most of these rest on one
source and are off, or information, unless a house norm wants them.
"""

from __future__ import annotations

from evals.harness.metric import Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score
from evals.proofreading.locating import finds, stands_at


def _of_core(case: Case) -> Score:
    return _located(case, extended=False)


def _of_extended(case: Case) -> Score:
    return _located(case, extended=True)


def _located(case: Case, extended: bool) -> Score:
    defect = case.sample.facts.get("defect")
    if defect is None or (defect.get("tier") == "extended") is not extended:
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
    Metric("located_recall", "缺陷在原处按规则查出", frozenset({"format"}), each(_of_core), fails=True, after=1),
    Metric("located_recall_extended", "同上，扩展规则的缺陷", frozenset({"format"}), each(_of_extended), after=4),
    Metric("noticed", "缺陷处有发现，不论规则", frozenset({"format"}), each(_noticed), after=2),
)
