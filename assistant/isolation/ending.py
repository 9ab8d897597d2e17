"""Why a limited process ended before it had answered, and the error that says so."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from enum import Enum

from assistant.errors import Cancelled, DocumentTooLarge, GongwuError, MachineBusy, UnreadableDocument
from assistant.isolation.limits import Limits

# The exit codes of a process that used up its processor time, and of a shell whose command did; none on Windows.
_OUT_OF_TIME = (-signal.SIGXCPU, 128 + signal.SIGXCPU) if sys.platform != "win32" else ()
_TOO_LONG = "文件过长或结构过于复杂，处理超过时间上限；请拆分或重新另存后再试。"
_TOO_BIG = "文件解析所需内存超过上限；请拆分或重新另存后再试。"
_BROKEN = "文件已损坏或结构异常，无法解析；请用原来的软件打开并重新另存后再试。"
_BUSY = "机器繁忙，处理没有在规定时间内完成，文件本身不一定有问题；请关闭一些程序，稍后再试。"
# Often enough to end in time, seldom enough to cost nothing beside the work.
_LOOKS_EVERY_SECONDS = 0.25
# The kernel ends a process that is over its limit of processor time; this is for where it does not.
_GRACE_SECONDS = 2.0
# A process that gets less of the clock than this is not what takes the time.
_FAIR_SHARE = 0.05


class OutOfMemory(DocumentTooLarge):
    """A document took more memory than one may."""


class Ending(Enum):
    """Why we ended a process."""

    OVERDUE = "over its time"
    BUSY = "given too little processor time"
    CANCELLED = "cancelled"


class Stoppable:
    """Something that runs, and that a watch or another thread may end once.

    Args:
        kill: Ends it.
    """

    def __init__(self, kill: Callable[[], None]) -> None:
        self._kill = kill
        self._lock = threading.Lock()
        self.ending: Ending | None = None

    def stop(self, ending: Ending) -> None:
        """Ends it; the first reason counts."""
        with self._lock:
            self.ending = self.ending or ending
            self._kill()

    @contextmanager
    def within(self, limits: Limits, used: Callable[[], float]) -> Generator[None, None, None]:
        """Ends it where what is done meanwhile costs more than it may, or where the machine leaves it no time to work.

        Args:
            limits: What it may cost.
            used: Tells the processor time that it has used in all.
        """
        over = threading.Event()
        watch = threading.Thread(target=self._watch, args=(limits, used, over), daemon=True)
        watch.start()
        try:
            yield
        finally:
            over.set()

    def _watch(self, limits: Limits, used: Callable[[], float], over: threading.Event) -> None:
        started, before = time.monotonic(), used()
        while not over.wait(_LOOKS_EVERY_SECONDS):
            elapsed, spent = time.monotonic() - started, used() - before
            if spent > limits.cpu_seconds * limits.stretch + _GRACE_SECONDS:
                self.stop(Ending.OVERDUE)
                return
            # Processor time decides: a process that works is left to work, however long the clock says it takes.
            if elapsed > limits.wall_seconds and spent < elapsed * _FAIR_SHARE:
                self.stop(Ending.BUSY)
                return


def ran_out_of_time(exit_code: int | None) -> bool:
    """Whether the system ended a process because it had used up its processor time."""
    return exit_code in _OUT_OF_TIME


def error_of(ending: Ending | None, exit_code: int | None, crash: str = "") -> GongwuError:
    """The error that tells people why a process ended.

    Args:
        ending: Why we ended it, if we did.
        exit_code: With what it ended.
        crash: The name of the exception that it reported.
    """
    if ending is Ending.CANCELLED:
        return Cancelled("已取消。")
    if ending is Ending.BUSY:
        return MachineBusy(_BUSY)
    if ending is Ending.OVERDUE or ran_out_of_time(exit_code):
        return DocumentTooLarge(_TOO_LONG)
    if crash == "MemoryError":
        return OutOfMemory(_TOO_BIG)
    return UnreadableDocument(_BROKEN)
