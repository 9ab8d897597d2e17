"""A model service that goes wrong in fifteen ways: what the user gets then, at two doors.

In each way the same questions are asked of a library of the built-in guides: directly, and through ``/v1`` in pieces. No
traceback may show, nothing that was cut may pass for a whole answer, and the extracts with a notice must come in time.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import TYPE_CHECKING

from assistant.answering.answer import Answer, Turn
from assistant.answering.events import AnswerEvent
from assistant.answering.model_use import ModelUse
from assistant.answering.pipeline import answer_question, stream_answer
from assistant.errors import GongwuError, InputError
from assistant.models.chat import ChatModel
from evals.data.dataset import DataSet
from evals.harness.progress import Progress
from evals.harness.samples import Case, Output
from evals.harness.scoring import evaluated, figures, score_cases
from evals.harness.task import Evaluation, Metrics, Setting, Task, Wanted, no_samples, timed
from evals.model_service.fault_server import MODEL, FaultServer, fault_server
from evals.model_service.listening import ask, listening
from evals.model_service.modes import FaultMode

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch

NAME = "faults"
TODAY = date(2026, 11, 25)
QUESTIONS = ("新录用公务员的试用期是多长？", "请示可以主送两个机关吗？", "收到政府信息公开申请，多少天内答复？")
DEADLINE = 4.0
"""Seconds that the model may work on one question here; in use it is a setting."""

SPARE = 2.0
"""Seconds for everything else, on a machine that is busy with other things."""

WRONG_KEY = "wrong-key-that-must-never-show"


def faults_data(wanted: Wanted, progress: Progress) -> DataSet:
    """Nothing from outside: the modes and the questions are our own.

    Raises:
        InputError: Other data were named.
    """
    del progress
    if wanted.path or wanted.subset:
        raise InputError("faults 的问题和故障都是内置的，请去掉 --data 和 --subset。")
    here = Path(__file__)
    return DataSet(name=NAME, path=here, questions=here, drafts=(), title="模型服务的十五种故障")


def generate(setting: Setting) -> Iterator[Output]:
    """What every question gets in every mode at every door."""
    import openai  # noqa: F401 - takes seconds the first time, which are not the service's

    from assistant.library.keeper import index_into
    from assistant.library.search import LibrarySearch

    with TemporaryDirectory(prefix="gongwu-evals-") as folder:
        index_into(Path(folder) / "library", [])
        with (
            closing(LibrarySearch(Path(folder) / "library", None)) as library,
            setting.progress.stage("让模型服务出错", len(FaultMode)) as advance,
        ):
            for number, mode in enumerate(FaultMode, 1):
                yield from (output for output in _in_mode(mode, library) if output["key"] not in setting.done)
                advance(number)


def _in_mode(mode: FaultMode, library: LibrarySearch) -> Iterator[Output]:
    for question in QUESTIONS:
        with fault_server(mode) as server:
            yield {**_asked(question, server, library), **_named(mode, question, "ask")}
        with fault_server(mode) as server:
            yield {**_streamed(question, server, library), **_named(mode, question, "api")}


def _named(mode: FaultMode, question: str, door: str) -> Output:
    key = f"{mode.code}/{door}/{QUESTIONS.index(question) + 1}"
    return {"id": key, "key": key, "mode": mode.code, "door": door, "question": question, "deadline": DEADLINE + SPARE}


def _use(server: FaultServer) -> ModelUse:
    """The model behind the fault server, with the patience of a test."""
    model = ChatModel(server.base_url, MODEL, WRONG_KEY, timeout=DEADLINE, retries=1, first_token=1.0, idle=0.8)
    return ModelUse(model, seconds=DEADLINE)


def _asked(question: str, server: FaultServer, library: LibrarySearch) -> Output:
    try:
        answer, seconds = timed(lambda: answer_question(question, [], library, TODAY, _use(server)))
    except GongwuError as error:
        return {**_nothing(error.message), "seconds": 0.0, "said": server.said}
    except Exception:  # noqa: BLE001 - what must not happen is what is measured
        return {**_nothing(""), "traceback": traceback.format_exc(), "seconds": 0.0, "said": server.said}
    return {**_answered(answer), "seconds": seconds, "said": server.said}


def _answered(answer: Answer) -> Output:
    return {
        "status": answer.status.code,
        "text": answer.text,
        "model": answer.model,
        "notice": answer.notice,
        "citations": [{"label": citation.label} for citation in answer.citations],
        "shown": "",
        "traceback": "",
        "finish_reason": "",
    }


def _nothing(sentence: str) -> Output:
    kept = {"status": "model_unavailable", "text": "", "model": "", "notice": sentence, "citations": [], "shown": ""}
    return {**kept, "traceback": "", "finish_reason": ""}


def _streamed(question: str, server: FaultServer, library: LibrarySearch) -> Output:
    with listening(partial(_events, library, _use(server))) as port:
        streamed = ask(port, question)
    said = streamed.extension
    failed = {} if said else _nothing(streamed.error)
    return {
        "status": said.get("status", ""),
        "text": said.get("text", ""),
        "model": said.get("model", ""),
        "notice": said.get("notice", ""),
        "citations": [{"label": citation["label"]} for citation in said.get("citations", [])],
        "traceback": "" if streamed.done and streamed.status == 200 else streamed.error or "the stream did not end",
        **failed,
        "shown": streamed.content,
        "finish_reason": streamed.finish_reason,
        "seconds": streamed.seconds,
        "said": server.said,
    }


def _events(
    library: LibrarySearch, use: ModelUse, question: str, history: Sequence[Turn], cancelled: Event
) -> Iterator[AnswerEvent]:
    return stream_answer(question, history, library, TODAY, use, cancelled)


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures, by mode and by door as well."""
    scores = score_cases(NAME, cases)
    groups: dict[str, Metrics] = {}
    for trait in ("door", "mode"):
        for value in dict.fromkeys(case.output[trait] for case in cases):
            groups[f"by {trait} {value}"] = figures(NAME, scores, [c for c in cases if c.output[trait] == value])
    return evaluated(NAME, cases, more_groups=groups)


TASK = Task(
    "模型服务的故障：有没有露出内部错误，截断的话有没有当成完整答案",
    no_samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    by_sample=False,
    data=faults_data,
)
