"""A question on its way through the pipeline: what each step found out, for the steps after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from assistant.answering.answer import Answer, AnswerStatus, Citation, Removed, Turn
from assistant.answering.model_use import ModelUse
from assistant.answering.ranking.outside import RerankUse
from assistant.answering.searches import Searches
from assistant.answering.understanding.times import Period
from assistant.library.references import Reference
from assistant.library.search import LibrarySearch
from assistant.library.source import SearchHit, SourceDocument
from assistant.models.messages import Limits, Tokens


class Masking(Protocol):
    """Keeps what may not leave from a model elsewhere."""

    def stops(self, text: str, /) -> bool:
        """Whether a text bears a mark of classification, so that it may not leave at all."""
        ...

    def mask(self, text: str) -> str:
        """The text as it may leave: identifiers stand as placeholders."""
        ...

    def restore(self, text: str) -> str:
        """The text with the identifiers in place of the placeholders."""
        ...


class NoMasking:
    """Everything may be seen: the text does not leave this machine or the office's network."""

    def stops(self, _text: str, /) -> bool:
        """Nothing stops."""
        return False

    def mask(self, text: str) -> str:
        """The text as it is."""
        return text

    def restore(self, text: str) -> str:
        """The text as it is."""
        return text


@dataclass(frozen=True)
class Inquiry:
    """The state of one question; steps return changed copies.

    Attributes:
        question: What is asked, as it was understood.
        today: The day on which validity is judged.
        searches: What was searched for already.
        asked_on: The day on which the question is asked: another one than ``today`` where the law of another time is meant.
        as_of: The day whose law was asked for beside the question; None for none.
        period: The time that the question asks about; None for the law of today.
        versions: The old and the new text that are to be set side by side; None for none.
        asked: The question as it was typed.
        completed: Whether the question says by itself what the conversation said before.
        query: The question made complete with what the conversation said before.
        references: Documents that the question names.
        hits: Articles that may ground an answer, best first.
        part_hits: For a question of several parts, the articles of each part, best first.
        outdated: Articles that were found and may not.
        elsewhere: The rule of another place than the question names, where it would have come first.
        repealed: The document that the question names and that the article found repeals; empty for none.
        by_vectors: Whether ranking could compare every article by its vector.
        confidence: 0 to 1: how likely the best hits answer the question.
        text: The composed answer, with ``[1]`` marks.
        use: The model that composes; None for answers of extracts.
        limits: Until when the model may work on this question, all its calls together.
        masking: What is masked before the model sees it.
        composed_by: Name of what composed the text: the model's, or ``extractive``.
        fingerprint: Of the prompt files used so far.
        notices: Sentences on how the answer came about; steps add to them with ``noting``.
        removed: Sentences of the model that were taken out.
        tokens: What the model took, by step.
    """

    question: str
    history: tuple[Turn, ...]
    today: date
    library: LibrarySearch
    searches: Searches
    asked_on: date
    as_of: date | None = None
    period: Period | None = None
    versions: tuple[SourceDocument, SourceDocument] | None = None
    asked: str = ""
    completed: bool = False
    query: str = ""
    references: tuple[Reference, ...] = ()
    hits: tuple[SearchHit, ...] = ()
    part_hits: tuple[tuple[SearchHit, ...], ...] = ()
    outdated: tuple[SearchHit, ...] = ()
    elsewhere: SearchHit | None = None
    repealed: str = ""
    by_vectors: bool = False
    confidence: float = 0.0
    text: str = ""
    citations: tuple[Citation, ...] = ()
    use: ModelUse | None = None
    limits: Limits | None = None
    masking: Masking = field(default_factory=NoMasking)
    composed_by: str = "extractive"
    fingerprint: str = ""
    notices: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    tokens: Mapping[str, Tokens] = field(default_factory=dict[str, Tokens])

    @classmethod
    def about(
        cls,
        question: str,
        history: Sequence[Turn],
        today: date,
        library: LibrarySearch,
        use: ModelUse | None = None,
        limits: Limits | None = None,
        reranking: RerankUse | None = None,
        as_of: date | None = None,
    ) -> Inquiry:
        """A question at the beginning of its way."""
        searches = Searches(library, today, reranking)
        return cls(question.strip(), tuple(history), today, library, searches, today, as_of, use=use, limits=limits)

    def judged_on(self, day: date) -> Inquiry:
        """The inquiry with validity judged on another day."""
        return replace(self, today=day, searches=self.searches.on(day))

    def noting(self, *sentences: str) -> Inquiry:
        """The inquiry with further notices; empty ones and those that are there already are left out."""
        return replace(self, notices=tuple(dict.fromkeys((*self.notices, *filter(None, sentences)))))

    def conclude(
        self, status: AnswerStatus, text: str, citations: tuple[Citation, ...] = (), suggestions: tuple[str, ...] = ()
    ) -> Answer:
        """The answer that ends the pipeline here."""
        return Answer(
            question=self.asked or self.question,
            status=status,
            text=text,
            citations=citations,
            hits=self.hits,
            rejected_hits=self.outdated,
            suggestions=suggestions,
            confidence=round(self.confidence, 3),
            model=self.composed_by,
            prompt_fingerprint=self.fingerprint,
            notices=self.noting(self.library.notice, self.searches.notice).notices,
            removed=self.removed,
            tokens=self.tokens,
            as_of=self.today if self.period and self.period.end else None,
        )
