"""Every file of a library removed, emptied, cut, or with a byte flipped: named or harmless, and never replaced."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from assistant.diagnosis import diagnose
from assistant.errors import LibraryError
from assistant.settings import load_settings
from evals.durability.scene import Scene, Seen
from evals.harness.intervals import SEED
from evals.harness.samples import Output

_MARKS = ("损坏", "没有知识库", "另一版本")


def damage_trials(scene: Scene, flips: int) -> Iterator[Output]:
    """Each way for each file, and so many flipped bytes."""
    drawn = random.Random(SEED)
    for file in _files(scene.base):
        for way, edit in _ways(flips, drawn):
            library = scene.trial(f"damage-{file.replace('/', '_')}-{way}")
            edit(library / file)
            yield _damaged(scene, library, _label(file), way)


def _files(library: Path) -> list[str]:
    """Files of a library that it is read from, without locks and without Chroma's own, which are made anew."""
    paths = (path for path in sorted(library.rglob("*")) if path.is_file() and path.suffix != ".lock")
    names = [path.relative_to(library).as_posix() for path in paths if not path.name.startswith(".")]
    return [name for name in names if "chroma" not in name] + [
        name for name in names if name.endswith("chroma.sqlite3")
    ]


def _label(file: str) -> str:
    """The last two parts of a name; the index of words gives its files names of their own in each run."""
    path = Path(file)
    name = f"*{path.suffix}" if path.parent.name == "lexical" and path.suffix != ".json" else path.name
    return f"{path.parent.name}/{name}" if path.parent.name else name


def _ways(flips: int, drawn: random.Random) -> Iterator[tuple[str, Callable[[Path], object]]]:
    yield "removed", lambda path: path.unlink()
    yield "emptied", lambda path: path.write_bytes(b"")
    yield "truncated", lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    for number in range(1, flips + 1):
        yield f"flipped {number}", lambda path: _flip(path, drawn)


def _flip(path: Path, drawn: random.Random) -> None:
    content = bytearray(path.read_bytes())
    if content:
        content[drawn.randrange(len(content))] ^= 1 << drawn.randrange(8)
    path.write_bytes(bytes(content))


def _damaged(scene: Scene, library: Path, file: str, way: str) -> Output:
    seen = scene.look(library)
    failed = {check.name for check in diagnose(load_settings(library_dir=library)) if check.state == "failed"}
    return {
        "id": f"damage/{file}: {way}",
        "key": f"damage/{file}: {way}",
        "kind": "damage",
        "stage": file,
        "seconds": seen.seconds,
        "partial": seen.content not in (None, scene.before),
        "named": bool(seen.said) and any(mark in seen.said for mark in _MARKS),
        "harmless": seen.content == scene.before and not seen.said,
        "doctor": bool(failed) == bool(seen.said),
        "replaced": _replaced(scene, library, seen),
        "said": seen.said,
    }


def _replaced(scene: Scene, library: Path, seen: Seen) -> bool:
    """Whether starting the page, or taking in another folder, throws away what was there without a word."""
    before = _bytes(library)
    told = False
    for use in (lambda: _start_page(library), lambda: scene.index(library, scene.other)):
        try:
            use()
        except LibraryError:
            told = True
    if told and seen.content is None:
        return _bytes(library) != before
    held = scene.look(library).content or {}
    return any(held.get(name) != texts for name, texts in scene.before.items())


def _start_page(library: Path) -> None:
    """What the page does with its library when it starts."""
    from assistant.page.services import Services

    with closing(Services(library, vectors=False)):
        pass


def _bytes(library: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(library.rglob("*")) if path.is_file() and path.suffix != ".lock")
    return {path.relative_to(library).as_posix(): path.read_bytes() for path in paths}
