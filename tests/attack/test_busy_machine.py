"""On a machine that other programs keep busy, healthy files are checked or taken in; where they cannot be, that is what is said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import DocumentError, MachineBusy
from assistant.isolation.child import LimitedChild
from assistant.isolation.limits import Limits
from assistant.isolation.program import LimitedProgram
from assistant.library.reading import DocumentReader
from assistant.proofreading.checker import Checker
from assistant.proofreading.fixing.choice import Choice, FixMode
from assistant.rules.profile import load_profile
from tests.needs import posix_only
from tests.proofreading.samples import TEXT, as_docx

PROFILE = load_profile()
WORKER = "tests.isolation.obedient_worker"
# So short that a process which is not let run is over it at once.
IMPATIENT = Limits(wall_seconds=3.0)


# Keeps itself from running, as a machine that is too busy does; it is told how often.
STOPS_ITSELF = """
import os, signal, sys
starts = os.path.getsize("starts") if os.path.exists("starts") else 0
open("starts", "a").write(".")
if starts < int(sys.argv[1]):
    os.kill(os.getpid(), signal.SIGSTOP)
open("made", "a").write("好")
"""


def stop_process_of(child: LimitedChild) -> None:
    process = child._process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)


def notice(folder: Path) -> Path:
    path = folder / "通知.docx"
    path.write_bytes(as_docx())
    return path


def test_a_child_that_starts_slowly_costs_the_file_nothing() -> None:
    # It says that it is ready only after the time of a request is over.
    with LimitedChild("tests.attack.slow_starter", IMPATIENT) as child:
        assert child.ask({}, "文.docx") == {"answered": True}


@posix_only
def test_a_child_that_is_kept_from_running_is_replaced_and_the_file_is_read() -> None:
    with LimitedChild(WORKER, IMPATIENT) as child:
        before = child.ask({"do": "echo"}, "文.docx")["process"]
        stop_process_of(child)

        assert child.ask({"do": "echo"}, "文.docx")["process"] != before


@posix_only
@pytest.mark.parametrize(
    "work", ["check", *(pytest.param(each, marks=pytest.mark.thorough) for each in ("text", "fix")), "index"]
)
def test_both_wings_try_again_where_their_process_is_kept_from_running(work: str, tmp_path: Path) -> None:
    path = notice(tmp_path)
    with Checker(IMPATIENT) as checker, DocumentReader(IMPATIENT) as reader:
        works: dict[str, Callable[[], object]] = {
            "check": lambda: checker.check(path, PROFILE)["findings"],
            "text": lambda: checker.check_text(TEXT, PROFILE)["findings"],
            "fix": lambda: checker.fix(path, PROFILE, FixMode.CLEAN, Choice())[1],
            "index": lambda: reader.read(path),
        }
        healthy = works[work]()
        stop_process_of(reader._child if work == "index" else checker._child)

        assert works[work]() == healthy


def test_twice_in_vain_is_told_as_a_busy_machine_and_not_as_a_fault_of_the_file() -> None:
    with LimitedChild(WORKER, IMPATIENT) as child:
        with pytest.raises(MachineBusy, match="机器繁忙.*再试。$") as told:
            child.ask({"do": "sleep", "seconds": 60}, "文.docx")

        assert "复杂" not in told.value.message
        assert child.ask({"do": "echo", "say": "好"}, "文.docx")["said"] == "好"


@posix_only
def test_a_conversion_that_is_kept_from_running_is_tried_again(tmp_path: Path) -> None:
    LimitedProgram(IMPATIENT).run([sys.executable, "-c", STOPS_ITSELF, "1"], "文.doc", tmp_path)

    assert (tmp_path / "starts").read_text() == ".."
    assert (tmp_path / "made").read_text() == "好"


@posix_only
def test_a_conversion_that_twice_is_kept_from_running_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(MachineBusy, match="机器繁忙"):
        LimitedProgram(IMPATIENT).run([sys.executable, "-c", STOPS_ITSELF, "2"], "文.doc", tmp_path)

    assert (tmp_path / "starts").read_text() == ".."
    assert not (tmp_path / "made").exists()


@posix_only
def test_a_conversion_whose_own_child_uses_up_the_time_is_told_as_too_long(tmp_path: Path) -> None:
    script = f"{sys.executable} -c 'while True: pass'"
    with pytest.raises(DocumentError, match="时间上限"):
        LimitedProgram(Limits(cpu_seconds=1)).run(["/bin/sh", "-c", script], "文.doc", tmp_path)


def test_files_are_checked_while_every_processor_is_taken(tmp_path: Path) -> None:
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2 * (os.cpu_count() or 1))]
    try:
        with Checker(Limits(wall_seconds=1.0)) as checker:
            assert checker.check(notice(tmp_path), PROFILE)["official"]
    finally:
        for each in busy:
            each.kill()
            each.wait()
