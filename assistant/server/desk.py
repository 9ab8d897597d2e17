"""What the page asks of the rest of the program: answers, and the state of the library (``web.services.Services``)."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Event

from assistant.answering.answer import Turn
from assistant.answering.events import AnswerEvent
from assistant.answering.model_use import ModelUse
from assistant.answering.pipeline import stream_answer
from assistant.errors import LibraryBusy
from assistant.front_door import open_library
from assistant.library import national_laws
from assistant.library.keeper import index_into
from assistant.library.summary import (
    IndexProgress,
    LibrarySummary,
    NationalLawsState,
    NationalLawsStatus,
    VectorProgress,
)
from assistant.library.validity import validity_on
from assistant.library.vectorizing import start_in_background
from assistant.server.evaluation_desk import EvaluationDesk
from assistant.server.law_loading import LawLoading
from assistant.server.proofreading_desk import ProofreadingDesk

_BUILT_IN_EXAMPLES = (
    "新录用公务员的试用期是多长？",
    "请示可以主送两个机关吗？",
    "信访事项多长时间要办结，最多能延长多久？",
    "公文标题用几号什么字体？",
    "收到政府信息公开申请，多少天内答复？",
    "行政复议的申请期限是多久？",
)


class Desk:
    """Serves one library to the page.

    Args:
        library: The library's folder; the built-in guides are indexed where there is none yet.
        vectors: Whether vectors are computed and used.
        use: The model that composes answers; None answers with extracts.
    """

    def __init__(self, library: Path, vectors: bool, use: ModelUse | None = None) -> None:
        self._path = library
        self._vectors = vectors
        self._use = use
        self._library = open_library(library, vectors)
        if not self._library.folder.exists:
            index_into(library, [])
        self._library.current()
        self._laws_running = threading.Lock()
        self._loading: LawLoading | None = None
        self._background: list[subprocess.Popen[bytes]] = []
        self._evaluations = EvaluationDesk(library)
        self._proofreading = ProofreadingDesk()
        self._compute_vectors()

    def stream_answer(
        self, question: str, history: Sequence[Turn], *, with_model: bool = True, cancelled: Event | None = None
    ) -> Iterator[AnswerEvent]:
        """See ``Services``."""
        use = self._use if with_model else None
        return stream_answer(question, history, self._library.current(), date.today(), use, cancelled)

    def model_use(self) -> ModelUse | None:
        """See ``Services``."""
        return self._use

    def library_summary(self) -> LibrarySummary:
        """See ``Services``."""
        return self._library.summary()

    def vector_progress(self) -> VectorProgress:
        """See ``Services``."""
        return self._library.vector_progress()

    def example_questions(self) -> tuple[str, ...]:
        """Questions that the library in use can answer, of those we know."""
        titles = {entry.document.level for entry in self._library.current().documents.values()}
        return _BUILT_IN_EXAMPLES if "指南" in titles else self._examples_of_documents()

    def _examples_of_documents(self) -> tuple[str, ...]:
        held = self._library.current().documents.values()
        entries = [entry for entry in held if validity_on(entry.document, date.today()).may_ground]
        entries.sort(key=lambda entry: -entry.article_count)
        return tuple(f"《{entry.document.title}》适用于哪些情形？" for entry in entries[:4])

    def national_laws_state(self) -> NationalLawsState:
        """See ``Services``."""
        if national_laws.database_path() is None:
            return NationalLawsState(NationalLawsStatus.NOT_INSTALLED)
        roots = [entry.root for entry in self._library.current().documents.values()]
        held = roots.count(national_laws.NATIONAL_LAWS)
        count = national_laws.count()
        if self._laws_running.locked():
            return NationalLawsState(NationalLawsStatus.INDEXING, count)
        status = NationalLawsStatus.INDEXED if held >= count else NationalLawsStatus.AVAILABLE
        return NationalLawsState(status, count)

    def index_national_laws(self) -> Iterator[IndexProgress]:
        """See ``Services``."""
        if not self._laws_running.acquire(blocking=False):
            raise LibraryBusy("国家法律正在载入，请等它完成。")
        self._loading = LawLoading(self._path, national_laws.count())
        try:
            yield from self._loading.run()
        finally:
            self._laws_running.release()
            self._compute_vectors()

    def cancel_national_laws(self) -> None:
        """See ``Services``."""
        if self._loading:
            self._loading.stop()

    def evaluations(self) -> EvaluationDesk:
        """See ``Services``."""
        return self._evaluations

    def proofreading(self) -> ProofreadingDesk:
        """See ``Services``."""
        return self._proofreading

    def close(self) -> None:
        """Stops what this desk started in the background; it is resumed the next time."""
        self._evaluations.close()
        self._proofreading.close()
        for process in self._background:
            process.terminate()
            process.wait()

    def _compute_vectors(self) -> None:
        started = start_in_background(self._path) if self._vectors else None
        if started:
            self._background.append(started)
            # Somebody has to wait for a process, or it stays in the list of processes after its end.
            threading.Thread(target=started.wait, daemon=True).start()
