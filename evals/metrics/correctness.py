"""The axis of correctness: whether the answer says what a right one says, whatever it rests on."""

from __future__ import annotations

from evals.answers.outcome import is_answered, status_of
from evals.harness.metric import Metric, Summary, each, part, passed
from evals.harness.samples import UNSCORED, Case, Score
from evals.points.carried import carries
from evals.points.values import missing_values

TASKS = frozenset({"answers"})


def missing_points(case: Case) -> list[str]:
    """The gold points whose content the answer does not carry; all of them where there is no answer."""
    points = case.sample.target.points
    if not is_answered(case):
        return list(points)
    return [point for point in points if not carries(case.output["text"], point)]


def correct(case: Case) -> Score:
    """Whether an answer holds every key value and carries every gold point; unscored where there is neither."""
    target = case.sample.target
    if not target.points and not target.key_values:
        return UNSCORED
    if not is_answered(case):
        return Score(0.0, f"没有作答（{status_of(case).value}）")
    missing = [*missing_values(case), *missing_points(case)]
    return passed(not missing, f"没有说到 {'；'.join(missing)}")


def _points(case: Case) -> Score:
    missing = missing_points(case)
    of = len(case.sample.target.points)
    return part(of - len(missing), of, f"没有说到 {'；'.join(missing)}")


def _key_values(case: Case) -> Score:
    if not case.sample.target.key_values:
        return UNSCORED
    if not is_answered(case):
        return Score(0.0, f"没有作答（{status_of(case).value}）")
    missing = missing_values(case)
    return passed(not missing, f"缺少 {'、'.join(missing)}")


METRICS = (
    Metric("correct", "正确：要点和数值都说到", TASKS, each(correct), after=2),
    Metric("points", "说到的要点", TASKS, each(_points), Summary.POOLED, after=5),
    Metric("key_values", "数值齐全", TASKS, each(_key_values), after=6),
)
