"""What a killed process leaves of documents is removed by the next one, and nothing else is; the log is for its user only."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.command_line import CommandLine
from tests.needs import ROOT

HOLD = """
from assistant.files.private_folder import private_folder, temporary_folder
with temporary_folder() as folder:
    (folder / "修订稿.docx").write_bytes(b"a document")
    print(private_folder(), flush=True)
    input()
"""


@contextmanager
def working(temporary: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A process with a document in its folder."""
    environment = {**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        yield process, Path(process.stdout.readline().strip())
    finally:
        process.communicate("\n" if process.poll() is None else None)


def documents(temporary: Path) -> list[Path]:
    return list(temporary.rglob("*.docx"))


def test_copies_go_at_the_end(tmp_path: Path) -> None:
    with working(tmp_path) as (_, folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert len(documents(tmp_path)) == 1
    assert list(tmp_path.iterdir()) == []


def test_what_was_killed_is_swept_and_what_runs_is_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "gongwu-work-of-mine"
    own.mkdir()
    (own / "mine.docx").write_bytes(b"mine")
    with working(tmp_path) as (killed, left), working(tmp_path) as (_, running):
        killed.kill()
        killed.wait()
        assert left.is_dir()
        with working(tmp_path) as (_, new):
            assert not left.exists()
            assert running.is_dir()
            assert new.is_dir()
            assert (own / "mine.docx").is_file()
            assert len(documents(tmp_path)) == 3


def test_a_link_in_place_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere, temporary = tmp_path / "home", tmp_path / "tmp"
    elsewhere.mkdir()
    temporary.mkdir()
    (elsewhere / "in-use.lock").touch()
    (elsewhere / "mine.docx").write_bytes(b"mine")
    (temporary / "gongwu-work-link").symlink_to(elsewhere)
    with working(temporary):
        assert (elsewhere / "mine.docx").is_file()


def exit_code(gongwu: CommandLine, program: str) -> int:
    process = gongwu.python(program)
    process.communicate(timeout=60)
    return process.returncode


@pytest.mark.parametrize("before", [None, 0o644])
def test_the_log_of_faults_is_for_its_user_only(gongwu: CommandLine, before: int | None) -> None:
    program = """
import os
os.umask(0o022)
from assistant import cli, diagnosis
def break_down(*_):
    raise RuntimeError("what somebody asked")
diagnosis.diagnose = break_down
cli.main(["doctor"])
"""
    assert exit_code(gongwu, program) == 70
    [log] = gongwu.home.rglob("gongwu.log")
    if before is not None:
        log.chmod(before)
        assert exit_code(gongwu, program) == 70
        assert log.read_text(encoding="utf-8").count("unexpected fault") == 2
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
