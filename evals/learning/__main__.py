"""``python -m evals.learning``: makes the data files of ranking and confidence anew, and prints what cross-validation says.

The libraries are those of the training questions: the built-in one with the national laws, and the shared documents.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import assistant
from assistant import open_library
from assistant.answering.evidence import SIGNS
from assistant.library.search import LibrarySearch
from evals.learning import associations, confidence, weights
from evals.learning.candidates import of_search, of_second_look, training_rows
from evals.learning.fitting import Listed, cross_validated, fitted

PACKAGE = Path(assistant.__file__).parent
SEARCH = PACKAGE / "library" / "ranking.toml"
SECOND_LOOK = PACKAGE / "answering" / "ranking" / "weights.toml"
ASSOCIATIONS = PACKAGE / "answering" / "ranking" / "associations.tsv"
CONFIDENCE = PACKAGE / "answering" / "confidence.toml"
OF_VECTORS = "similarity"
"""Stands in the names of what only vectors say."""

Rows = Sequence[Mapping[str, Any]]
Gather = Callable[[Rows, LibrarySearch, Sequence[str]], Iterator[Listed]]


def main(arguments: Sequence[str]) -> int:
    """Learns one part for one way of ranking; associations know no ways."""
    parser = argparse.ArgumentParser(prog="python -m evals.learning", description=__doc__)
    parser.add_argument("part", choices=["associations", "search", "second-look", "confidence"])
    parser.add_argument("--library", type=Path, required=True, help="the built-in library with the national laws")
    parser.add_argument("--documents", type=Path, required=True, help="the library of the shared documents")
    parser.add_argument("--vectors", action="store_true", help="rank with vectors; both libraries must have them")
    options = parser.parse_args(arguments)
    libraries = {"builtin": options.library, "policies": options.documents}
    if options.part == "associations":
        associations.write(associations.learned(sorted(_second_texts(libraries))), ASSOCIATIONS)
    elif options.part == "confidence":
        _learn_confidence(libraries, vectors=options.vectors)
    else:
        path, gather = (SEARCH, of_search) if options.part == "search" else (SECOND_LOOK, of_second_look)
        _learn_weights(path, gather, libraries, vectors=options.vectors)
    return 0


def _second_texts(libraries: Mapping[str, Path]) -> set[tuple[str, str]]:
    """(second text, article) of both libraries."""
    found: set[tuple[str, str]] = set()
    for path in libraries.values():
        catalogue = open_library(path, vectors=False).current().catalogue
        for entry in catalogue.documents():
            numbers = catalogue.article_texts(entry.document.id)
            found |= {(text, wording) for wording, texts in numbers for text in texts}
    return found


def _learn_weights(path: Path, gather: Gather, libraries: Mapping[str, Path], *, vectors: bool) -> None:
    tables = weights.read(path)
    names = list(next(iter(tables.values())))
    used = [name for name in names if vectors or OF_VECTORS not in name]
    questions = [
        listed for rows, library in _asked(libraries, vectors=vectors) for listed in gather(rows, library, used)
    ]
    ranks = cross_validated(questions)
    _say(
        f"{path.name}: {len(ranks)} questions, right first {sum(r == 1 for r in ranks)}, in five {sum(0 < r <= 5 for r in ranks)}"
    )
    learned = dict(zip(used, fitted(questions).tolist(), strict=True))
    tables["vectors" if vectors else "words"] = {name: learned.get(name, 0.0) for name in names}
    weights.write(tables, path)


def _learn_confidence(libraries: Mapping[str, Path], *, vectors: bool) -> None:
    used = [name for name in SIGNS if vectors or OF_VECTORS not in name]
    questions = [
        each for rows, library in _asked(libraries, vectors=vectors) for each in confidence.weighed(rows, library)
    ]
    _say(f"confidence: {len(questions)} questions, area under the curve {confidence.area(questions, used):.3f}")
    tables = weights.read(CONFIDENCE)
    learned = confidence.fitted(questions, used)
    tables["vectors" if vectors else "words"] = {name: learned.get(name, 0.0) for name in ("constant", *SIGNS)}
    weights.write(tables, CONFIDENCE)


def _asked(libraries: Mapping[str, Path], *, vectors: bool) -> Iterator[tuple[Rows, LibrarySearch]]:
    """The training questions of each library, with the library."""
    for corpus, path in libraries.items():
        library = open_library(path, vectors).current()
        yield [row for row in training_rows() if row["corpus"] == corpus], library
        library.close()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
