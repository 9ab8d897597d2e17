"""Whole runs of the command, each in a fresh process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Collection, Sequence
from pathlib import Path

from assistant.errors import InputError
from evals.harness.locations import PROJECT

REPETITIONS = 5
_QUESTIONS = (
    "年度考核不称职的怎么处理？",
    "罚款决定书送达后多久要缴纳？",
    "会议纪要要不要编发文字号？",
    "档案多少年以后移交？",
    "辞职申请多少天内审批？",
)


def command(*arguments: str) -> list[str]:
    """The command line ``gongwu …`` of this checkout."""
    return [sys.executable, "-m", "assistant", *arguments]


def environment(vectors: bool) -> dict[str, str]:
    """The environment, with vectors switched on or off."""
    return {**os.environ, "GONGWU_VECTORS": "true" if vectors else "false"}


def run_seconds(arguments: Sequence[str], vectors: bool = False, accepted: Collection[int] = (0,)) -> float:
    """How long a process takes from start to end.

    Args:
        arguments: The command.
        vectors: Whether vectors are switched on.
        accepted: The exit codes that are no failure.

    Raises:
        InputError: It fails.
    """
    started = time.perf_counter()
    done = subprocess.run(arguments, cwd=PROJECT, env=environment(vectors), capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode not in accepted:
        raise InputError(f"测速时命令没有成功：{' '.join(arguments[2:])}：{done.stderr.strip()[-200:]}")
    return seconds


def help_seconds() -> list[float]:
    """``gongwu --help``."""
    return [run_seconds(command("--help")) for _ in range(REPETITIONS)]


def search_seconds(library: Path, vectors: bool) -> list[float]:
    """``gongwu search``, a different question each time."""
    return [
        run_seconds(command("search", question, "--library", str(library), "--json"), vectors)
        for question in _QUESTIONS[:REPETITIONS]
    ]
