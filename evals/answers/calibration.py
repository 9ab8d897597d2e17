"""Whether the confidence of answers means what it says: how often answers of each tenth of it cite a gold article.

An answer to a question that had to be refused or asked back is never right.
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.answers.outcome import cites_gold, is_answered
from evals.harness.figures import average, measurement, share_of
from evals.harness.samples import Case
from evals.harness.task import Metrics

TENTHS = 10
ERROR, BAND = "confidence", "confidence "
"""The name of the group with the error, and how those of the curve begin."""


def calibration(cases: Sequence[Case]) -> dict[str, Metrics]:
    """The curve by tenths, each with its mean confidence and the share that was right, and the error of the whole.

    The expected calibration error is the mean distance between both, weighed by how many answers a tenth has; the Brier score
    the mean square of the distance of each answer.
    """
    answers = [(case.output["confidence"], _is_right(case)) for case in cases if is_answered(case)]
    if not answers:
        return {}
    bands: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in sorted(answers):
        bands.setdefault(min(int(confidence * TENTHS), TENTHS - 1), []).append((confidence, right))
    curve: dict[str, Metrics] = {
        f"{BAND}{band / TENTHS:.1f}–{(band + 1) / TENTHS:.1f}": {
            "mean_confidence": average([confidence for confidence, _ in part]),
            "right_at_confidence": share_of([right for _, right in part]),
        }
        for band, part in bands.items()
    }
    return {ERROR: _error(answers, list(bands.values())), **curve}


def _error(answers: Sequence[tuple[float, bool]], bands: Sequence[Sequence[tuple[float, bool]]]) -> Metrics:
    distance = sum(abs(sum(confidence - right for confidence, right in part)) for part in bands)
    brier = sum((confidence - right) ** 2 for confidence, right in answers)
    return {
        "expected_calibration_error": measurement(distance / len(answers), len(answers)),
        "brier_score": measurement(brier / len(answers), len(answers)),
    }


def _is_right(case: Case) -> bool:
    return any(cites_gold(case))
