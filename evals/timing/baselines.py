"""Fixed work that other measurements are compared with."""

from __future__ import annotations

import subprocess
import sys
import time

from evals.timing.processes import run_seconds
from evals.timing.serving import peak_of

REPETITIONS = 7
_TEXT = "第三十四条　新录用的人员试用期为一年，自报到之日起计算；期满合格的，予以任职。\n" * 20_000


def empty_python_seconds() -> list[float]:
    """Starting Python and ending it."""
    return [run_seconds([sys.executable, "-c", "pass"]) for _ in range(REPETITIONS)]


def fixed_work_seconds() -> list[float]:
    """Matrix products and a search through a text, some 50 ms on two cores of 2026."""
    return [_fixed_work() for _ in range(REPETITIONS)]


def _fixed_work() -> float:
    import re

    import numpy as np

    matrix = np.random.default_rng(0).standard_normal((600, 600), dtype=np.float32)
    started = time.perf_counter()
    for _ in range(10):
        _ = matrix @ matrix
    found = re.findall(r"第[一二三四五六七八九十百]+条|[一二三四五六七八九十]+[年月日]", _TEXT)
    assert len(found) == 40_000
    return time.perf_counter() - started


def empty_python_memory() -> int:
    """Peak memory in bytes of a Python that does nothing."""
    waiting = [sys.executable, "-c", "print('ready', flush=True); input()"]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        peak = peak_of(process.pid)
        process.stdin.write(b"\n")
        process.stdin.close()
    return peak
