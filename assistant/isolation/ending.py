"""Why a limited process ended before it had answered, and the error that says so."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from enum import Enum

from assistant.errors import Cancelled, DocumentTooLarge, GongwuError, UnreadableDocument

# The exit code of a process that used up its processor time; no such thing on Windows.
_OUT_OF_TIME = -signal.SIGXCPU if sys.platform != "win32" else None
_TOO_LONG = "文件结构过于复杂，解析超过时间上限；请拆分或重新另存后再试。"
_TOO_BIG = "文件解析所需内存超过上限；请拆分或重新另存后再试。"
_BROKEN = "文件已损坏或结构异常，无法解析；请用原来的软件打开并重新另存后再试。"


class Ending(Enum):
    """Why we ended a process."""

    OVERDUE = "over its time"
    CANCELLED = "cancelled"


class Stoppable:
    """Something that runs, and that a timer or another thread may end once.

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
    def within(self, seconds: float) -> Generator[None, None, None]:
        """Ends it where what is done meanwhile takes longer."""
        timer = threading.Timer(seconds, self.stop, [Ending.OVERDUE])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def error_of(ending: Ending | None, exit_code: int | None, crash: str = "") -> GongwuError:
    """The error that tells people why a process ended.

    Args:
        ending: Why we ended it, if we did.
        exit_code: With what it ended.
        crash: The name of the exception that it reported.
    """
    if ending is Ending.CANCELLED:
        return Cancelled("已取消。")
    if ending is Ending.OVERDUE or exit_code == _OUT_OF_TIME:
        return DocumentTooLarge(_TOO_LONG)
    if crash == "MemoryError":
        return DocumentTooLarge(_TOO_BIG)
    return UnreadableDocument(_BROKEN)
