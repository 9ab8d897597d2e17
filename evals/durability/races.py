"""Two writers of one library at once: each does its work whole or is told at once that it cannot."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from evals.durability.kills import STAGES
from evals.durability.scene import ADDED, Scene
from evals.harness.locations import PROJECT
from evals.harness.samples import Output


def race_trials(scene: Scene, times: int) -> Iterator[Output]:
    """Every other time the first writer holds the library while the second one tries."""
    for number in range(times):
        library = scene.trial(f"race-{number}")
        seconds, codes, sentence = _held(scene, library) if number % 2 == 0 else _free(scene, library)
        seen = scene.look(library)
        wanted = scene.after("index") if 0 in codes else scene.before
        yield {
            "id": f"race/{number + 1}",
            "key": f"race/{number + 1}",
            "kind": "race",
            "stage": "held" if number % 2 == 0 else "free",
            "acknowledged": 0 in codes,
            "lost": 0 in codes and ADDED not in (seen.content or {}),
            "partial": seen.content != wanted,
            "seconds": seen.seconds,
            "told": sentence if 2 in codes else "",
            "told_seconds": seconds if 2 in codes else None,
            "ended": all(code in (0, 2) for code in codes),
            "said": seen.said,
        }


def _held(scene: Scene, library: Path) -> tuple[float, list[int], str]:
    first = _start(scene, library, STAGES["read"].places[0], hold=True)
    assert first.stdout is not None
    first.stdout.readline()
    try:
        return _ended([_start(scene, library)])
    finally:
        first.kill()
        first.communicate()


def _free(scene: Scene, library: Path) -> tuple[float, list[int], str]:
    return _ended([_start(scene, library) for _ in range(2)])


def _ended(processes: list[subprocess.Popen[str]]) -> tuple[float, list[int], str]:
    """How long the loser took, all exit codes, and what was said on standard error."""
    said = [process.communicate(timeout=120) for process in processes]
    codes = [process.returncode for process in processes]
    seconds = [float(out.split()[-1]) for (out, _), code in zip(said, codes, strict=True) if code == 2]
    return max(seconds, default=0.0), codes, "".join(err for _, err in said).strip()


def _start(scene: Scene, library: Path, place: str = "-", hold: bool = False) -> subprocess.Popen[str]:
    command = ["index", str(scene.documents), "--library", str(library), "--no-vectors", "--json"]
    arguments = [sys.executable, "-m", "evals.durability.until", place, str(int(hold)), *command]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=PROJECT)
