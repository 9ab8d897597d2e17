"""The tree of a document: its headings (编, 章, 节, titles of sections) with the articles under each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

_DEEPEST = 8
MOST_HEADINGS = 2000
"""A document with more shows those of the upper level only."""


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it, or articles that stand under no further heading.

    Attributes:
        title: The heading; empty for articles alone.
        first: Position of its first article.
        end: Position behind its last one.
        sections: What it is divided into; empty where it holds articles only.
    """

    title: str
    first: int
    end: int
    sections: tuple[Section, ...] = field(default=())


def outline_of(paths: Sequence[Sequence[str]]) -> tuple[Section, ...]:
    """The headings of a document in its order.

    Args:
        paths: The headings above each of its articles, outermost first.
    """
    for deepest in (_DEEPEST, 1, 0):
        tree = tuple(_sections(paths, 0, len(paths), 0, deepest))
        if _count(tree) <= MOST_HEADINGS:
            break
    return tree


def _sections(paths: Sequence[Sequence[str]], first: int, end: int, depth: int, deepest: int) -> Iterator[Section]:
    """The sections between two positions, by the headings of one depth."""

    def heading(position: int) -> str:
        path = paths[position]
        return path[depth] if depth < min(len(path), deepest) else ""

    for title, group in groupby(range(first, end), heading):
        positions = list(group)
        start, stop = positions[0], positions[-1] + 1
        inner = tuple(_sections(paths, start, stop, depth + 1, deepest)) if title else ()
        only_articles = len(inner) == 1 and not inner[0].title
        yield Section(title, start, stop, () if only_articles else inner)


def _count(sections: Sequence[Section]) -> int:
    return sum(1 + _count(section.sections) for section in sections)
