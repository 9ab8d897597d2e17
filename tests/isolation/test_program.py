"""Programs of others run within limits, and end with all that they started."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from assistant.errors import Cancelled, DocumentTooLarge
from assistant.isolation.limits import Limits
from assistant.isolation.program import LimitedProgram
from tests.needs import posix_only

# Starts a child of its own, says who it is, and waits.
PARENT = "import subprocess, sys; p = subprocess.Popen(['sleep', '60']); open('pid', 'w').write(str(p.pid)); p.wait()"

# Its child does the work, as that of LibreOffice does.
WORKING_PARENT = (
    PARENT.replace("['sleep', '60']", "[sys.executable, '-c', 'while True: pass']") + "; sys.exit(128 - p.returncode)"
)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_a_program_works_in_its_folder(tmp_path: Path) -> None:
    LimitedProgram(Limits()).run(python("open('made', 'w').write('好')"), "文.doc", tmp_path)

    assert (tmp_path / "made").read_text() == "好"


def test_a_program_that_fails_leaves_nothing_and_raises_nothing(tmp_path: Path) -> None:
    LimitedProgram(Limits()).run(python("raise SystemExit(3)"), "文.doc", tmp_path)

    assert list(tmp_path.iterdir()) == []


@posix_only
def test_time_is_limited_for_all_that_it_starts(tmp_path: Path) -> None:
    with pytest.raises(DocumentTooLarge, match="时间"):
        LimitedProgram(Limits(cpu_seconds=1)).run(python(WORKING_PARENT), "文.doc", tmp_path)

    assert_ends(int((tmp_path / "pid").read_text()))


@posix_only
def test_another_thread_cancels_it(tmp_path: Path) -> None:
    program = LimitedProgram(Limits())
    program.cancel()
    threading.Timer(1.0, program.cancel).start()

    with pytest.raises(Cancelled):
        program.run(python(PARENT), "文.doc", tmp_path)

    assert_ends(int((tmp_path / "pid").read_text()))


@posix_only
def test_memory_is_limited(tmp_path: Path) -> None:
    code = "open('begun', 'w'); bytearray(500 * 2**20); open('made', 'w')"
    LimitedProgram(Limits(memory_bytes=200 * 2**20)).run(python(code), "文.doc", tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["begun"]


def assert_ends(process: int) -> None:
    deadline = time.monotonic() + 5
    while psutil.pid_exists(process) and psutil.Process(process).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.05)
