"""Runs a program of somebody else within limits, and may be stopped from another thread."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from assistant.errors import MachineBusy
from assistant.isolation.child import python_environment
from assistant.isolation.ending import Ending, Stoppable, error_of, ran_out_of_time
from assistant.isolation.limits import Limits
from assistant.isolation.processor import family_processor_seconds

_log = logging.getLogger(__name__)
# The system's limit is for what our watch does not see: LibreOffice answers its signal as if it had crashed.
_BEHIND_THE_WATCH = 10
_LAUNCHER = "assistant.isolation.launcher"


class LimitedProgram:
    """Runs programs one at a time.

    Args:
        limits: What one run may cost.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._started: Stoppable | None = None

    def cancel(self) -> None:
        """Ends the program that is running, from another thread: who runs it gets ``Cancelled``."""
        started = self._started
        if started is not None:
            started.stop(Ending.CANCELLED)

    def run(
        self, command: Sequence[str], name: str, folder: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        """Runs a program to its end; whether it did what it should, the caller sees from what it left.

        Args:
            command: The program and its arguments.
            name: What it works on, for the log.
            folder: Where it works.
            environment: Variables that are set for it, besides those of this process.

        Raises:
            DocumentTooLarge: It used more time than it may.
            MachineBusy: Twice it was not given the processor.
            Cancelled: Another thread cancelled it.
        """
        with self._lock:
            try:
                self._run_once(command, name, folder, environment)
            except MachineBusy:
                self._run_once(command, name, folder, environment)

    def _run_once(self, command: Sequence[str], name: str, folder: Path, environment: Mapping[str, str] | None) -> None:
        process = subprocess.Popen(
            self._limited(command),
            cwd=folder,
            env={**python_environment(), **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._started = started = Stoppable(lambda: _kill_with_children(process))
        try:
            with started.within(self._limits, lambda: family_processor_seconds(process.pid)):
                process.wait()
        finally:
            self._started = None
            _kill_with_children(process)
            cast(BinaryIO, process.stdin).close()
        _log.info("%s on %s ended with %s", Path(command[0]).name, name, process.returncode)
        if started.ending or ran_out_of_time(process.returncode):
            raise error_of(started.ending, process.returncode)

    def _limited(self, command: Sequence[str]) -> list[str]:
        if sys.platform == "win32":
            return list(command)
        limits = [str(self._limits.memory_bytes), str(self._limits.cpu_seconds + _BEHIND_THE_WATCH)]
        return [sys.executable, "-m", _LAUNCHER, *limits, *command]


def _kill_with_children(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and what it started: LibreOffice is a script that starts a launcher that starts a program."""
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
