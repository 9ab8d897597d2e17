"""What ``library.json`` says of a published generation, and the digests by which its files are known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

FORMAT = 3
"""Version of the layout on disk; a library of another version is not read."""

LARGEST = 10**9
_UNREADABLE = "unreadable"


class OtherFormat(ValueError):
    """The library was made by another version of this program."""


NOT_PUBLISHED = (ValueError, KeyError, TypeError, OSError, RecursionError)
"""What reading raises where there is nothing, or nothing that can be understood."""


@dataclass(frozen=True)
class Published:
    """The content of ``library.json``.

    Attributes:
        generation: Which folder under ``generations`` is the library now.
        updated: When it was published, ISO 8601, UTC.
        digest: Of all files of the generation, so that damage is found before it is searched.
        files: The digest of each of them, so that it can be said which one is damaged.
    """

    format: int
    generation: int
    documents: int
    articles: int
    chunks: int
    updated: str
    digest: str = ""
    files: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Number of documents, articles and chunks."""
        return self.documents, self.articles, self.chunks


def read_published(path: Path) -> Published:
    """What a ``library.json`` says.

    Raises:
        OtherFormat: Another version of the program has written it.
        ValueError: It cannot be understood; KeyError, TypeError, OSError and RecursionError as well.
    """
    fields = json.loads(path.read_text(encoding="utf-8"))
    if fields["format"] != FORMAT:
        raise OtherFormat(path)
    published = Published(**fields)
    numbers = (published.generation, published.documents, published.articles, published.chunks)
    if not all(type(number) is int and 0 <= number < LARGEST for number in numbers) or published.generation == 0:
        raise ValueError(numbers)
    datetime.fromisoformat(published.updated)
    return published


def file_digests(folder: Path) -> dict[str, str]:
    """Digest of each file by its name inside a folder; locks and hidden files, which opening may change, are left out."""
    try:
        paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    except OSError:
        return {_UNREADABLE: ""}
    return {path.relative_to(folder).as_posix(): _digest(path) for path in paths}


def digest_of(files: Mapping[str, str]) -> str:
    """One digest of the names and contents of files."""
    lines = "".join(f"{name}:{digest}\n" for name, digest in sorted(files.items()))
    return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return _UNREADABLE
