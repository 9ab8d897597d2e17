"""Removes documents for good: from the library, from the generation before, from the vectors; and looks whether all is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.library.folder import LibraryFolder
from assistant.library.generation import CATALOGUE
from assistant.library.indexing import rebuild_without
from assistant.library.inspection import InspectedCatalogue
from assistant.library.standard.gaps import FILE as GAPS
from assistant.library.standard.shelf import FILE as STANDARD_ANSWERS
from assistant.library.vectorizing import forget_vectors

SHORTEST, LONGEST = 8, 60
"""In characters: shorter pieces stand in other texts too, longer ones may be cut where a file is divided into pages."""
LOOKED_FOR = 300
"""Pieces of a text that are looked for at most, spread over it."""
_BLOCK = 2**22
_QUOTING = {STANDARD_ANSWERS: "标准答复", GAPS: "没有答上来的问题"}


@dataclass(frozen=True)
class Purged:
    """What became of it.

    Attributes:
        removed: Ids of the documents that were there.
        missing: Ids that were not.
        residue: Files of the library in which text of them is still found; empty where nothing is.
        quoted: Lists of the office that quote them, which only the office can change: a sentence each.
        searched: How many files were read through.
        originals: The files that they came from, which stay where they are.
    """

    removed: tuple[str, ...]
    missing: tuple[str, ...]
    residue: tuple[str, ...]
    quoted: tuple[str, ...]
    searched: int
    originals: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        return asdict(self)


def purge_documents(library: Path, source_ids: Iterable[str]) -> Purged:
    """Takes documents out of a library with every trace of them; what was begun and interrupted is finished when repeated.

    Args:
        library: The library's folder.
        source_ids: Their ids.

    Raises:
        LibraryError: There is no library, or it cannot be changed.
    """
    folder = LibraryFolder(library)
    folder.published()
    wanted = tuple(dict.fromkeys(source_ids))
    traces = _traces(folder, wanted)
    there = [source_id for source_id in wanted if source_id in traces]
    if there:
        rebuild_without(library, there)
        # The vectors first: while the generation before is there, an interrupted purge can be repeated.
        forget_vectors(library, {content for trace in traces.values() for content in trace.hashes})
        with folder.writing():
            folder.forget_previous()
    pieces = _own_pieces(folder, traces)
    residue, searched = _found_in(folder.path, pieces) if there else ([], 0)
    quoted = tuple(_quoted(folder.path, traces))
    missing = tuple(source_id for source_id in wanted if source_id not in traces)
    originals = tuple(trace.file for trace in traces.values())
    return Purged(
        tuple(there), missing, tuple(path for path in residue if path not in _QUOTING), quoted, searched, originals
    )


@dataclass(frozen=True)
class _Trace:
    title: str
    file: str
    texts: tuple[str, ...]
    hashes: frozenset[str]


def _traces(folder: LibraryFolder, source_ids: Sequence[str]) -> dict[str, _Trace]:
    """What is known of the documents, in what is published and in the generation before."""
    found: dict[str, _Trace] = {}
    for published in filter(None, (folder.previous, folder.published())):
        with closing(InspectedCatalogue(folder.generation(published.generation) / CATALOGUE)) as catalogue:
            held = {entry.document.id: entry for entry in catalogue.documents()}
            for source_id in held.keys() & set(source_ids):
                document = held[source_id].document
                texts = tuple(article.text for article in catalogue.articles(source_id))
                place = document.file if held[source_id].root.startswith("/") else ""
                file = str(Path(held[source_id].root) / place) if place else document.file
                found[source_id] = _Trace(document.title, file, texts, frozenset(catalogue.hashes_of(source_id)))
    return found


def _own_pieces(folder: LibraryFolder, traces: Mapping[str, _Trace]) -> list[bytes]:
    """Lines of the documents that stand in no document which is left: what may be nowhere any more."""
    lines = {line.strip()[:LONGEST] for trace in traces.values() for text in trace.texts for line in text.split("\n")}
    long = sorted(line for line in lines if len(line) >= SHORTEST)
    some = long[:: max(1, len(long) // LOOKED_FOR)]
    generation = folder.generation(folder.published().generation)
    with closing(InspectedCatalogue(generation / CATALOGUE)) as catalogue:
        return [piece.encode() for piece in some if not catalogue.holds_text(piece)]


def _found_in(library: Path, pieces: Sequence[bytes]) -> tuple[list[str], int]:
    """The files of a library in which one of the pieces stands, and how many files were read."""
    paths = [path for path in sorted(library.rglob("*")) if path.is_file()]
    found = [path.relative_to(library).as_posix() for path in paths if _holds(path, pieces)]
    return found, len(paths)


def _holds(path: Path, pieces: Sequence[bytes]) -> bool:
    rest = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            block = rest + block
            if any(piece in block for piece in pieces):
                return True
            rest = block[-4 * LONGEST :]
    return False


def _quoted(library: Path, traces: Mapping[str, _Trace]) -> Iterable[str]:
    for name, title in _QUOTING.items():
        path = library / name
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        for trace in traces.values():
            if trace.title in text:
                yield f"{title}（{name}）提到《{trace.title}》，请自行检查并修改。"
