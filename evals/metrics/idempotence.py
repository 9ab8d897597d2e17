"""A second run over a clean copy changes nothing: it is the same bytes, and nothing in it was to be repaired."""

from __future__ import annotations

from evals.harness.metric import Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score
from evals.proofreading.records import judged


def _idempotent(case: Case) -> Score:
    record = judged(case, "confirm")
    if record is None or "again" not in record:
        return UNSCORED
    again = record["again"]
    if again["error"]:
        return passed(False, f"再修一遍出错：{again['error']}")
    if again["fixed"]:
        return passed(False, f"再修一遍又改了 {again['fixed']} 处")
    return passed(again["copy"], "再修一遍，文件的字节变了")


METRICS = (Metric("idempotent", "再修一遍不再变", frozenset({"format"}), each(_idempotent), fails=True, after=11),)
