"""What keeps dumping everything from winning: how much is answered, cited and written."""

from __future__ import annotations

from evals.answers.outcome import citations_of, is_answered, status_of, wants_few
from evals.harness.metric import Better, Metric, Summary, each, passed
from evals.harness.samples import UNSCORED, Case, Score

TASKS = frozenset({"answers"})
MOST_CITATIONS = 3


def _answered(case: Case) -> Score:
    return passed(is_answered(case), f"没有作答（{status_of(case).value}）")


def _few(case: Case) -> Score:
    if not is_answered(case) or not wants_few(case):
        return UNSCORED
    return passed(len(citations_of(case)) <= MOST_CITATIONS, f"引用了 {len(citations_of(case))} 条")


def _citations(case: Case) -> Score:
    return Score(float(len(citations_of(case)))) if is_answered(case) else UNSCORED


def _length(case: Case) -> Score:
    return Score(float(len(case.output["text"]))) if is_answered(case) else UNSCORED


METRICS = (
    Metric("answered", "作答的题", TASKS, each(_answered), better=Better.NEITHER, after=12),
    Metric("at_most_3_citations", "只问一事的题引用不超过 3 条", TASKS, each(_few), after=13),
    Metric("citations_mean", "平均引用条数", TASKS, each(_citations), Summary.MEAN, Better.NEITHER, after=14),
    Metric(
        "length_median",
        "答案长度中位数（字）",
        TASKS | {"everyday"},
        each(_length),
        Summary.MEDIAN,
        Better.NEITHER,
        after=15,
    ),
)
