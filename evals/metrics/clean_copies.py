"""Where there is nothing to repair the copy is the same bytes: of conformant documents, and where no finding was repaired."""

from __future__ import annotations

from evals.harness.metric import Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score

_RUNS = {"confirm": "清洁稿", "safe": "默认方式的清洁稿", "tracked": "修订稿", "tracked_text": "只留文字修订的修订稿"}


def _clean(case: Case) -> Score:
    fix = case.output.get("fix")
    if case.sample.facts.get("kind") != "clean" or not fix:
        return UNSCORED
    troubled = [f"{_RUNS[run]}{record['error'] or '变了'}" for run, record in fix.items() if not record["copy"]]
    return passed(not troubled, f"合格文件的{'、'.join(troubled)}")


def _unedited(case: Case) -> Score:
    fix = case.output.get("fix", {})
    # What Word cannot track is told in a comment.
    still = {
        run: record
        for run, record in fix.items()
        if not record["error"] and not record["fixed"] and not record.get("untracked", 0)
    }
    if case.sample.facts.get("kind") not in ("mutant", "outside") or not still:
        return UNSCORED
    changed = [_RUNS[run] for run, record in still.items() if not record["copy"]]
    return passed(not changed, f"没有修正任何一处，{'、'.join(changed)}却变了")


METRICS = (
    Metric("clean_copies", "合格文件原样输出", frozenset({"format"}), each(_clean), fails=True, after=12),
    Metric("unedited_copies", "没有可修的，原样输出", frozenset({"format"}), each(_unedited), fails=True, after=12),
)
