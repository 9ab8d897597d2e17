"""Whether the assistant refuses what it must refuse, and nothing else.

*Refused* is every status but ``answered`` and ``clarification``: asking back is right for ambiguous questions, and leaves
the way open for the others. The curve shows what other thresholds of the confidence would do. Refusals by rule (outside
the service's scope, a failed check of the quotes) happen at every threshold; questions that are asked back, or answered
by rule below the threshold, are refused at none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from assistant.answering.answer import AnswerStatus
from evals.asking import ask_all, notes_on
from evals.data import DataSet, Sample
from evals.evaluation import Evaluation, Failure, Metrics, Output, Setting, Task
from evals.figures import Figure, measurement, share, share_of

ROUNDING = 0.0005
"""The confidence is given to three places."""

_NOT_REFUSED = frozenset({AnswerStatus.ANSWERED.code, AnswerStatus.CLARIFICATION.code})


@dataclass(frozen=True)
class Decision:
    """How a question was decided.

    Attributes:
        deciding: Refused at every threshold above this confidence.
    """

    sample: Sample
    status: str
    deciding: float

    @property
    def refused(self) -> bool:
        """Whether it was refused."""
        return self.status not in _NOT_REFUSED


def generate(setting: Setting) -> list[Output]:
    """The answers to all questions."""
    return ask_all(setting, setting.data.samples)


def evaluate(data: DataSet, outputs: Sequence[Output]) -> Evaluation:
    """Both rates at the threshold in use, the curve, and what became of each expected behaviour."""
    samples = {sample.id: sample for sample in data.samples}
    decisions = [_decision(samples[output["id"]], output) for output in outputs]
    must = [d for d in decisions if d.sample.target.must_refuse]
    rest = [d for d in decisions if not d.sample.target.must_refuse]
    unclear = [d for d in rest if d.sample.target.behavior == "clarify_or_enumerate"]
    metrics = {
        "refused": share_of([d.refused for d in must]),
        "falsely_refused": share_of([d.refused for d in rest]),
        "clarified": share_of([d.status == AnswerStatus.CLARIFICATION.code for d in unclear]),
        "threshold": measurement(outputs[0]["threshold"] if outputs else 0.0),
    }
    groups = {**_behaviours(decisions), **_curve(must, rest)}
    failures = [failure for decision in decisions if (failure := _failure(decision))]
    return Evaluation(metrics, groups, failures, notes_on(outputs))


def _decision(sample: Sample, output: Output) -> Decision:
    status, confidence, threshold = output["status"], output["confidence"], output["threshold"]
    if status == AnswerStatus.OUT_OF_SCOPE.code:
        deciding = -inf
    elif status == AnswerStatus.CLARIFICATION.code:
        deciding = inf
    elif status == AnswerStatus.ANSWERED.code:
        deciding = confidence if confidence >= threshold - ROUNDING else inf
    else:
        deciding = confidence if confidence <= threshold + ROUNDING else -inf
    return Decision(sample, status, deciding)


def _curve(must: Sequence[Decision], rest: Sequence[Decision]) -> dict[str, Metrics]:
    """For each number of right refusals, the fewest false ones that a threshold reaching it costs."""
    deciding = sorted(decision.deciding for decision in must)
    curve: dict[str, Metrics] = {}
    for count, reached in enumerate(deciding, 1):
        cost = len(rest) if reached == inf else sum(d.deciding <= reached for d in rest)
        curve[f"curve: {count} of {len(must)} refused"] = {
            "falsely_refused": share(cost, len(rest)),
            "at_confidence": Figure(None, 0) if abs(reached) == inf else measurement(reached),
        }
    return curve


def _behaviours(decisions: Sequence[Decision]) -> dict[str, Metrics]:
    groups: dict[str, Metrics] = {}
    for behavior in sorted({decision.sample.target.behavior for decision in decisions}):
        counts = Counter(d.status for d in decisions if d.sample.target.behavior == behavior)
        groups[f"expected {behavior}"] = {status: share(k, counts.total()) for status, k in counts.most_common()}
    return groups


def _failure(decision: Decision) -> Failure | None:
    name = AnswerStatus[decision.status.upper()].value
    target = decision.sample.target
    if target.must_refuse and not decision.refused:
        return Failure(decision.sample.id, f"应当拒答，结果是{name}")
    if target.behavior == "clarify_or_enumerate" and decision.status != AnswerStatus.CLARIFICATION.code:
        return Failure(decision.sample.id, f"应当请用户补充说明，结果是{name}")
    if not target.must_refuse and decision.refused:
        return Failure(decision.sample.id, f"能够回答，却{name}")
    return None


TASK = Task("拒答：该拒的拒、能答的答", generate, evaluate)
