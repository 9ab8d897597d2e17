"""The documents that a data set asks about, and how a library is made of them; one class a shape of data set."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from assistant.errors import InputError
from assistant.library.collections import BUILT_IN, Candidate
from assistant.library.indexing import IndexReport, OnFile, index_collections
from assistant.library.keeper import index_into
from assistant.library.national_laws import NATIONAL_LAWS
from assistant.library.source import Article, SourceDocument, Validity
from evals.data.rows import StatuteRow


class Corpus(Protocol):
    """Documents that a library can be made of."""

    def index(self, library: Path, on_file: OnFile | None) -> IndexReport:
        """Brings the library in a folder up to date with the documents, and with nothing else."""
        ...


@dataclass(frozen=True)
class FolderCorpus:
    """Files under ``docs`` and the manifest beside them.

    Attributes:
        only: The files that are taken in, relative to the folder; None for all.
    """

    folder: Path
    only: tuple[str, ...] | None = None

    def index(self, library: Path, on_file: OnFile | None) -> IndexReport:
        """See :class:`Corpus`."""
        paths = [self.folder / "docs"] if self.only is None else [self.folder / file for file in self.only]
        return index_into(library, paths, self.folder / "manifest.jsonl", on_file=on_file)


@dataclass(frozen=True)
class BuiltInCorpus:
    """The guides of the project, and the national laws where they are asked for and installed."""

    national_laws: bool

    def index(self, library: Path, on_file: OnFile | None) -> IndexReport:
        """See :class:`Corpus`."""
        return index_into(library, [], national_laws=self.national_laws, on_file=on_file)


@dataclass(frozen=True)
class StatuteCorpus:
    """Articles that come without files, grouped into the laws they belong to.

    Attributes:
        name: Names the collection inside the library.
        digest: Of the file they were read from.
        laws: The articles of each law, in the order of its text, by document id.
    """

    name: str
    digest: str
    laws: Mapping[str, Sequence[StatuteRow]]

    def index(self, library: Path, on_file: OnFile | None) -> IndexReport:
        """See :class:`Corpus`."""
        return index_collections(library, [self], on_file)

    @property
    def root(self) -> str:
        """Names the collection inside the library."""
        return f"evals:{self.name}"

    failures: tuple[tuple[str, str], ...] = ()
    notices: tuple[tuple[str, str], ...] = ()

    def candidates(self) -> Iterator[Candidate]:
        """One document a law."""
        for source_id, articles in self.laws.items():
            sha256 = hashlib.sha256(f"{self.digest}|{source_id}".encode()).hexdigest()
            yield Candidate(source_id, source_id, sha256, partial(_law, source_id, articles, sha256))


def _law(source_id: str, rows: Sequence[StatuteRow], sha256: str) -> SourceDocument:
    first = rows[0]
    return SourceDocument(
        id=source_id,
        title=first.full,
        file=source_id,
        articles=tuple(Article(row.article, tuple(row.chapter.split()), row.text) for row in rows),
        sha256=sha256,
        level=first.cat,
        version=first.date,
        promulgated=_date(first.date),
        validity=Validity.IN_FORCE,
    )


def law_id(row: StatuteRow) -> str:
    """The document that an article belongs to: a title and a version."""
    return f"{row.full}（{row.date}）" if row.date else row.full


def corpus_of(parts: Sequence[str]) -> BuiltInCorpus:
    """The corpus that ``library`` in a ``dataset.toml`` names.

    Raises:
        InputError: A part is unknown.
    """
    unknown = [part for part in parts if part not in (BUILT_IN, NATIONAL_LAWS)]
    if unknown or BUILT_IN not in parts:
        raise InputError(f"dataset.toml 的 library 只能写 {BUILT_IN}，或 {BUILT_IN} 和 {NATIONAL_LAWS}，请改正。")
    return BuiltInCorpus(NATIONAL_LAWS in parts)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
