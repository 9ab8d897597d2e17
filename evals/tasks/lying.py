"""A model that lies: how many planted lies reach the user, and how many true sentences are lost on the way.

The whole pipeline is asked, with the built-in guides as library; only what the model says is set by us.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from assistant.answering.as_json import citation_as_json
from assistant.answering.events import TextDelta
from assistant.answering.model_use import ModelUse
from assistant.answering.pipeline import stream_answer
from assistant.models.fake import ScriptedModel, passages_of
from assistant.models.messages import Message
from evals.data.dataset import DataSet
from evals.harness.progress import Progress
from evals.harness.samples import Case, Output
from evals.harness.scoring import evaluated, figures, score_cases
from evals.harness.task import Evaluation, Metrics, Setting, Task, Wanted, no_samples, timed
from evals.lying.choosing import Told, told
from evals.lying.truth import ANSWERS, TrueAnswer, load_answers

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch

NAME = "lying"
TODAY = date(2026, 11, 25)


def lying_data(wanted: Wanted, progress: Progress) -> DataSet:
    """The true answers.

    Raises:
        InputError: The file cannot be used.
    """
    del progress
    path = wanted.path or ANSWERS
    load_answers(path)
    return DataSet(name=NAME, path=path, questions=path, drafts=(), title="会说谎的模型：真话与掺了一句假话的答案")


def generate(setting: Setting) -> Iterator[Output]:
    """What the assistant makes of every answer that the model gives."""
    from assistant.library.keeper import index_into
    from assistant.library.search import LibrarySearch

    answers = load_answers(setting.data.path)
    with TemporaryDirectory() as folder:
        index_into(Path(folder) / "library", [])
        with closing(LibrarySearch(Path(folder) / "library", None)) as library:
            runs = told(answers, {answer.id: _texts(answer, library) for answer in answers})
            with setting.progress.stage("让模型作答", len(runs)) as advance:
                for number, run in enumerate(runs, 1):
                    if run.id not in setting.done:
                        yield _output(run, library)
                    advance(number)


def _texts(answer: TrueAnswer, library: LibrarySearch) -> dict[str, str]:
    return {letter: _section(*cited, library) for letter, cited in answer.cites.items()}


def _section(title: str, number: str, library: LibrarySearch) -> str:
    source_id = library.find_document(title).document.id
    return library.find_article([source_id], number, TODAY)[0].text


def _output(run: Told, library: LibrarySearch) -> Output:
    says = run.lie.says if run.lie else run.answer.says
    found = False

    def reply(messages: Sequence[Message]) -> str:
        nonlocal found
        labels = _labels(run.answer, messages)
        found = labels.keys() == run.answer.cites.keys()
        return "".join(said.marked(labels) for said in says) if found else ""

    use = ModelUse(ScriptedModel(reply, name="lying"))
    events, seconds = timed(lambda: list(stream_answer(run.answer.question, [], library, TODAY, use)))
    answer = events[-1]
    assert not isinstance(answer, TextDelta)
    streamed = "".join(event.text for event in events if isinstance(event, TextDelta))
    return {
        "id": run.id,
        "key": run.id,
        "seconds": seconds,
        "kind": run.lie.kind if run.lie else "",
        "hard": run.lie.hard if run.lie else False,
        "planted": run.lie.planted if run.lie else "",
        "lie": run.lie.sentence if run.lie else "",
        "found": found,
        "said": len(says),
        "question": run.answer.question,
        **_ended(answer, streamed),
    }


def _ended(answer: object, streamed: str) -> Output:
    from assistant.answering.answer import Answer

    assert isinstance(answer, Answer)
    return {
        "status": answer.status.code,
        "model": answer.model,
        "text": answer.text,
        "streamed": streamed,
        "notice": answer.notice,
        "citations": [citation_as_json(citation) for citation in answer.citations],
        "removed": [[removed.sentence, removed.reason] for removed in answer.removed],
    }


def _labels(answer: TrueAnswer, messages: Sequence[Message]) -> Mapping[str, str]:
    """The labels that the sections bear in the prompt; those that were not found are missing."""
    passages = {passage.source: passage.label for passage in passages_of(messages)}
    wanted = {letter: f"《{title}》{number}" for letter, (title, number) in answer.cites.items()}
    return {letter: passages[source] for letter, source in wanted.items() if source in passages}


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures, by kind of lie as well."""
    scores = score_cases(NAME, cases)
    groups: dict[str, Metrics] = {}
    for kind in sorted({case.output["kind"] for case in cases if case.output["kind"]}):
        for hard in (False, True):
            part = [case for case in cases if (case.output["kind"], case.output["hard"]) == (kind, hard)]
            if part:
                groups[f"{'hard' if hard else 'easy'} {kind}"] = figures(NAME, scores, part)
    missing = sum(not case.output["found"] for case in cases)
    notes = [f"{missing} 个答案所据的条文没有被检索到，未计入。"] if missing else []
    return evaluated(NAME, cases, notes, groups)


TASK = Task(
    "会说谎的模型：掺进的假话有多少到了用户面前，真话误删多少",
    no_samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    by_sample=False,
    data=lying_data,
)
