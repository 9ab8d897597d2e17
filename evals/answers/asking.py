"""Asks the questions of a data set and keeps what came back, for the tasks that judge answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.answering.answer import Answer, Citation
from assistant.answering.model_use import ModelUse
from assistant.answering.pipeline import answer_question
from assistant.answering.steps.weigh import THRESHOLD
from assistant.errors import SettingsError
from assistant.settings import load_settings
from evals.answers.judging import configured_judge, verdict_on
from evals.harness.libraries import opened
from evals.harness.samples import Case, Output, Sample
from evals.harness.task import Setting, timed

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch
    from assistant.models.chat import ChatModel

NO_VECTORS = "知识库的语义向量没有算全，答案只凭词法检索；加 --full 先算向量。"
SHOWN_HITS = 10


def ask_all(setting: Setting) -> Iterator[Output]:
    """The answers to the samples, on the best ranking that the library has."""
    samples = setting.wanted(setting.samples)
    judge = configured_judge() if setting.judge else None
    use = configured_use() if setting.model else None
    with (
        opened(setting.library_folder(), setting.vectors) as library,
        setting.progress.stage("提问", len(samples)) as advance,
    ):
        for number, sample in enumerate(samples, 1):
            output = _ask(sample, library, setting, use)
            yield _judged(sample, output, judge) if judge else output
            advance(number)


def notes_on(cases: Iterable[Case]) -> tuple[str, ...]:
    """What a reader must know of how the answers came about."""
    outputs = [case.output for case in cases]
    notes = [] if all(output["vectors"] for output in outputs) else [NO_VECTORS]
    # Without a model notices tell other things, for instance how the question was understood.
    asked = [output for output in outputs if output.get("with_model", True)]
    fallen = sum(bool(output.get("notice")) and output["model"] == "extractive" for output in asked)
    if fallen:
        notes.append(f"{fallen} 个答案因语言模型没有答完或未能核实，改为摘录条文。")
    return tuple(notes)


def configured_use() -> ModelUse:
    """The model that the settings name, with its bounds.

    Raises:
        SettingsError: They name none, or forbid its use.
    """
    use = ModelUse.configured(load_settings())
    if use is None:
        raise SettingsError("--model 需要语言模型，请设置 GONGWU_CHAT_BASE_URL 和 GONGWU_CHAT_MODEL 后重试。")
    return use


def _ask(sample: Sample, library: LibrarySearch, setting: Setting, use: ModelUse | None) -> Output:
    asked = sample.input
    answer, seconds = timed(lambda: answer_question(asked.question, asked.history, library, asked.as_of, use))
    outdated = setting.data.outdated
    return {
        "id": sample.id,
        "key": sample.id,
        "seconds": seconds,
        "vectors": setting.vectors,
        "with_model": use is not None,
        "status": answer.status.code,
        "text": answer.text,
        "model": answer.model,
        "notice": answer.notice,
        "asked_model": use is not None,
        "removed": [[removed.sentence, removed.reason] for removed in answer.removed],
        "confidence": answer.confidence,
        "threshold": THRESHOLD,
        "citations": [
            {**_citation(citation, library), "outdated": citation.source_id in outdated}
            for citation in answer.citations
        ],
        "named": _named(answer, library),
        "hits": _hits(answer),
    }


def _named(answer: Answer, library: LibrarySearch) -> list[list[str]]:
    """Title and version of the documents of the library that the answer names, cited or not."""
    documents = (entry.document for entry in library.documents.values())
    return [[document.title, document.version] for document in documents if f"《{document.title}》" in answer.text]


def _judged(sample: Sample, output: Output, judge: ChatModel) -> Output:
    verdict, seconds = timed(lambda: verdict_on(Case(sample, output), judge))
    return {**output, "judge": verdict, "judge_seconds": seconds}


def _hits(answer: Answer) -> Sequence[Sequence[str | None]]:
    return [[hit.source_id, hit.article, hit.title] for hit in answer.hits[:SHOWN_HITS]]


def _citation(citation: Citation, library: LibrarySearch) -> Output:
    """A citation beside the articles that the library holds under the cited number, read independently of the answer."""
    articles = library.catalogue.articles(citation.source_id)
    return {
        "label": citation.label,
        "source_id": citation.source_id,
        "title": citation.title,
        "document_number": citation.document_number,
        "version": citation.version,
        "article": citation.article,
        "validity": citation.validity.code,
        "quote": citation.quote,
        "articles": [article.text for article in articles if article.number == citation.article],
    }
