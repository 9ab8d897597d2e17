"""What a metric is: a name, how it scores outputs, and how scores become one figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from evals.harness.figures import Figure, average, pooled, share_of
from evals.harness.samples import Case, Score


class Summary(Enum):
    """How the scores of many cases become one figure."""

    SHARE = "share of the cases whose value is 1; Wilson interval"
    POOLED = "share over all things counted in all cases; bootstrap over cases, because things of one case go together"
    MEAN = "mean over the cases; bootstrap interval"
    MEDIAN = "median over the cases; bootstrap interval"


class Better(Enum):
    """Which way is better; what is only printed is neither."""

    HIGH = 1
    LOW = -1
    NEITHER = 0


@dataclass(frozen=True)
class Metric:
    """One figure of a task (指标).

    Attributes:
        name: As scripts read it, for instance ``hit@5``.
        title: Chinese, for people.
        tasks: The tasks that it belongs to.
        score: A score for each case, in their order.
        fails: Whether a case whose value falls short of 1 has failed, with the score's explanation as the reason.
        after: Position among the metrics of a task.
    """

    name: str
    title: str
    tasks: frozenset[str]
    score: Callable[[Sequence[Case]], Sequence[Score]]
    summary: Summary = Summary.SHARE
    better: Better = Better.HIGH
    fails: bool = False
    after: int = 50

    def figure(self, scores: Iterable[Score]) -> Figure:
        """The figure over the cases that are scored."""
        scored = [score for score in scores if score.value is not None]
        values = [score.value or 0.0 for score in scored]
        match self.summary:
            case Summary.SHARE:
                return share_of([value >= 1 for value in values])
            case Summary.POOLED:
                return pooled(
                    [(round(score.of * value), score.of) for score, value in zip(scored, values, strict=True)]
                )
            case Summary.MEAN:
                return average(values)
            case Summary.MEDIAN:
                return average(values, "median")

    def failed(self, score: Score) -> bool:
        """Whether this score makes its case a failure."""
        return self.fails and score.value is not None and score.value < 1


def each(score: Callable[[Case], Score]) -> Callable[[Sequence[Case]], Sequence[Score]]:
    """Scores cases one by one."""
    return lambda cases: [score(case) for case in cases]


def passed(right: bool, explanation: str) -> Score:
    """1, or 0 with the reason."""
    return Score(1.0) if right else Score(0.0, explanation)


def part(right: int, of: int, explanation: str = "") -> Score:
    """The share of things that are right; unscored where there is none."""
    return Score(right / of, explanation if right < of else "", of) if of else Score(None)
