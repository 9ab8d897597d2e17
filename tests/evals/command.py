"""Runs ``python -m evals`` inside the test process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.cli import main


def run_evals(*arguments: str | Path) -> int:
    """The exit code."""
    with pytest.raises(SystemExit) as end:
        main([str(argument) for argument in arguments])
    return int(end.value.code or 0)


def run_as_json(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, dict[str, Any]]:
    """The exit code and what stands on standard output, which must be one JSON document."""
    code = run_evals(*arguments, "--json")
    return code, json.loads(capsys.readouterr().out)
