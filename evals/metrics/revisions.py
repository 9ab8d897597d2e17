"""Tracked copies: rejecting our changes gives the input back, accepting them gives the clean copy; by a rejector of its own.

Where only changes of words bear marks, rejecting gives back the words.
"""

from __future__ import annotations

from collections.abc import Callable

from evals.harness.metric import Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score
from evals.proofreading.records import Record, judged, record_of


def _tracked(case: Case) -> Record | None:
    return judged(case, "tracked")


def _tracked_text(case: Case) -> Record | None:
    return record_of(case, "tracked_text") if "defect" not in case.sample.facts else None


def _settled(copy: Callable[[Case], Record | None], name: str, said: str) -> Callable[[Case], Score]:
    def score(case: Case) -> Score:
        record = copy(case)
        if record is None or name not in record:
            return UNSCORED
        return passed(not record[name], f"{said}：{'；'.join(record[name][:3])}")

    return score


METRICS = (
    Metric(
        "revisions_rejected",
        "拒绝修订即复原文字和直接格式",
        frozenset({"format"}),
        each(_settled(_tracked, "rejected", "拒绝修订后没有复原")),
        fails=True,
        after=10,
    ),
    Metric(
        "revisions_accepted",
        "接受修订即得清洁稿",
        frozenset({"format"}),
        each(_settled(_tracked, "accepted", "接受修订后与清洁稿不同")),
        fails=True,
        after=10,
    ),
    Metric(
        "text_revisions_rejected",
        "只留文字修订：拒绝即复原文字",
        frozenset({"format"}),
        each(_settled(_tracked_text, "rejected", "拒绝修订后文字没有复原")),
        fails=True,
        after=10,
    ),
    Metric(
        "text_revisions_accepted",
        "只留文字修订：接受即得清洁稿",
        frozenset({"format"}),
        each(_settled(_tracked_text, "accepted", "接受修订后与清洁稿不同")),
        fails=True,
        after=10,
    ),
)
