"""One run of the harness in a process of its own: what it tells is kept, and it can be interrupted."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import IO, Any

from assistant.errors import ServiceError
from assistant.page.evaluation.harness import json_of
from assistant.page.evaluation.state import Run, RunStatus

_PATIENCE_SECONDS = 10
_SECONDS_FOR_THE_REST = 2
_PIECE = 65536
_ACCEPTED, _MISSED, _INTERRUPTED = 0, 1, 130
_KEPT_MESSAGES = 200
_ABORTED = "评测程序意外结束，已记录。请重试；仍然出错时，请在命令行运行同一项评测查看原因。"

_log = logging.getLogger(__name__)


class EvaluationRun:
    """Follows a process of the harness from its start to its end.

    Args:
        process: Started with ``--progress json`` and ``--json``.
        number: Tells the runs of this program apart.
        title: What is measured on what.
        patience: How many seconds a cancelled process has before it is ended by force.
    """

    def __init__(
        self, process: subprocess.Popen[bytes], number: int, title: str, patience: float = _PATIENCE_SECONDS
    ) -> None:
        self._process = process
        self._patience = patience
        self._started = monotonic()
        self._lock = threading.Lock()
        self._run = Run(number, title, RunStatus.RUNNING, 0)
        self._error = ""
        self._stray: deque[str] = deque(maxlen=40)
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def state(self) -> Run:
        """The run as it stands now."""
        with self._lock:
            if self._run.status.active:
                return replace(self._run, seconds=monotonic() - self._started)
            return self._run

    def cancel(self) -> None:
        """Asks the harness to stop and keep what it has; it is ended by force when it takes too long."""
        with self._lock:
            if self._run.status is not RunStatus.RUNNING:
                return
            self._run = replace(self._run, status=RunStatus.CANCELLING)
        _interrupt(self._process)
        threading.Thread(target=self._end_by_force, daemon=True).start()

    def close(self) -> None:
        """Cancels and waits until the process is gone."""
        self.cancel()
        self._thread.join()

    def _end_by_force(self) -> None:
        for end in (_terminate, _kill):
            try:
                self._process.wait(self._patience)
            except subprocess.TimeoutExpired:
                end(self._process)
            else:
                return

    def _follow(self) -> None:
        printed: list[bytes] = []
        assert self._process.stdout
        assert self._process.stderr
        readers = [
            threading.Thread(target=_read_pieces, args=(self._process.stdout, printed), daemon=True),
            threading.Thread(target=self._read_events, args=(self._process.stderr,), daemon=True),
        ]
        for reader in readers:
            reader.start()
        code = self._process.wait()
        # Something that the harness has left behind may hold the pipes open; the run has ended all the same.
        for reader in readers:
            reader.join(_SECONDS_FOR_THE_REST)
        self._end(code, b"".join(printed))

    def _read_events(self, pipe: IO[bytes]) -> None:
        with pipe:
            for line in pipe:
                self._take(line.decode("utf-8", "replace").strip())

    def _take(self, line: str) -> None:
        told = _event(line)
        with self._lock:
            if told is None:
                self._stray.append(line)
            elif "error" in told:
                self._error = _lines(told["error"])
            elif "message" in told:
                messages = (*self._run.messages, str(told["message"]))
                self._run = replace(self._run, messages=messages[-_KEPT_MESSAGES:])
            elif "stage" in told:
                done, total = _count(told.get("done")), _count(told.get("total"))
                self._run = replace(self._run, stage=str(told["stage"]), done=done, total=total)

    def _end(self, code: int, printed: bytes) -> None:
        with self._lock:
            self._run = replace(self._ended(code, printed), seconds=monotonic() - self._started)

    def _ended(self, code: int, printed: bytes) -> Run:
        folder = _result_folder(printed) if code in (_ACCEPTED, _MISSED) else ""
        if folder:
            return replace(self._run, status=RunStatus.FINISHED, result=folder)
        if code == _INTERRUPTED or self._run.status is RunStatus.CANCELLING:
            return replace(self._run, status=RunStatus.CANCELLED)
        return replace(self._run, status=RunStatus.FAILED, failure=self._reason(code))

    def _reason(self, code: int) -> str:
        if self._error:
            return self._error
        _log.error("the evaluation harness ended with code %s:\n%s", code, "\n".join(self._stray))
        return _ABORTED


def _result_folder(printed: bytes) -> str:
    """The name of the folder that the printed result speaks of; empty where none was printed."""
    try:
        result = json_of(printed)
    except ServiceError:
        return ""
    return Path(str(result.get("result") or "")).name if isinstance(result, dict) else ""


def _event(line: str) -> dict[str, Any] | None:
    try:
        told = json.loads(line)
    except ValueError:
        return None
    return told if isinstance(told, dict) else None


def _count(value: Any) -> int:
    return int(value) if isinstance(value, int | float) else 0


def _lines(value: Any) -> str:
    return "\n".join(str(line) for line in value) if isinstance(value, list) else str(value)


def _read_pieces(pipe: IO[bytes], into: list[bytes]) -> None:
    with pipe:
        while piece := os.read(pipe.fileno(), _PIECE):
            into.append(piece)


def _interrupt(process: subprocess.Popen[bytes]) -> None:
    """As Ctrl+C would; Windows cannot do that to one process only."""
    if sys.platform == "win32":
        process.terminate()
        return
    process.send_signal(signal.SIGINT)


def _terminate(process: subprocess.Popen[bytes]) -> None:
    process.terminate()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The process and what it started, which would go on without it."""
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
