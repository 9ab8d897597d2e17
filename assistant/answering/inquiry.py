"""A question on its way through the pipeline: what each step found out, for the steps after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.answering.answer import Answer, AnswerStatus, Citation, Turn
from assistant.library.references import Reference
from assistant.library.search import LibrarySearch
from assistant.library.source import SearchHit


@dataclass(frozen=True)
class Inquiry:
    """The state of one question; steps return changed copies.

    Attributes:
        query: The question made complete with what the conversation said before.
        references: Documents that the question names.
        hits: Articles that may ground an answer, best first.
        part_hits: For a question of several parts, the articles of each part, best first.
        outdated: Articles that were found and may not.
        by_vectors: Whether ranking could compare every article by its vector.
        confidence: 0 to 1: how likely the best hits answer the question.
        text: The composed answer, with ``[1]`` marks.
    """

    question: str
    history: tuple[Turn, ...]
    today: date
    library: LibrarySearch
    query: str = ""
    references: tuple[Reference, ...] = ()
    hits: tuple[SearchHit, ...] = ()
    part_hits: tuple[tuple[SearchHit, ...], ...] = ()
    outdated: tuple[SearchHit, ...] = ()
    by_vectors: bool = False
    confidence: float = 0.0
    text: str = ""
    citations: tuple[Citation, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict[str, float])

    def conclude(
        self, status: AnswerStatus, text: str, citations: tuple[Citation, ...] = (), suggestions: tuple[str, ...] = ()
    ) -> Answer:
        """The answer that ends the pipeline here."""
        return Answer(
            question=self.question,
            status=status,
            text=text,
            citations=citations,
            hits=self.hits,
            rejected_hits=self.outdated,
            suggestions=suggestions,
            confidence=round(self.confidence, 3),
        )
