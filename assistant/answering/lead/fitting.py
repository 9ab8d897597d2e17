"""Which clause of a quotation a question is about."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.extract import scores
from assistant.answering.lead.clauses import Clause


def fits(question: str, clauses: Sequence[Clause]) -> dict[Clause, float]:
    """How well each clause fits, by clause."""
    return dict(zip(clauses, scores(question, tuple(clause.text for clause in clauses)), strict=True))
