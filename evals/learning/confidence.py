"""Learns how likely an answer is right from what is known before it is given: a logistic regression.

An answer is right when one of the articles that it would cite is a gold one; a question that cannot be answered is never
answered rightly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.answering.evidence import weigh_evidence
from assistant.answering.extractive import choose
from assistant.answering.inquiry import Inquiry
from assistant.answering.steps.retrieve import retrieve
from evals.learning.candidates import right_articles, understood

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.library.search import LibrarySearch

PENALTY = 0.5
ROUNDS = 50
FOLDS = 5


class Weighed(NamedTuple):
    """One question as the confidence sees it.

    Attributes:
        evidence: The signs, by name.
        right: Whether the answer would be right.
    """

    id: str
    evidence: Mapping[str, float]
    right: bool


def weighed(rows: Sequence[Mapping[str, Any]], library: LibrarySearch) -> Iterator[Weighed]:
    """The evidence for the best articles of each question."""
    for row in rows:
        inquiry = retrieve(understood(row, library))
        if isinstance(inquiry, Inquiry) and inquiry.hits:
            right = right_articles(row)
            cited = [(hit.source_id, hit.article) for hit in choose(inquiry)]
            answerable = row["expected_behavior"] == "answer"
            yield Weighed(
                row["id"], weigh_evidence(inquiry, inquiry.hits), answerable and any(key in right for key in cited)
            )


def fitted(questions: Sequence[Weighed], names: Sequence[str]) -> dict[str, float]:
    """The weights by name, with a ``constant``; by Newton's method."""
    import numpy as np

    features = np.array([[question.evidence[name] for name in names] for question in questions])
    centre, spread = features.mean(axis=0), features.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = np.column_stack([np.ones(len(questions)), (features - centre) / spread])
    right = np.array([question.right for question in questions], dtype=float)
    weights = np.zeros(scaled.shape[1])
    for _ in range(ROUNDS):
        weights = weights + _step(scaled, right, weights)
    slopes = weights[1:] / spread
    constant = float(weights[0] - slopes @ centre)
    return {"constant": constant, **{name: float(slope) for name, slope in zip(names, slopes, strict=True)}}


def _step(features: NDArray[np.float64], right: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:  # fmt: skip
    import numpy as np

    likely = 1 / (1 + np.exp(-features @ weights))
    penalty = np.full(len(weights), PENALTY)
    penalty[0] = 0.0
    slope = features.T @ (right - likely) - penalty * weights
    curve = (features * (likely * (1 - likely))[:, None]).T @ features + np.diag(penalty + 1e-9)
    return np.asarray(np.linalg.solve(curve, slope), dtype=np.float64)


def probability(question: Weighed, weights: Mapping[str, float]) -> float:
    """How likely the answer is right."""
    import numpy as np

    logit = weights["constant"] + sum(weights[name] * question.evidence[name] for name in weights if name != "constant")
    return float(1 / (1 + np.exp(-logit)))


def cross_validated(questions: Sequence[Weighed], names: Sequence[str]) -> list[float]:
    """The same for each question, by weights that were fitted without it."""
    found = [0.0] * len(questions)
    for fold in range(FOLDS):
        weights = fitted([question for n, question in enumerate(questions) if n % FOLDS != fold], names)
        for n in range(fold, len(questions), FOLDS):
            found[n] = probability(questions[n], weights)
    return found
