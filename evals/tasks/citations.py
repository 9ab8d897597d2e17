"""Whether every citation leads to a real article, and whether what answers state stands in what they cite; on all questions."""

from __future__ import annotations

from collections.abc import Sequence

from evals.answers.asking import ask_all, notes_on
from evals.harness.samples import Case
from evals.harness.scoring import evaluated
from evals.harness.task import Evaluation, Task, every_sample

NAME = "citations"


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures of the whole and by question type."""
    return evaluated(NAME, cases, notes_on(cases))


TASK = Task("引用：指向真实条文、逐字一致、数字有出处", every_sample, ask_all, evaluate, uses_model=True)
