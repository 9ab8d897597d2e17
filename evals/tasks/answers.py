"""Whether answers are correct and grounded; on the questions with gold articles.

Two axes, as in evaluations of legal assistants. *Correct*: the answer holds one spelling of every key value and carries the
content of every gold point (:mod:`evals.points.carried`). *Grounded*: its quotes stand word for word in what is cited, it rests on
nothing that is law no more, and every number in it stands in a cited article. ``right`` is the hard core of both: all key
values, and a gold article cited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from evals.answers.asking import ask_all, notes_on
from evals.answers.composing import TITLES, composing_groups
from evals.answers.judging import judge_metrics
from evals.answers.outcome import citations_of, is_answered
from evals.harness.figures import share
from evals.harness.samples import Case
from evals.harness.scoring import evaluated
from evals.harness.task import Evaluation, Metrics, Task, answerable_samples

NAME = "answers"


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures of the whole, by question type, and the distribution of the number of citations."""
    counts = {"citations per answer": _citation_counts(cases)}
    evaluation = evaluated(NAME, cases, notes_on(cases), counts)
    judged = judge_metrics(cases, evaluation.scores)
    composed = composing_groups(cases, evaluation.scores)
    return replace(evaluation, groups={**evaluation.groups, **composed, **judged})


def _citation_counts(cases: Sequence[Case]) -> Metrics:
    counts = Counter(len(citations_of(case)) for case in cases if is_answered(case))
    return {str(number): share(count, counts.total()) for number, count in sorted(counts.items())}


TASK = Task(
    "答案：是否正确、是否有据", answerable_samples, ask_all, evaluate, uses_model=True, uses_judge=True, titles=TITLES
)
