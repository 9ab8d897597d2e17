"""Whether the assistant refuses what it must refuse, and nothing else.

*Refused* is every status but ``answered`` and ``clarification``: asking back is right for ambiguous questions, and leaves
the way open for the others. The curve shows what other thresholds of the confidence would do. Refusals by rule (outside
the service's scope, a failed check of the quotes) happen at every threshold; questions that are asked back, or answered
by rule below the threshold, are refused at none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import inf

from assistant.answering.answer import AnswerStatus
from evals.answers.asking import ask_all, notes_on
from evals.answers.outcome import status_of
from evals.harness.figures import Figure, measurement, share
from evals.harness.samples import Case
from evals.harness.scoring import failures, figures, groups_by_trait, score_cases
from evals.harness.task import Evaluation, Metrics, Task, every_sample

NAME = "refusals"
ROUNDING = 0.0005
"""The confidence is given to three places."""


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """Both rates at the threshold in use, the curve, and what became of each expected behaviour."""
    scores = score_cases(NAME, cases)
    must = [deciding_confidence(case) for case in cases if case.sample.target.refusal_wanted]
    rest = [deciding_confidence(case) for case in cases if not case.sample.target.refusal_wanted]
    threshold = measurement(cases[0].output["threshold"]) if cases else Figure(None, 0)
    return Evaluation(
        metrics={**figures(NAME, scores, cases), "threshold": threshold},
        groups={**_behaviours(cases), **groups_by_trait(NAME, scores, cases), **_curve(must, rest)},
        failures=failures(NAME, scores, cases),
        cases=cases,
        scores=scores,
        notes=notes_on(cases),
    )


def deciding_confidence(case: Case) -> float:
    """Refused at every threshold above this confidence: infinite where at none, minus infinite where at all."""
    confidence, threshold = case.output["confidence"], case.output["threshold"]
    match status_of(case):
        case AnswerStatus.OUT_OF_SCOPE:
            return -inf
        case AnswerStatus.CLARIFICATION:
            return inf
        case AnswerStatus.ANSWERED:
            return confidence if confidence >= threshold - ROUNDING else inf
        case _:
            return confidence if confidence <= threshold + ROUNDING else -inf


def _curve(must: Sequence[float], rest: Sequence[float]) -> dict[str, Metrics]:
    """For each number of right refusals, the fewest false ones that a threshold reaching it costs."""
    curve: dict[str, Metrics] = {}
    for count, reached in enumerate(sorted(must), 1):
        cost = len(rest) if reached == inf else sum(deciding <= reached for deciding in rest)
        curve[f"curve: {count} of {len(must)} refused"] = {
            "falsely_refused": share(cost, len(rest)),
            "at_confidence": Figure(None, 0) if abs(reached) == inf else measurement(reached),
        }
    return curve


def _behaviours(cases: Sequence[Case]) -> dict[str, Metrics]:
    groups: dict[str, Metrics] = {}
    for behavior in sorted({case.sample.target.behavior.code for case in cases}):
        counts = Counter(c.output["status"] for c in cases if c.sample.target.behavior.code == behavior)
        groups[f"expected {behavior}"] = {status: share(k, counts.total()) for status, k in counts.most_common()}
    return groups


TASK = Task(
    "拒答：该拒的拒、能答的答、状态恰当",
    every_sample,
    ask_all,
    evaluate,
    uses_model=True,
    titles={"threshold": "现用的拒答门槛（置信度）", "at_confidence": "此时的门槛"},
)
