"""The candidates of the training questions, with their features, as the assistant itself sees them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answering.answer import Turn
from assistant.answering.gathering.gather import GROUNDING
from assistant.answering.inquiry import Inquiry
from assistant.answering.ranking.features import Wanted, features_of
from assistant.answering.steps.rewrite import rewrite
from assistant.answering.steps.screen import screen
from assistant.answering.steps.understand import understand
from evals.learning.fitting import Listed

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch

QUESTIONS = Path(__file__).resolve().parents[1] / "datasets" / "everyday_training" / "questions.jsonl"
CANDIDATES = 200


def training_rows() -> list[dict[str, Any]]:
    """The rows of the training questions."""
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


def understood(row: Mapping[str, Any], library: LibrarySearch) -> Inquiry:
    """The question as the steps before the search hand it on."""
    history = tuple(Turn(turn["role"], turn["content"]) for turn in row["history"])
    inquiry = screen(Inquiry.about(row["question"], history, date.fromisoformat(row["as_of"]), library))
    assert isinstance(inquiry, Inquiry), "training questions are no documents"
    return rewrite(understand(inquiry))


def right_articles(row: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """(document, number) of the articles that answer."""
    return frozenset((article["doc_id"], article["article"]) for article in (*row["gold_articles"], *row["also_acceptable"]))  # fmt: skip


def of_search(rows: Sequence[Mapping[str, Any]], library: LibrarySearch, names: Sequence[str]) -> Iterator[Listed]:
    """What the first stage ranks: the search's own signs."""
    import numpy as np

    for row, inquiry in _answerable(rows, library):
        hits = inquiry.searches.candidates(inquiry.query, CANDIDATES, GROUNDING)
        right = right_articles(row)
        features = np.array([[hit.signs[name] for name in names] for hit in hits])
        yield Listed(row["id"], features, np.array([(hit.source_id, hit.article) in right for hit in hits]))


def of_second_look(rows: Sequence[Mapping[str, Any]], library: LibrarySearch, names: Sequence[str]) -> Iterator[Listed]:
    """What the second stage ranks: all features."""
    import numpy as np

    for row, inquiry in _answerable(rows, library):
        hits = inquiry.searches.candidates(inquiry.query, CANDIDATES, GROUNDING)
        right = right_articles(row)
        wanted = Wanted.of(inquiry.query, library.lexical)
        found = [features_of(wanted, hit) for hit in hits]
        features = np.array([[each[name] for name in names] for each in found])
        yield Listed(row["id"], features, np.array([(hit.source_id, hit.article) in right for hit in hits]))


def _answerable(
    rows: Sequence[Mapping[str, Any]], library: LibrarySearch
) -> Iterator[tuple[Mapping[str, Any], Inquiry]]:
    for row in rows:
        if row["expected_behavior"] == "answer":
            yield row, understood(row, library)
