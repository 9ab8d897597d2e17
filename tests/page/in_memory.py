"""Services without a library behind them: an invented rule book, answers built from it, all in memory.

What is under test is the page; these are real ``Answer`` and ``Citation`` objects with invented text.
"""

from __future__ import annotations

import shutil
import tempfile
import time
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

from assistant.answering.answer import Answer, AnswerStatus, Citation, Turn
from assistant.answering.events import AnswerEvent, ReasoningDelta, StepStarted, TextDelta
from assistant.answering.model_use import ModelUse
from assistant.errors import LibraryBusy
from assistant.library.source import SearchHit, Validity
from assistant.library.summary import (
    IndexProgress,
    LibrarySummary,
    NationalLawsState,
    NationalLawsStatus,
    VectorProgress,
)
from assistant.models.fake import FakeModel
from assistant.page.evaluation.desk import EvaluationDesk
from tests.page.evaluation.fake_harness import fake_harness, kept_result

LEAVE_QUESTION = "清河市机关的年休假可以分几次休？"
OLD_RULE_QUESTION = "清河市差旅伙食补助每天多少？"
UNKNOWN_QUESTION = "月球基地的值班补贴标准是多少？"
VAGUE_QUESTION = "请假找谁批？"
ENDLESS_QUESTION = "请把全部规定逐条说一遍"
STOPPED_QUESTION = "刚才停止了几次？"
FAILING_QUESTION = "请让程序出错"
BUSY_QUESTION = "请在建库时提问"
HOSTILE_QUESTION = "<img src=x onerror=alert(1)>是什么规定？"
KEPT_RESULT = "20261120-090001-answers"
HOSTILE = '<script>document.body.dataset.hacked="1"</script><img src="http://192.0.2.1/x.png" onerror="alert(1)">'


def leave_citation(label: str = "1", **changes: object) -> Citation:
    """A citation of an invented article of three 款, with changes."""
    fields: dict[str, object] = {
        "label": label,
        "source_id": "qinghe-leave",
        "title": "清河市机关工作人员年休假实施办法",
        "document_number": "清政发〔2024〕7号",
        "issuing_body": "清河市人民政府",
        "article": "第八条",
        "path": ("第二章 休假安排", "第一节 一般规定"),
        "validity": Validity.IN_FORCE,
        "version": "2024-03-01",
        "file": "qinghe-leave.docx",
        "quote": "年休假在一个年度内可以集中安排，也可以分段安排，分段安排的不超过三次。",
        "text": "各单位根据工作需要统筹安排本单位人员的年休假。\n"
        "年休假在一个年度内可以集中安排，也可以分段安排，分段安排的不超过三次。\n"
        "确因工作需要跨年度安排的，应当在次年六月底前休完，并由单位负责人书面同意。",
    }
    return Citation(**(fields | changes))  # type: ignore[arg-type]


def outdated_hit(**changes: object) -> SearchHit:
    """A hit in an invented document that was replaced, with changes."""
    fields: dict[str, object] = {
        "rank": 1,
        "source_id": "qinghe-travel-2009",
        "title": "清河市差旅费管理暂行规定",
        "document_number": "清财〔2009〕15号",
        "issuing_body": "清河市财政局",
        "level": "规范性文件",
        "article": "第十一条",
        "path": ("第三章 伙食补助",),
        "validity": Validity.SUPERSEDED,
        "replaced_by": "清河市差旅费管理办法",
        "version": "2009",
        "file": "travel.txt",
        "text": "出差人员的伙食补助按自然天数计算，每人每天五十元。",
        "position": 11,
    }
    return SearchHit(**(fields | changes))  # type: ignore[arg-type]


