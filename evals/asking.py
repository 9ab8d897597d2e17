"""Asks the questions of a data set and keeps what came back, for the tasks that judge answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.answering.answer import Answer, Citation
from assistant.answering.pipeline import answer_question
from assistant.answering.steps.weigh import THRESHOLD
from evals.data import Sample
from evals.evaluation import Output, Setting
from evals.libraries import opened
from evals.progress import track

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch

NO_VECTORS = "知识库的语义向量没有算全，答案只凭词法检索；加 --full 先算向量。"


def ask_all(setting: Setting, samples: Sequence[Sample]) -> list[Output]:
    """The answers to these questions, on the best ranking that the library has."""
    with opened(setting.library_folder(), setting.vectors) as library:
        return [_ask(sample, library, setting.vectors) for sample in track(samples, "提问")]


def notes_on(outputs: Iterable[Output]) -> tuple[str, ...]:
    """What a reader must know of how the answers came about."""
    return () if all(output["vectors"] for output in outputs) else (NO_VECTORS,)


def _ask(sample: Sample, library: LibrarySearch, vectors: bool) -> Output:
    asked = sample.input
    answer = answer_question(asked.question, asked.history, library, asked.as_of)
    return {
        "id": sample.id,
        "vectors": vectors,
        "status": answer.status.code,
        "text": answer.text,
        "confidence": answer.confidence,
        "threshold": THRESHOLD,
        "citations": [_citation(citation, library) for citation in answer.citations],
        "hits": _hits(answer),
    }


def _hits(answer: Answer) -> list[list[str | None]]:
    return [[hit.source_id, hit.article] for hit in answer.hits[:10]]


def _citation(citation: Citation, library: LibrarySearch) -> Output:
    """A citation beside the article that the library holds under the cited number, read independently of the answer."""
    articles = library.catalogue.articles(citation.source_id)
    return {
        "label": citation.label,
        "source_id": citation.source_id,
        "article": citation.article,
        "validity": citation.validity.code,
        "quote": citation.quote,
        "articles": [article.text for article in articles if article.number == citation.article],
    }
