"""The hard core: an answer that holds one spelling of every key value and cites a gold or also acceptable article."""

from __future__ import annotations

from evals.answers.outcome import cited_articles, cites_gold, is_answered, status_of
from evals.harness.metric import Metric, each
from evals.harness.samples import Case, Score
from evals.points.values import missing_values

TASKS = frozenset({"answers"})


def _right(case: Case) -> Score:
    if not is_answered(case):
        return Score(0.0, f"没有作答（{status_of(case).value}）")
    if not any(cites_gold(case)):
        return Score(0.0, f"没有引用标准条文（引用了 {cited_articles(case)}）")
    missing = missing_values(case)
    return Score(0.0, f"缺少 {'、'.join(missing)}") if missing else Score(1.0)


METRICS = (Metric("right", "数值齐全并引到标准条文", TASKS, each(_right), fails=True, after=1),)
