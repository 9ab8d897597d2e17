"""What several rooms' tests share."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Protocol
from unittest.mock import patch

import pytest

from assistant import cli
from tests.command_line import CommandLine, Outcome, environment_of
from tests.needs import ROOT, is_outside, needs_browser

_LONG = (
    # What only an attacker or a busy machine does waits for time to run out.
    "attack",
    # Whole runs of the harness, which measure what the rooms' own tests assert.
    "evals/test_command.py", "evals/test_proofreading_tasks.py", "evals/test_durability.py", "evals/test_runs.py",
    "evals/test_fault_server.py", "evals/format/test_repairing.py", "evals/format/test_wider.py", "evals/format/test_cases.py",
    "evals/test_datasets.py", "evals/test_judging.py", "evals/test_wider_set.py", "page/evaluation/test_routes.py",
    # Writers that are killed, files that are damaged one by one, all vectors that come along.
    "library/test_store.py", "library/test_damage.py", "library/test_shipped_vectors.py", "library/test_integrity.py",
    "models/test_bundled.py", "isolation/test_child.py",
)  # fmt: skip
"""Rooms and files that take too long for each run on a desk: with the thorough tests."""


def _is_long(path: Path) -> bool:
    return any(path.is_relative_to(ROOT / "tests" / name) for name in _LONG)


def pytest_configure() -> None:
    """A shell that starts us in the background has SIGINT ignored, and what the tests start would inherit that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes are only counted: archives made while tests are collected hold the time of day, and two workers differ."""
    return "bytes" if isinstance(val, bytes) else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what needs something of outside the project, before `-m` chooses."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(needs_browser)
        if is_outside(item):
            item.add_marker("outside")
        if _is_long(item.path):
            item.add_marker("thorough")


@pytest.fixture
def gongwu(tmp_path: Path) -> CommandLine:
    """The command as a process of its own."""
    home = tmp_path / "home"
    home.mkdir()
    return CommandLine(home)


class Call(Protocol):
    """Runs the command in this process, with more environment variables."""

    def __call__(self, *arguments: str | Path, **environment: str) -> Outcome: ...


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """The command in this process, which saves the second that a new one takes to start."""

    def run(*arguments: str | Path, **environment: str) -> Outcome:
        user = environment_of(tmp_path / "home") | environment
        with patch.dict(os.environ, user, clear=True), pytest.raises(SystemExit) as end:
            cli.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Outcome(int(end.value.code or 0), out, err)

    return run