def leave_answer(question: str = LEAVE_QUESTION) -> Answer:
    """Two articles, quoted, with two marks."""
    approval = leave_citation(
        "2",
        article="第十条",
        path=("第二章 休假安排", "第二节 审批"),
        validity=Validity.UNVERIFIED,
        quote="分段休假每次应当提前五个工作日提出申请",
        text="分段休假每次应当提前五个工作日提出申请，由所在处室负责人审批。\n处室负责人的休假由分管领导审批。",
    )
    text = (
        "年休假可以一次休完，也可以分段休，**最多分三次**。[1]\n\n"
        "> 年休假在一个年度内可以集中安排，也可以分段安排，分段安排的不超过三次。[1]\n\n"
        "每次分段休假前，还要履行申请手续：\n\n- 提前五个工作日提出申请；[2]\n- 由所在处室负责人审批。[2]"
    )
    return Answer(question, AnswerStatus.ANSWERED, text, (leave_citation(), approval), confidence=0.9)


def outdated_answer() -> Answer:
    """A refusal, because only replaced text speaks to the question."""
    text = "只找到已被取代的规定，不能作为依据。现行规定是《清河市差旅费管理办法》，请查阅该办法。"
    hits = (outdated_hit(), outdated_hit(article="第十二条", validity=Validity.REPEALED, replaced_by="qinghe-42"))
    return Answer(OLD_RULE_QUESTION, AnswerStatus.ONLY_SUPERSEDED_SOURCE, text, rejected_hits=hits)


def unknown_answer(question: str = UNKNOWN_QUESTION) -> Answer:
    """A refusal without evidence."""
    text = "库中没有找到与“值班补贴”相关的条文。\n\n下一步：换用文件中的说法再问一次，或向主管部门核实。"
    suggestions = (LEAVE_QUESTION, "加班后可以补休吗？")
    return Answer(question, AnswerStatus.NO_SOURCE_FOUND, text, suggestions=suggestions)


def vague_answer() -> Answer:
    """A question back, with choices."""
    text = "请假的审批人因假别而不同，请说明是哪一种假。"
    suggestions = ("年休假由谁审批？", "病假由谁审批？", "事假由谁审批？")
    return Answer(VAGUE_QUESTION, AnswerStatus.CLARIFICATION, text, suggestions=suggestions)


