"""From cases to figures: every metric of a task, over all cases and over each group of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evals.harness.metric import Metric
from evals.harness.samples import Case, Score
from evals.harness.task import Evaluation, Failure, Metrics
from evals.metrics import metrics_of

TRAITS = ("type", "format", "law", "shape", "corpus", "half")
CaseScores = Mapping[str, Mapping[str, Score]]


def score_cases(task: str, cases: Sequence[Case]) -> dict[str, dict[str, Score]]:
    """The scores of each case by its sample's id and the metric's name."""
    scores: dict[str, dict[str, Score]] = {case.sample.id: {} for case in cases}
    for metric in metrics_of(task):
        for case, score in zip(cases, metric.score(cases), strict=True):
            scores[case.sample.id][metric.name] = score
    return scores


def figures(task: str, scores: CaseScores, cases: Iterable[Case]) -> Metrics:
    """One figure a metric over these cases."""
    kept = [scores[case.sample.id] for case in cases]
    return {metric.name: metric.figure(score[metric.name] for score in kept) for metric in metrics_of(task)}


def groups_by_trait(task: str, scores: CaseScores, cases: Sequence[Case], prefix: str = "") -> dict[str, Metrics]:
    """The same figures for each type of question, each format of file, and what else samples are marked with."""
    groups: dict[str, Metrics] = {}
    for trait in TRAITS:
        for kind in sorted({value for case in cases if (value := case.sample.metadata.get(trait))}):
            part = [case for case in cases if case.sample.metadata.get(trait) == kind]
            groups[f"{prefix}by {trait} {kind}"] = figures(task, scores, part)
    return groups


def evaluated(
    task: str, cases: Sequence[Case], notes: Sequence[str] = (), more_groups: Mapping[str, Metrics] | None = None
) -> Evaluation:
    """All that the metrics of a task say of cases: the whole, the groups, the failures.

    Args:
        more_groups: Figures that are no metrics, by the name of their group.
    """
    scores = score_cases(task, cases)
    return Evaluation(
        metrics=figures(task, scores, cases),
        groups={**groups_by_trait(task, scores, cases), **(more_groups or {})},
        failures=failures(task, scores, cases),
        cases=cases,
        scores=scores,
        notes=notes,
    )


def failures(task: str, scores: CaseScores, cases: Iterable[Case]) -> list[Failure]:
    """The cases that a metric says have failed, with all the reasons."""
    failing = [metric for metric in metrics_of(task) if metric.fails]
    found: list[Failure] = []
    for case in cases:
        why = _reasons(failing, scores[case.sample.id])
        if why:
            found.append(Failure(case.sample.id, why))
    return found


def _reasons(metrics: Iterable[Metric], scores: Mapping[str, Score]) -> str:
    said = [scores[m.name].explanation or m.title for m in metrics if m.failed(scores[m.name])]
    return "；".join(dict.fromkeys(said))
