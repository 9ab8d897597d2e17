"""Fits weights so that a right article comes first: the likelihood of the right ones among all candidates of a question.

A conditional logit (ListNet with top-one probabilities), with the square of the weights as a penalty, by Adam.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PENALTY = 0.02
STEPS = 400
RATE = 0.05
FOLDS = 5


class Listed(NamedTuple):
    """The candidates of one question.

    Attributes:
        features: One row a candidate.
        right: Which of them answer.
    """

    id: str
    features: NDArray[np.float64]
    right: NDArray[np.bool_]


def fitted(questions: Sequence[Listed]) -> NDArray[np.float64]:
    """The weights of the features."""
    import numpy as np

    usable = [question for question in questions if question.right.any()]
    weights = np.full(usable[0].features.shape[1], 0.5)
    speed, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = PENALTY * weights
        for question in usable:
            slope = slope + _slope(question, weights) / len(usable)
        speed = 0.9 * speed + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope * slope
        weights = weights - RATE * (speed / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def _slope(question: Listed, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    scores = question.features @ weights
    chosen = np.exp(scores - scores.max())
    chosen /= chosen.sum()
    wanted = chosen * question.right
    wanted /= max(float(wanted.sum()), 1e-12)
    return (chosen - wanted) @ question.features


def first_right(questions: Sequence[Listed], weights: NDArray[np.float64]) -> list[int]:
    """The rank of the first right candidate of each question, from 1; 0 where there is none."""
    import numpy as np

    ranks: list[int] = []
    for question in questions:
        order = np.argsort(-(question.features @ weights), kind="stable")
        found = np.nonzero(question.right[order])[0]
        ranks.append(int(found[0]) + 1 if len(found) else 0)
    return ranks


def cross_validated(questions: Sequence[Listed]) -> list[int]:
    """The same, each question ranked by weights that were fitted without it."""
    ranks: list[int] = []
    for fold in range(FOLDS):
        apart = [question for n, question in enumerate(questions) if n % FOLDS == fold]
        rest = [question for n, question in enumerate(questions) if n % FOLDS != fold]
        ranks += first_right(apart, fitted(rest))
    return ranks
