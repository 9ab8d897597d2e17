"""The parent's side: one child process of ours that is asked, reused, and replaced when it breaks."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, cast

from assistant.errors import MachineBusy
from assistant.isolation.ending import Ending, OutOfMemory, Stoppable, error_of
from assistant.isolation.limits import Limits
from assistant.isolation.messages import raise_error, read_message, write_message
from assistant.isolation.processor import processor_seconds

OnPart = Callable[[int, int], bool]
"""Called with the number of a part of the work, from 1, and how many there are; False cancels the work."""

_log = logging.getLogger(__name__)
_PACKAGE_FOLDER = Path(__file__).resolve().parents[2]
# What starting may cost: it is no part of a request, and a file has no say in it.
_STARTING = Limits(cpu_seconds=120, wall_seconds=60.0)


class LimitedChild:
    """Asks a module of ours that runs in a child process; may be used from several threads, which wait for each other.

    Args:
        module: The name of the module, which calls :func:`assistant.isolation.serving.serve`.
        limits: What one request may cost.
        ours: Folders of this package, as ``rules/``, in which an error is a bug of ours whatever the file is like; an
            error anywhere else is taken for a fault of the file.
    """

    def __init__(self, module: str, limits: Limits | None = None, ours: tuple[str, ...] = ()) -> None:
        self._module = module
        self._ours = ours
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = self._worn = self._spent = False
        self._asked: Stoppable | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Starts the child ahead of the first request, and does not wait for it."""
        with self._lock:
            self._running()

    def close(self) -> None:
        """Ends the child; a later request starts another."""
        with self._lock:
            self._stop()

    def cancel(self) -> None:
        """Ends the request that is being answered, from another thread: who asked it gets ``Cancelled``."""
        asked = self._asked
        if asked is not None:
            asked.stop(Ending.CANCELLED)

    def ask(self, request: Mapping[str, Any], name: str, on_part: OnPart | None = None) -> dict[str, Any]:
        """The child's answer to a request.

        Args:
            request: JSON that the module understands.
            name: What it is about, for the log.
            on_part: Told of each part of the work before it is begun; False cancels the request.

        Raises:
            DocumentError: What the module raised; DocumentTooLarge where a limit ended it, UnreadableDocument where it broke,
                MachineBusy where twice it was not given the processor.
            ProfileError: What the module raised.
            Cancelled: Another thread cancelled it.
            RuntimeError: The module does not start, or fails in what is ours, which is a bug.
        """
        with self._lock:
            answer = self._answer(request, name, on_part or _go_on)
        raise_error(answer)
        return cast(dict[str, Any], answer["answer"])

    def _answer(self, request: Mapping[str, Any], name: str, on_part: OnPart) -> dict[str, Any]:
        """What the child says; a new one is asked once more where the machine was too busy, or memory ran out in a worn one.

        What earlier documents took of a child's memory is not all given back.
        """
        worn = self._worn
        try:
            return self._exchange(request, name, on_part)
        except MachineBusy:
            return self._exchange(request, name, on_part)
        except OutOfMemory:
            if not worn:
                raise
            return self._exchange(request, name, on_part)

    def _exchange(self, request: Mapping[str, Any], name: str, on_part: OnPart) -> dict[str, Any]:
        process = self._running()
        self._asked = asked = Stoppable(process.kill)
        try:
            answer = self._begun(process, asked) or self._spoken(process, asked, request, on_part)
        finally:
            self._asked = None
        if answer is None or "crash" in answer:
            self._stop()
            raise self._failure(asked.ending, process.returncode, answer or {}, name)
        self._worn = True
        # Work in parts takes much memory, which a child does not give back.
        if asked.ending or self._spent:
            self._stop()
        return answer

    def _begun(self, process: subprocess.Popen[bytes], asked: Stoppable) -> dict[str, Any] | None:
        """Waits until the child is up, which has a clock of its own; what it says where it breaks on the way."""
        if self._ready:
            return None
        with asked.within(_STARTING, lambda: processor_seconds(process.pid)):
            greeting = _read(process)
        self._ready = greeting is not None and "ready" in greeting
        return None if self._ready else greeting

    def _spoken(
        self, process: subprocess.Popen[bytes], asked: Stoppable, request: Mapping[str, Any], on_part: OnPart
    ) -> dict[str, Any] | None:
        if not self._ready:
            return None
        said = self._first_said(process, asked, request)
        each_part = replace(self._limits, cpu_seconds=self._limits.part_seconds, stretch=1)
        while said is not None and "part" in said:
            self._spent = True
            if not on_part(int(said["part"]), int(said["parts"])):
                asked.stop(Ending.CANCELLED)
            with asked.within(each_part, lambda: processor_seconds(process.pid)):
                said = _read(process)
        return said

    def _first_said(
        self, process: subprocess.Popen[bytes], asked: Stoppable, request: Mapping[str, Any]
    ) -> dict[str, Any] | None:
        of = self._limits
        limits = {"memory": of.memory_bytes, "cpu_seconds": of.cpu_seconds, "part_seconds": of.part_seconds}
        with asked.within(self._limits, lambda: processor_seconds(process.pid)):
            try:
                write_message(cast(BinaryIO, process.stdin), {**limits, "request": request})
            except (OSError, ValueError):
                return None
            return _read(process)

    def _failure(self, ending: Ending | None, exit_code: int, said: Mapping[str, Any], name: str) -> Exception:
        """What is raised where the child did not answer; one that cannot even start is a bug of ours and no fault of a file."""
        crash = f"{said['crash']} at {said.get('at')}" if said else ""
        why = f"{crash or (ending.value if ending else 'no answer')}, exit code {exit_code}"
        if not self._ready and ending is None:
            return RuntimeError(f"{self._module} does not start: {why}")
        if str(said.get("at", "")).startswith(self._ours) and said.get("crash") != "MemoryError":
            return RuntimeError(f"{self._module} failed: {why}")
        _log.warning("%s on %s ended: %s", self._module, name, why)
        return error_of(ending, exit_code, str(said.get("crash", "")))

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._stop()
            self._ready = self._worn = self._spent = False
            # What a file makes a library print must not reach the terminal, so standard error leads nowhere.
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=python_environment(),
            )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _close(stream)
        if not self._ready:
            # It does not look at the pipe before it is up, and has begun nothing.
            process.kill()
        try:
            process.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _read(process: subprocess.Popen[bytes]) -> dict[str, Any] | None:
    try:
        return read_message(cast(BinaryIO, process.stdout))
    except (OSError, ValueError):
        return None


def _go_on(number: int, parts: int) -> bool:  # noqa: ARG001
    return True


def _close(stream: Any) -> None:
    """Closes a pipe; what of a request a dead child did not read cannot be flushed, and need not be."""
    with suppress(OSError):
        stream.close()


def python_environment() -> dict[str, str]:
    """The parent's environment, with this package importable wherever the parent was started."""
    known = os.environ.get("PYTHONPATH")
    folders = str(_PACKAGE_FOLDER) if not known else f"{_PACKAGE_FOLDER}{os.pathsep}{known}"
    return {**os.environ, "PYTHONPATH": folders, "PYTHONSAFEPATH": "1", "PYTHONIOENCODING": "utf-8"}