class InMemoryServices:
    """Answers a handful of questions; everything else is not found.

    Attributes:
        histories: The history that came with each question, oldest first.
        wishes: Whether each question was to be answered by a model.
        use: The model that the page shows.
        folder: Where no library is.
        closed: How many endless answers were stopped.
        looks: How often the page asked for the vectors; they are ready after a few looks.
    """

    def __init__(self, looks_until_ready: int = 0, results: int = 0) -> None:
        self.histories: list[tuple[Turn, ...]] = []
        self.wishes: list[bool] = []
        self.use: ModelUse | None = None
        self.closed = 0
        self.looks = 0
        self.laws = 0
        self.cancelled = False
        self.folder = Path(tempfile.gettempdir(), "gongwu-no-library")
        self._desks: dict[type[Any], Any] = {}
        self._looks_until_ready = looks_until_ready
        self._results = results

    def stream_answer(
        self, question: str, history: Sequence[Turn], *, with_model: bool = True, cancelled: Event | None = None
    ) -> Iterator[AnswerEvent]:
        """Streams the prepared answer of the question in small pieces."""
        self.histories.append(tuple(history))
        self.wishes.append(with_model)
        yield StepStarted("正在检索")
        if question == ENDLESS_QUESTION:
            yield from self._endless()
        if question == FAILING_QUESTION:
            raise RuntimeError("a bug, with a secret in it")
        if question == BUSY_QUESTION:
            raise LibraryBusy("知识库正在更新，请稍后再问。")
        yield StepStarted("正在组织答案")
        answer = self._answer(question)
        if self.use and with_model:
            yield ReasoningDelta("先看第八条怎么说。")
            answer = replace(
                answer, model=self.use.model.name, notices=("语言模型写的 1 句话在所引条文中找不到依据，已删去。",)
            )
        for start in range(0, len(answer.text), 6):
            yield TextDelta(answer.text[start : start + 6])
        yield answer

    def model_use(self) -> ModelUse | None:
        """No model, unless a test sets one."""
        return self.use

    def library_summary(self) -> LibrarySummary:
        """An invented library."""
        levels = (("法律", 6), ("行政法规", 9), ("规范性文件", 3))
        updated = datetime(2026, 11, 20, 9, 5)
        return LibrarySummary("内置知识库", 18 + self.laws, 1046, 16, 2, levels, updated)

    def vector_progress(self) -> VectorProgress:
        """A little further at every look."""
        self.looks += 1
        if self.looks >= self._looks_until_ready:
            return VectorProgress(11170, 11170, "ready")
        return VectorProgress(3200 + 100 * self.looks, 11170, "building")

    def national_laws_state(self) -> NationalLawsState:
        """Available until taken in."""
        if self.laws:
            return NationalLawsState(NationalLawsStatus.INDEXED, 378)
        return NationalLawsState(NationalLawsStatus.AVAILABLE, 378)

    def index_national_laws(self) -> Iterator[IndexProgress]:
        """Takes in 378 invented laws, one every hundredth of a second."""
        self.cancelled = False
        for done in range(1, 379):
            time.sleep(0.01)
            yield IndexProgress(done, 378, f"第{done}部法律")
            if self.cancelled:
                return
        self.laws = 378

    def cancel_national_laws(self) -> None:
        """Ends the taking in."""
        self.cancelled = True

    def example_questions(self) -> tuple[str, ...]:
        """Questions that have an answer here, and one that has none."""
        return (LEAVE_QUESTION, VAGUE_QUESTION, OLD_RULE_QUESTION, UNKNOWN_QUESTION)

    def documents_changed(self) -> None:
        """Nothing follows from it here."""

    def desk(self, kind: type[Any]) -> Any:
        """The desk of the real page; that of evaluations on a small program that speaks as the harness does."""
        if kind not in self._desks:
            self._desks[kind] = self._evaluation_desk() if kind is EvaluationDesk else kind.opened(self)
        return self._desks[kind]

    def _evaluation_desk(self) -> EvaluationDesk:
        home = Path(tempfile.mkdtemp(prefix="gongwu-fake-harness-"))
        for second in range(self._results):
            kept_result(home, second=second)
        desk = EvaluationDesk(home / "library", fake_harness(home))
        weakref.finalize(self, _put_away, desk, home)
        return desk

    def _endless(self) -> Iterator[AnswerEvent]:
        try:
            for number in range(6000):
                time.sleep(0.02)
                yield TextDelta(f"第{number}条，" if number % 5 else f"\n\n第{number}条，")
        finally:
            self.closed += 1

    def _answer(self, question: str) -> Answer:
        if question == STOPPED_QUESTION:
            return Answer(question, AnswerStatus.ANSWERED, f"停止了 {self.closed} 次。")
        if question == HOSTILE_QUESTION:
            citation = leave_citation(title=HOSTILE, text=HOSTILE, quote=HOSTILE, article=HOSTILE, path=(HOSTILE,))
            return Answer(question, AnswerStatus.ANSWERED, f"{HOSTILE} [链接](http://192.0.2.1/) [1]", (citation,))
        prepared = {OLD_RULE_QUESTION: outdated_answer(), VAGUE_QUESTION: vague_answer()}
        if "年休假" in question:
            return leave_answer(question)
        return prepared.get(question) or unknown_answer(question)


def _put_away(desk: EvaluationDesk, home: Path) -> None:
    desk.close()
    shutil.rmtree(home, ignore_errors=True)


def services_that_build_vectors() -> InMemoryServices:
    """Vectors that become ready while one looks."""
    return InMemoryServices(looks_until_ready=5)


def services_with_a_model() -> InMemoryServices:
    """A model on another machine, which thinks before it answers."""
    services = InMemoryServices()
    services.use = ModelUse(FakeModel(name="qinghe-7b", host="llm.qinghe.example"))
    return services


def services_with_results() -> InMemoryServices:
    """Two evaluations that were made already."""
    return InMemoryServices(results=2)


def example_services() -> InMemoryServices:
    """What the browser tests start the server with, unless told otherwise."""
    return InMemoryServices()
