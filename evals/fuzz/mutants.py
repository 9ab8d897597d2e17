"""The mutant of a number: a document of the bases, changed once to three times, always the same for the same number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from evals.format.xml import etree
from evals.fuzz.archive import Archive, opened, written
from evals.fuzz.mutations import of_archives, of_bytes, of_packages, of_texts, of_trees

ARCHIVES = frozenset({".docx", ".odt", ".ofd"})
# Most of what is read for repair hangs on these parts.
_WEIGHTS = {b"word/document.xml": 8, b"word/styles.xml": 3, b"word/numbering.xml": 3, b"word/settings.xml": 2}


@dataclass(frozen=True)
class Base:
    """A healthy document."""

    name: str
    suffix: str
    data: bytes


@dataclass(frozen=True)
class Mutant:
    """A document that went wrong.

    Attributes:
        base: The name of what it was.
        suffix: Its ending.
        mutations: What was done to it, in order.
    """

    number: int
    base: str
    suffix: str
    mutations: tuple[str, ...]
    data: bytes

    @property
    def id(self) -> str:
        """Names it in reports, and its file."""
        return f"{self.number:06}{self.suffix}"


def mutant(number: int, bases: Sequence[Base], seed: int = 0) -> Mutant:
    """The mutant of a number; bases take turns, so that every kind has its share."""
    random = Random(f"{seed}/{number}")
    base = bases[number % len(bases)]
    level = random.choices((_once_bytes, _once_text, _in_archive), _shares(base.suffix))[0]
    names: list[str] = []
    data = level(base, random, names)
    return Mutant(number, base.name, base.suffix, tuple(names), data)


def _shares(suffix: str) -> tuple[int, int, int]:
    if suffix in ARCHIVES:
        return 1, 0, 12
    return 1, 2, 0


def _once_bytes(base: Base, random: Random, names: list[str]) -> bytes:
    data = base.data
    for change in random.choices(of_bytes.MUTATIONS, k=random.randint(1, 3)):
        names.append(f"bytes: {change.__name__}")
        data = change(data, random)
    return data


def _once_text(base: Base, random: Random, names: list[str]) -> bytes:
    data = base.data
    words: Callable[[bytes, Random], bytes] = _words_of(base.suffix)
    for change in random.choices((*of_texts.MUTATIONS, words, words), k=random.randint(1, 3)):
        names.append(f"text: {change.__name__}")
        data = change(data, random)
    return data


def _words_of(suffix: str) -> Callable[[bytes, Random], bytes]:
    def words_of_the_format(data: bytes, random: Random) -> bytes:
        return of_texts.words_of_the_format(data, random, suffix if suffix in of_texts.FORMATS else ".txt")

    return words_of_the_format


def _in_archive(base: Base, random: Random, names: list[str]) -> bytes:
    """Mutations of trees, of the package, of the archive, in this order, as they would happen."""
    archive = opened(base.data)
    levels = sorted(random.choices((0, 1, 2), (10, 3, 3), k=random.choice((1, 1, 2, 3))))
    for level in levels:
        if level == 0:
            archive = _with_tree(archive, random, names)
            continue
        room: Any = of_packages if level == 1 else of_archives
        change = random.choice(room.MUTATIONS)
        changed = change(archive, random)
        if changed is not None:
            names.append(f"{'package' if level == 1 else 'archive'}: {change.__name__}")
            archive = changed
    return written(archive)


def _with_tree(archive: Archive, random: Random, names: list[str]) -> Archive:
    """One part's tree changed once to three times; as it was where the part is no XML any more."""
    parts = [at for at, entry in enumerate(archive.entries) if entry.name.endswith((b".xml", b".rels"))]
    if not parts:
        return archive
    at = random.choices(parts, [_WEIGHTS.get(archive.entries[each].name, 1) for each in parts])[0]
    try:
        root = etree.fromstring(archive.entries[at].data)
    except etree.XMLSyntaxError:
        return archive
    for change in random.choices(of_trees.MUTATIONS, k=random.randint(1, 3)):
        change(root, random)
        names.append(f"tree: {change.__name__} in {archive.entries[at].name.decode('utf-8', 'replace')}")
    return archive.with_entry(at, data=etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
