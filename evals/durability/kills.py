"""SIGKILL at every stage of a writer: what can be seen afterwards, and whether the next run makes it whole."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.library.folder import LibraryFolder
from assistant.library.indexing import remove_documents
from assistant.library.vectorizing import compute_vectors
from assistant.library.vectors import VectorFolder
from evals.durability.scene import REMOVED, Scene, Seen
from evals.durability.until import HERE, VECTORS
from evals.harness.locations import PROJECT
from evals.harness.samples import Output

_DELAY = 0.004
"""Seconds by which each trial that is not held is killed later than the one before."""

_LIBRARY = "assistant.library"
_RENAMING = ("os:rename", "os:replace")


@dataclass(frozen=True)
class Stage:
    """Where writers are killed.

    Attributes:
        command: ``index``, ``remove`` or ``vectors``.
        places: Functions that belong to the stage, tried in turn.
    """

    command: str
    places: tuple[str, ...]


STAGES = {
    "read": Stage("index", (f"{_LIBRARY}.collections:FolderCollection._read",)),
    "write": Stage(
        "index",
        (
            f"{_LIBRARY}.generation:GenerationBuilder.put",
            f"{_LIBRARY}.lexical:LexicalIndex.update",
            f"{_LIBRARY}.catalogue:Catalogue.check",
        ),
    ),
    "publish": Stage("index", (*_RENAMING, f"{_LIBRARY}.folder:LibraryFolder.publish")),
    "delete": Stage("remove", (f"{_LIBRARY}.generation:GenerationBuilder.remove", *_RENAMING)),
    "vectors": Stage(VECTORS, (f"{_LIBRARY}.vectors:VectorStore.add", f"{_LIBRARY}.vectors:VectorStore.read")),
    "snapshot": Stage(VECTORS, (f"{_LIBRARY}.vectors:VectorFolder.write_snapshot",)),
}


def kill_trials(scene: Scene, times: int) -> Iterator[Output]:
    """Kills so often at each stage; vectors only where they can be computed."""
    for name, stage in STAGES.items():
        for number in range(times if scene.vectors or stage.command != VECTORS else 0):
            yield _killed(scene, name, stage, number)


def _killed(scene: Scene, name: str, stage: Stage, number: int) -> Output:
    """One trial; every other one of ``index`` is the first run of a library."""
    first = stage.command == "index" and number % 2 == 0
    library = scene.trial(f"{name}-{number}", copied=not first)
    if stage.command == VECTORS:
        scene.index(library, scene.documents)
    place = stage.places[number % len(stage.places)]
    held = number % 4 < 2
    reached, acknowledged = _kill(place, held, number * _DELAY, _command(scene, stage, library))
    seen, promised = scene.look(library), _promised(library)
    after = scene.after("index" if stage.command == VECTORS else stage.command)
    before = None if first else after if stage.command == VECTORS else scene.before
    kept = _run_again(scene, stage, library) >= promised
    return {
        "id": f"kill/{name}/{number + 1}",
        "key": f"kill/{name}/{number + 1}",
        "kind": "kill",
        "stage": name,
        "reached": reached,
        "acknowledged": acknowledged or promised > 0,
        "lost": (acknowledged and seen.content != after) or not kept,
        "partial": not _whole(seen, seen.content in (before, after)),
        "seconds": seen.seconds,
        "recovered": scene.look(library).content == after,
        "said": seen.said,
    }


def _whole(seen: Seen, known: bool) -> bool:
    """Whether all of a change or nothing of it can be seen; of a first run nothing means that there is no library."""
    return known if seen.content is not None else known and seen.missing and "再运行一次" in seen.said


def _command(scene: Scene, stage: Stage, library: Path) -> list[str]:
    match stage.command:
        case "index":
            return ["index", str(scene.documents), "--library", str(library), "--no-vectors", "--json"]
        case "remove":
            return ["library", "remove", REMOVED, "--library", str(library), "--json"]
        case _:
            return [VECTORS, str(library)]


def _kill(place: str, held: bool, delay: float, command: list[str]) -> tuple[bool, bool]:
    """Whether the place was reached, and whether the command had said that it was done before it was killed."""
    arguments = [sys.executable, "-m", "evals.durability.until", place, str(int(held)), *command]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=PROJECT) as process:
        assert process.stdout is not None
        reached = process.stdout.readline().strip() == HERE.encode()
        if not held:
            time.sleep(delay)
        process.kill()
        process.communicate()
    return reached, process.returncode == 0


def _promised(library: Path) -> int:
    """How many vectors a process that computes them has said to be done."""
    told = VectorFolder(LibraryFolder(library).vectors).read_progress()
    return told.done if told and told.state == "building" else 0


def _run_again(scene: Scene, stage: Stage, library: Path) -> int:
    """The same once more, to its end; the number of vectors that were there when it began."""
    if stage.command == "remove":
        remove_documents(library, [REMOVED])
        return 0
    scene.index(library, scene.documents)
    if stage.command != VECTORS:
        return 0
    steps: list[int] = []
    compute_vectors(library, lambda progress: steps.append(progress.done))
    return steps[0]
