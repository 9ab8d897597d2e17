"""Runs what the page asks of the proofreader: two tasks at a time, each with processes of its own that can be ended."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from assistant.page.failures import CaughtFailure
from assistant.page.proofreading.state import CheckState, Standing
from assistant.proofreading.checker import Checker
from assistant.proofreading.rendering.pages import PageRenderer

_AT_ONCE = 2

Result = TypeVar("Result")


@dataclass(frozen=True)
class Worker:
    """What a task works with; no other task has it meanwhile."""

    checker: Checker = field(default_factory=Checker)
    renderer: PageRenderer = field(default_factory=PageRenderer)

    def cancel(self) -> None:
        """Ends what is running on it."""
        self.checker.cancel()
        self.renderer.cancel()


@dataclass
class Task(Generic[Result]):
    """Something to be done for somebody who waits.

    Attributes:
        work: Does it.
        state: How it stands.
        sentence: Why it did not end well.
        result: What came of it, once it is done.
    """

    work: Callable[[Worker], Result]
    state: CheckState = CheckState.WAITING
    sentence: str = ""
    result: Result | None = None
    worker: Worker | None = None
    started: float = field(default_factory=time.monotonic)
    ended: float | None = None

    @property
    def standing(self) -> Standing:
        """How it stands."""
        return Standing(self.state, (self.ended or time.monotonic()) - self.started, self.sentence)


class TaskPool:
    """Runs tasks in the order in which they come."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="proofreading")
        self._workers = [Worker() for _ in range(_AT_ONCE)]
        self._free: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)

    def start(self, task: Task[Any]) -> None:
        """Takes a task up as soon as a worker is free."""
        self._threads.submit(self._run, task)

    def cancel(self, tasks: Iterable[Task[Any]]) -> None:
        """Ends tasks that have not ended."""
        with self._lock:
            for task in tasks:
                if task.state.active:
                    task.state = CheckState.CANCELLED
                if task.worker is not None:
                    task.worker.cancel()

    def close(self) -> None:
        """Ends all processes, after what is running."""
        for worker in self._workers:
            worker.cancel()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._workers:
            worker.checker.close()

    def _run(self, task: Task[Any]) -> None:
        worker = self._free.get()
        if self._taken_up(task, worker):
            with CaughtFailure() as failure:
                self._ended(task, CheckState.DONE, result=task.work(worker))
            if failure.sentence:
                self._ended(task, CheckState.FAILED, failure.sentence)
        self._free.put(worker)

    def _taken_up(self, task: Task[Any], worker: Worker) -> bool:
        with self._lock:
            if task.state is not CheckState.WAITING:
                return False
            task.state, task.worker = CheckState.CHECKING, worker
            return True

    def _ended(self, task: Task[Any], state: CheckState, sentence: str = "", result: Any = None) -> None:
        with self._lock:
            task.worker, task.ended = None, time.monotonic()
            if task.state is CheckState.CHECKING:
                task.state, task.sentence, task.result = state, sentence, result
