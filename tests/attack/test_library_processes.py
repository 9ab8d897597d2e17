"""Processes do not outlive whoever started them, and none stays in the list of processes after its end."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from assistant.page.services import Services
from tests.command_line import CommandLine
from tests.library.regulations import BOATS, index_texts, write_files
from tests.needs import needs_embedder, posix_only

PARENT_OF_A_READER = """
import sys
from assistant.isolation.child import LimitedChild
child = LimitedChild("tests.isolation.obedient_worker")
print(child.ask({"do": "echo"}, "a.docx")["process"], flush=True)
child.ask({"do": sys.argv[1], "seconds": 120}, "a.docx")
"""
PARENT_OF_A_PROGRAM = """
import sys
from pathlib import Path
from assistant.isolation.limits import Limits
from assistant.isolation.program import LimitedProgram
code = "import subprocess; p = subprocess.Popen(['sleep', '120']); open('pid', 'w').write(str(p.pid)); p.wait()"
LimitedProgram(Limits(wall_seconds=120)).run([sys.executable, "-c", code], "a.doc", Path(sys.argv[1]))
"""


def within(seconds: float, reached: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def runs(process: int) -> bool:
    """Whether a process is at work: one that nobody waited for yet is not, which is the business of its new parent."""
    try:
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


@posix_only
@pytest.mark.parametrize("deed", ["spin", "sleep"])
def test_a_reader_ends_when_its_parent_is_killed_in_the_middle_of_a_file(gongwu: CommandLine, deed: str) -> None:
    parent = gongwu.python(PARENT_OF_A_READER, deed)
    assert parent.stdout is not None
    reader = int(parent.stdout.readline())
    time.sleep(0.3)  # So that it is in the middle of the file.

    kill(parent)

    assert within(5, lambda: not runs(reader))


@posix_only
def test_a_foreign_program_and_what_it_started_end_when_the_parent_is_killed(
    gongwu: CommandLine, tmp_path: Path
) -> None:
    parent = gongwu.python(PARENT_OF_A_PROGRAM, tmp_path)
    written = tmp_path / "pid"
    assert within(30, lambda: written.is_file() and written.read_text() != "")

    kill(parent)

    assert within(5, lambda: not runs(int(written.read_text())))


@needs_embedder
def test_a_finished_vector_process_leaves_no_zombie_behind_the_page(tmp_path: Path) -> None:
    index_texts(tmp_path / "library", write_files(tmp_path / "docs", {"船.txt": BOATS}))
    with closing(Services(tmp_path / "library", vectors=True)) as desk:
        [process] = desk._background

        assert within(60, lambda: not psutil.pid_exists(process.pid))
        assert desk.vector_progress().state == "ready"
