"""False alarms: findings on mutants that are no defect, and findings on conformant documents."""

from __future__ import annotations

from evals.harness.metric import Better, Metric, Summary, each, part, passed
from evals.harness.samples import UNSCORED, Case, Score
from evals.proofreading.locating import finds

_TASKS = frozenset({"format"})


def _precision(case: Case) -> Score:
    """Of the error and warning findings on a mutant, those that are one of its defects."""
    if case.sample.facts.get("kind") != "mutant":
        return UNSCORED
    heavy = [finding for finding in case.output["findings"] if finding["severity"] != "info"]
    wrong = [f for f in heavy if not any(finds(defect, f) for defect in case.sample.facts["defects"])]
    return part(len(heavy) - len(wrong), len(heavy), "多出：" + "；".join(_said(finding) for finding in wrong[:3]))


def _error_free(case: Case) -> Score:
    if case.sample.facts.get("kind") != "clean":
        return UNSCORED
    errors = [finding for finding in case.output["findings"] if finding["severity"] == "error"]
    trouble = case.output["error"] or "；".join(_said(finding) for finding in errors[:3])
    return passed(not trouble, f"合格文件误报：{trouble}")


def _of_severity(severity: str) -> Metric:
    def count(case: Case) -> Score:
        if case.sample.facts.get("kind") != "clean":
            return UNSCORED
        return Score(float(sum(finding["severity"] == severity for finding in case.output["findings"])))

    names = {"error": "错误", "warning": "警告", "info": "提示"}
    return Metric(
        f"{severity}_per_clean",
        f"每份合格文件的{names[severity]}数",
        _TASKS,
        each(count),
        Summary.MEAN,
        Better.LOW,
        after=6,
    )


def _said(finding: dict[str, str]) -> str:
    return f"{finding['rule']} {finding['message']}"


METRICS = (
    Metric("precision", "缺陷文件上的发现属实", _TASKS, each(_precision), Summary.POOLED, after=3),
    Metric("error_free", "合格文件没有错误级发现", _TASKS, each(_error_free), fails=True, after=5),
    *(_of_severity(severity) for severity in ("error", "warning", "info")),
)
