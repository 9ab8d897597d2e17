"""A library of any size, made by code: regulations whose sentences are put together from phrases of the guides."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from assistant.library.collections import Candidate
from assistant.library.folder import LibraryFolder
from assistant.library.generation import CATALOGUE
from assistant.library.inspection import InspectedCatalogue
from assistant.library.source import Article, SourceDocument, Validity
from assistant.library.vectors import VectorFolder
from assistant.models.bundled import BundledEmbeddings
from assistant.resources import knowledge_folder

ARTICLES = 150
DIMENSIONS = 384
_PHRASES_EACH = 10
_PHRASE = re.compile(r"[\u4e00-\u9fff]{4,20}")


class MadeCollection:
    """So many regulations of :data:`ARTICLES` articles each, of mixed validity, departments and classification.

    Args:
        numbers: Which of the endless row of them.
    """

    root = "made"
    failures: tuple[tuple[str, str], ...] = ()
    notices: tuple[tuple[str, str], ...] = ()

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = numbers

    def candidates(self) -> Iterator[Candidate]:
        """One after the other."""
        for number in self._numbers:
            yield Candidate(f"made-{number}", f"{number}.txt", str(number), partial(made_document, number))


def made_document(number: int) -> SourceDocument:
    """The regulation of that number, always the same."""
    draw = random.Random(number)
    return SourceDocument(
        id=f"made-{number}",
        title=f"示例市第{number}号{draw.choice(_phrases())}办法",
        file=f"{number}.txt",
        articles=tuple(_article(draw, index) for index in range(ARTICLES)),
        sha256=str(number),
        promulgated=date(2000 + number % 20, 1, 1),
        validity=Validity.SUPERSEDED if number % 3 == 0 else Validity.IN_FORCE,
        departments=(f"第{number % 7}科",) if number % 2 else (),
        classification="公开" if number % 5 else "内部",
    )


def _article(draw: random.Random, index: int) -> Article:
    text = "，".join(draw.choice(_phrases()) for _ in range(_PHRASES_EACH))
    return Article(f"第{index + 1}条", (f"第{index // 10 + 1}章",), f"{text}。")


@lru_cache(maxsize=1)
def _phrases() -> tuple[str, ...]:
    guides = sorted((knowledge_folder() / "documents").glob("*.md"))
    return tuple(phrase for guide in guides for phrase in _PHRASE.findall(guide.read_text(encoding="utf-8")))


def publish_made_vectors(library: Path) -> None:
    """Publishes a vector for every passage, drawn at random: how long ranking takes does not depend on what they say."""
    import numpy as np

    folder = LibraryFolder(library)
    catalogue = InspectedCatalogue(folder.generation(folder.published().generation) / CATALOGUE)
    ids = sorted(catalogue.content_hashes())
    catalogue.close()
    drawn = np.random.default_rng(1).standard_normal((len(ids), DIMENSIONS), dtype=np.float32)
    vectors = VectorFolder(folder.vectors)
    vectors.path.mkdir(exist_ok=True)
    vectors.write_snapshot(ids, drawn / np.linalg.norm(drawn, axis=1, keepdims=True), BundledEmbeddings.name)
