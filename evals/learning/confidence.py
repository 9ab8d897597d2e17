"""Learns how likely an answer is right from what is known before it is given: a logistic regression.

An answer is right when one of the articles that it would cite is a gold one; a question that cannot be answered is never
answered rightly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp
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

PENALTY = 1.0
STEPS, RATE = 3000, 0.5
FOLDS = 5
AGAINST = frozenset({"elsewhere", "no_number"})
"""Signs that speak against an answer; all others can only speak for it."""


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
    """The weights by name, with a ``constant``: a logistic regression whose weights keep their sign, by projected descent."""
    import numpy as np

    features = _signed(questions, names)
    centre, spread = features.mean(axis=0), features.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = (features - centre) / spread
    right = np.array([question.right for question in questions], dtype=float)
    weights, constant = np.zeros(len(names)), 0.0
    for _ in range(STEPS):
        missing = 1 / (1 + np.exp(-(scaled @ weights + constant))) - right
        constant -= RATE * float(missing.mean())
        weights = np.maximum(0.0, weights - RATE * (missing @ scaled + PENALTY * weights) / len(questions))
    slopes = weights / spread
    named = {name: float(-slope if name in AGAINST else slope) for name, slope in zip(names, slopes, strict=True)}
    return {"constant": constant - float(slopes @ centre), **named}


def _signed(questions: Sequence[Weighed], names: Sequence[str]) -> NDArray[np.float64]:
    """One row a question, what speaks against an answer with its sign turned."""
    import numpy as np

    signs = np.array([-1.0 if name in AGAINST else 1.0 for name in names])
    return np.array([[question.evidence[name] for name in names] for question in questions]) * signs


def probability(question: Weighed, weights: Mapping[str, float]) -> float:
    """How likely the answer is right."""
    logit = weights["constant"] + sum(weights[name] * question.evidence[name] for name in weights if name != "constant")
    return 1 / (1 + exp(-logit))


def area(questions: Sequence[Weighed], names: Sequence[str]) -> float:
    """How often a right answer has the higher confidence than a wrong one, each by weights that were fitted without it."""
    found = [0.0] * len(questions)
    for fold in range(FOLDS):
        weights = fitted([question for n, question in enumerate(questions) if n % FOLDS != fold], names)
        for n in range(fold, len(questions), FOLDS):
            found[n] = probability(questions[n], weights)
    right = [chance for chance, question in zip(found, questions, strict=True) if question.right]
    wrong = [chance for chance, question in zip(found, questions, strict=True) if not question.right]
    won = sum((one > other) + 0.5 * (one == other) for one in right for other in wrong)
    return won / max(1, len(right) * len(wrong))
