"""Runs the command as people do: a process of its own, with its own home."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.needs import ROOT


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed with ``--json``."""
        return json.loads(self.out)


def environment_of(home: Path) -> dict[str, str]:
    """The environment of a user whose files all lie in ``home``."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GONGWU_", "COV_"))},
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
    }


class CommandLine:
    """The command ``gongwu`` of a user whose files all lie in ``home``."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = environment_of(home)

    def run(self, *arguments: str | Path | bytes, folder: Path | None = None, **environment: str) -> Outcome:
        """Runs one command to its end, in ``folder``, with more environment variables."""
        done = subprocess.run(
            [sys.executable, "-m", "assistant", *arguments],
            capture_output=True,
            cwd=folder or self.home,
            env=self.environment | environment,
            timeout=120,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    def python(self, program: str, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Starts a Python program that imports this checkout."""
        return subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.home,
            env=self.environment,
        )


def says_one_sentence(outcome: Outcome) -> bool:
    """Whether standard error is one line of Chinese that ends as a sentence (or in an example question)."""
    lines = outcome.err.splitlines()
    return len(lines) == 1 and re.search("[\u4e00-\u9fff].*(?:。|例如：.+)$", lines[0]) is not None
