"""What the page stands on: answers, the state of the library, and the desk of each tab."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any, Protocol, Self, TypeVar

from assistant.answering.answer import Answer, Turn
from assistant.answering.events import AnswerEvent
from assistant.answering.model_use import ModelUse
from assistant.answering.pipeline import stream_answer
from assistant.answering.ranking.outside import RerankUse
from assistant.errors import LibraryBusy
from assistant.front_door import open_library
from assistant.library import national_laws
from assistant.library.indexing import remove_documents
from assistant.library.keeper import index_into
from assistant.library.permission import EVERYTHING
from assistant.library.search import LibrarySearch
from assistant.library.summary import (
    IndexProgress,
    LibrarySummary,
    NationalLawsState,
    NationalLawsStatus,
    VectorProgress,
)
from assistant.library.validity import validity_on
from assistant.library.vectorizing import start_in_background
from assistant.page.law_loading import LawLoading
from assistant.records.audit.entries import Action, content_digest
from assistant.records.audit.journal import Journal

_BUILT_IN_EXAMPLES = (
    "新录用公务员的试用期是多长？",
    "请示可以主送两个机关吗？",
    "信访事项多长时间要办结，最多能延长多久？",
    "公文标题用几号什么字体？",
    "收到政府信息公开申请，多少天内答复？",
    "行政复议的申请期限是多久？",
)


class TabDesk(Protocol):
    """What a tab keeps from one request to the next."""

    @classmethod
    def opened(cls, services: Services, /) -> Self:
        """The desk, with what it needs of the services."""
        ...

    def close(self) -> None:
        """Ends what it has started."""
        ...


Desk = TypeVar("Desk", bound=TabDesk)


class Services:
    """Serves one library to the page; every method may raise ``GongwuError``.

    Args:
        library: The library's folder; the built-in guides are indexed where there is none yet.
        vectors: Whether vectors are computed and used.
        use: The model that composes answers; None answers with extracts.
        reranking: The service that orders what was found as well; None leaves the order to us.
        journal: Where it is recorded what was done; by default nowhere.

    Attributes:
        folder: The library's folder.
        journal: As above.
    """

    def __init__(
        self,
        library: Path,
        vectors: bool,
        use: ModelUse | None = None,
        reranking: RerankUse | None = None,
        journal: Journal | None = None,
    ) -> None:
        self.folder = library
        self.journal = journal or Journal()
        self._vectors = vectors
        self._use = use
        self._reranking = reranking
        self._library = open_library(library, vectors)
        self._reader = EVERYTHING  # The one place that says who reads, until there are accounts.
        if not self._library.folder.exists:
            index_into(library, [])
        self.library()
        self._laws_running = threading.Lock()
        self._loading: LawLoading | None = None
        self._background: list[subprocess.Popen[bytes]] = []
        self._desks: dict[type[Any], Any] = {}
        self._opening = threading.RLock()
        self._compute_vectors()

    def stream_answer(
        self, question: str, history: Sequence[Turn], *, with_model: bool = True, cancelled: Event | None = None
    ) -> Iterator[AnswerEvent]:
        """Answers a question step by step; the last event is the ``Answer``. Closing the iterator stops the work.

        Args:
            question: What the user asks.
            history: The conversation before, oldest first.
            with_model: Whether a model composes, where one is configured; else extracts are given.
            cancelled: Stops a model that is at work, also while nothing comes from it.
        """
        use = self._use if with_model else None
        current = self.library()
        events = stream_answer(question, history, current, date.today(), use, cancelled, self._reranking)
        return _recorded(self.journal, question, events)

    def library(self) -> LibrarySearch:
        """The library as it is published now, as far as it may be read."""
        return self._library.current(self._reader)

    def model_use(self) -> ModelUse | None:
        """The model that composes answers; None where none is configured."""
        return self._use

    def library_summary(self) -> LibrarySummary:
        """The size of the library now; cheap enough to ask every few seconds."""
        return self._library.summary()

    def vector_progress(self) -> VectorProgress:
        """How far the vectors are now; cheap enough to ask every few seconds."""
        return self._library.vector_progress()

    def example_questions(self) -> tuple[str, ...]:
        """Questions that the library in use can answer, of those we know."""
        titles = {entry.document.level for entry in self.library().documents.values()}
        return _BUILT_IN_EXAMPLES if "指南" in titles else self._examples_of_documents()

    def _examples_of_documents(self) -> tuple[str, ...]:
        held = self.library().documents.values()
        entries = [entry for entry in held if validity_on(entry.document, date.today()).may_ground]
        entries.sort(key=lambda entry: -entry.article_count)
        return tuple(f"《{entry.document.title}》适用于哪些情形？" for entry in entries[:4])

    def national_laws_state(self) -> NationalLawsState:
        """Whether the national laws can be taken in, or are in already."""
        if national_laws.database_path() is None:
            return NationalLawsState(NationalLawsStatus.NOT_INSTALLED)
        roots = [entry.root for entry in self.library().documents.values()]
        held = roots.count(national_laws.NATIONAL_LAWS)
        count = national_laws.count()
        if self._laws_running.locked():
            return NationalLawsState(NationalLawsStatus.INDEXING, count)
        status = NationalLawsStatus.INDEXED if held >= count else NationalLawsStatus.AVAILABLE
        return NationalLawsState(status, count)

    def index_national_laws(self) -> Iterator[IndexProgress]:
        """Takes the national laws in. Closing the iterator stops before the next law and keeps what is finished."""
        if not self._laws_running.acquire(blocking=False):
            raise LibraryBusy("国家法律正在载入，请等它完成。")
        self._loading = LawLoading(self.folder, national_laws.count())
        try:
            yield from self._loading.run()
        finally:
            self._laws_running.release()
            self._compute_vectors()

    def national_laws_progress(self) -> IndexProgress | None:
        """How far the taking in is, whoever started it; None where none is running."""
        return self._loading.latest if self._loading and self._laws_running.locked() else None

    def cancel_national_laws(self) -> None:
        """Ends the taking in, whoever started it, before the next law; what is finished is kept."""
        if self._loading:
            self._loading.stop()

    def remove_national_laws(self) -> int:
        """Takes the national laws out of the library; gives how many documents they were.

        Raises:
            LibraryBusy: They are being taken in.
            LibraryError: The library cannot be changed.
        """
        if not self._laws_running.acquire(blocking=False):
            raise LibraryBusy("国家法律正在载入，请先取消载入。")
        try:
            held = self.library().documents.items()
            return len(
                remove_documents(self.folder, [key for key, entry in held if entry.root == national_laws.NATIONAL_LAWS])
            )
        finally:
            self._laws_running.release()

    def desk(self, kind: type[Desk]) -> Desk:
        """The desk of a tab: opened when the tab first asks for it, closed with the services."""
        with self._opening:
            if kind not in self._desks:
                self._desks[kind] = kind.opened(self)
            return self._desks[kind]

    def close(self) -> None:
        """Stops what was started in the background; it is resumed the next time."""
        for desk in self._desks.values():
            desk.close()
        for process in self._background:
            process.terminate()
            process.wait()

    def documents_changed(self) -> None:
        """Begins with the vectors of documents that a tab has published."""
        self._compute_vectors()

    def _compute_vectors(self) -> None:
        started = start_in_background(self.folder) if self._vectors else None
        if started:
            self._background.append(started)
            # Somebody has to wait for a process, or it stays in the list of processes after its end.
            threading.Thread(target=started.wait, daemon=True).start()


def _recorded(journal: Journal, question: str, events: Iterator[AnswerEvent]) -> Iterator[AnswerEvent]:
    """The events of an answer, the question recorded before any of them is shown, and the answer before it is."""
    asked = content_digest(question)
    journal.write(Action.ASKED, asked, {"characters": len(question)})
    for event in events:
        if isinstance(event, Answer):
            journal.write(Action.ANSWERED, asked, _answer_details(event))
        yield event


def _answer_details(answer: Answer) -> dict[str, Any]:
    """What an answer rests on, by reference; its words by their digest."""
    return {
        "status": answer.status.code,
        "answer": content_digest(answer.text),
        "cited": [f"{citation.source_id} {citation.article or ''}".strip() for citation in answer.citations],
        "retrieved": [f"{hit.source_id} {hit.article or hit.position}" for hit in answer.hits],
        "model": answer.model,
        "prompt": answer.prompt_fingerprint,
        "removed": len(answer.removed),
        "standard": answer.standard,
    }
