"""Brings a library up to date with its collections: reads what changed, publishes one new generation."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant.errors import DocumentError
from assistant.library.catalogue import Catalogue
from assistant.library.collections import Candidate, Collection
from assistant.library.folder import LibraryFolder
from assistant.library.generation import GenerationBuilder
from assistant.library.source import SourceDocument, Validity
from assistant.library.statements import Statement, add_statements, latest_statements


@dataclass(frozen=True)
class Failure:
    """A file that is not in the library, and why."""

    file: str
    reason: str


@dataclass(frozen=True)
class Notice:
    """What is to be known of a file that was taken in."""

    file: str
    sentence: str


@dataclass
class IndexReport:
    """What a run did.

    Attributes:
        documents: Number of documents in the library now.
        articles: Number of articles in the library now.
        seconds: How long it took until everything could be searched.
        notices: What is to be known and is no failure: names that say another format, fields of a manifest without effect.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[Failure] = field(default_factory=list[Failure])
    documents: int = 0
    articles: int = 0
    seconds: float = 0.0
    notices: list[Notice] = field(default_factory=list[Notice])

    @property
    def changed(self) -> bool:
        """Whether the library is another one than before."""
        return bool(self.added or self.updated or self.removed)

    @property
    def nothing_taken_in(self) -> bool:
        """Whether everything that was to be taken in failed."""
        return bool(self.failed) and not (self.added or self.updated or self.unchanged or self.removed)


_FEW = 1000
"""Documents that are asked for one by one; of more, all are read."""


@dataclass(frozen=True)
class TakenOut:
    """A document that was taken out, whole, with the collection that it came with."""

    document: SourceDocument
    root: str
    fingerprint: str


OnFile = Callable[[str], bool]
"""Called with each file's name before it is looked at; False stops the run, and what is finished is published."""


def index_collections(library: Path, collections: Iterable[Collection], on_file: OnFile | None = None) -> IndexReport:
    """Adds, updates and removes documents so that the library holds what the collections hold.

    Collections that are not named stay as they are. A file that cannot be read is reported; an earlier version of it
    that is in the library stays there.

    Args:
        library: The library's folder; made where it does not exist.
        collections: What to bring up to date.
        on_file: Told of each file; may stop the run.

    Raises:
        LibraryError: The folder is damaged, busy, not writable, or of another version.
    """
    started = time.monotonic()
    report = IndexReport()

    def change(builder: GenerationBuilder) -> bool:
        run = _Run(builder, report, on_file, latest_statements(builder.catalogue))
        for collection in collections:
            run.bring_up_to_date(collection)
        return report.changed

    published = _publish_changes(LibraryFolder(library), change)
    report.documents, report.articles = published
    report.seconds = round(time.monotonic() - started, 2)
    return report


def remove_documents(library: Path, source_ids: Iterable[str]) -> list[str]:
    """Takes documents out of a library.

    Returns:
        The ids that were there and are gone.

    Raises:
        LibraryError: There is no library, or it cannot be changed.
    """
    folder = LibraryFolder(library)
    folder.published()
    removed: list[str] = []

    def change(builder: GenerationBuilder) -> bool:
        removed.extend(source_id for source_id in source_ids if builder.remove(source_id))
        return bool(removed)

    _publish_changes(folder, change)
    return removed


def restate_documents(
    library: Path, said: Mapping[str, Mapping[str, Any]], by: str, seen: Mapping[str, int] | None = None
) -> None:
    """Puts what the librarian states into a new generation at once; the articles stay as they were read.

    Args:
        library: The library's folder.
        said: Fields by the ids of documents (:data:`assistant.library.statements.FIELDS`).
        by: Who states it.
        seen: Which version of what was stated somebody had before them, by the ids of documents.

    Raises:
        ChangedMeanwhile: Somebody else has stated something since; nothing is changed.
        LibraryError: There is no library, or it cannot be changed.
    """
    folder = LibraryFolder(library)
    folder.published()

    def change(builder: GenerationBuilder) -> bool:
        statements = add_statements(builder.catalogue, said, by, seen or {})
        held, known = documents_as_stated(builder.catalogue, said), builder.catalogue.fingerprints()
        for statement in statements:
            if document := held.get(statement.doc_id):
                whole = replace(document, articles=builder.catalogue.articles(document.id))
                builder.put(statement.applied(whole), *known[document.id])
        return bool(statements)

    _publish_changes(folder, change)


def take_out(library: Path, source_ids: Iterable[str]) -> list[TakenOut]:
    """Takes documents out of a library, and gives them to whoever may put them back.

    Raises:
        LibraryError: There is no library, or it cannot be changed.
    """
    folder = LibraryFolder(library)
    folder.published()
    wanted, taken = list(source_ids), list[TakenOut]()

    def change(builder: GenerationBuilder) -> bool:
        held, known = documents_as_stated(builder.catalogue, wanted), builder.catalogue.fingerprints()
        for source_id in wanted:
            if document := held.get(source_id):
                whole = replace(document, articles=builder.catalogue.articles(source_id))
                taken.append(TakenOut(whole, *known[source_id]))
                builder.remove(source_id)
        return bool(taken)

    _publish_changes(folder, change)
    return taken


def put_back(library: Path, taken: Sequence[TakenOut]) -> int:
    """Puts documents back that were taken out; how many, for an id that is taken again meanwhile stays as it is.

    Raises:
        LibraryError: There is no library, or it cannot be changed.
    """
    put: list[str] = []

    def change(builder: GenerationBuilder) -> bool:
        known = builder.catalogue.fingerprints()
        for each in taken:
            if each.document.id not in known:
                builder.put(each.document, each.root, each.fingerprint)
                put.append(each.document.id)
        return bool(put)

    _publish_changes(LibraryFolder(library), change)
    return len(put)


def documents_as_stated(catalogue: Catalogue, source_ids: Iterable[str] | None = None) -> dict[str, SourceDocument]:
    """The documents of a catalogue by id, without articles and without what follows from the other documents.

    Args:
        catalogue: Where they are.
        source_ids: Which ones; all by default.
    """
    only = None if source_ids is None else list(source_ids)
    stated = catalogue.stated_validities()
    few = only is not None and len(only) <= _FEW
    found = {entry.document.id: entry.document for entry in catalogue.documents(only if few else None)}
    for source_id, document in found.items():
        if stated[source_id] is Validity.UNVERIFIED:  # Then its validity, its end and its successor were inferred.
            found[source_id] = replace(document, validity=Validity.UNVERIFIED, replaced_by="", expires=None)
    return found


def _publish_changes(folder: LibraryFolder, change: Callable[[GenerationBuilder], bool]) -> tuple[int, int]:
    """Builds a generation and publishes it if anything changed; number of documents and articles afterwards."""
    with folder.writing(), ExitStack() as cleaning:
        new, current = folder.begin_generation()
        cleaning.callback(folder.discard, new)
        builder = GenerationBuilder(new, current)
        cleaning.callback(builder.close)
        if not change(builder):
            return builder.catalogue.counts()[:2]
        counts = builder.finish()
        folder.publish(new, counts)
        cleaning.pop_all()
        return counts[:2]


def _go_on(file: str) -> bool:  # noqa: ARG001
    return True


class _Run:
    def __init__(
        self,
        builder: GenerationBuilder,
        report: IndexReport,
        on_file: OnFile | None,
        statements: Mapping[str, Statement],
    ) -> None:
        self._builder = builder
        self._statements = statements
        self._report = report
        self._on_file: OnFile = on_file or _go_on
        self._seen: set[str] = set()

    def bring_up_to_date(self, collection: Collection) -> None:
        known = self._builder.catalogue.fingerprints()
        roots = {source_id: root for source_id, (root, _) in known.items()}
        self._report.failed.extend(Failure(*failure) for failure in collection.failures)
        for candidate in collection.candidates():
            if not self._on_file(candidate.file):
                return
            source_id = self._free_id(candidate, collection.root, roots)
            if source_id is None:
                reason = f"编号 {candidate.source_id} 与其他文件重复，请在清单中改用不同的 doc_id。"
                self._report.failed.append(Failure(candidate.file, reason))
                continue
            self._seen.add(source_id)
            if known.get(source_id) == (collection.root, candidate.fingerprint):
                self._report.unchanged += 1
            else:
                self._take_in(candidate, source_id, collection.root)
        self._report.notices.extend(Notice(*notice) for notice in collection.notices)
        self._remove_vanished({key for key, root in roots.items() if _is_within(root, collection.root)} - self._seen)

    def _free_id(self, candidate: Candidate, root: str, roots: Mapping[str, str]) -> str | None:
        """The id that the document takes: not that of another one of this run, nor of a file of the same name elsewhere."""
        for source_id in (candidate.source_id, candidate.other_id):
            elsewhere = candidate.other_id and _stands_elsewhere(candidate, roots.get(source_id, root), root)
            if source_id and source_id not in self._seen and not elsewhere:
                return source_id
        return None

    def _take_in(self, candidate: Candidate, source_id: str, root: str) -> None:
        try:
            document = replace(candidate.read(), id=source_id)
        except DocumentError as error:
            self._report.failed.append(Failure(candidate.file, error.message))
            return
        stated = self._statements.get(source_id)
        document = stated.applied(document) if stated else document
        if self._builder.put(document, root, candidate.fingerprint):
            self._report.updated += 1
        else:
            self._report.added += 1

    def _remove_vanished(self, source_ids: set[str]) -> None:
        for source_id in source_ids:
            self._builder.remove(source_id)
            self._report.removed += 1


def _stands_elsewhere(candidate: Candidate, holder: str, root: str) -> bool:
    """Whether the collection that holds an id is another one, and has a file of this name that is not this file."""
    if holder == root or candidate.path is None:
        return False
    folder = Path(holder)
    other = folder if folder.is_file() else folder / candidate.file
    return other.is_file() and not other.samefile(candidate.path)


def _is_within(root: str, collection: str) -> bool:
    return root == collection or Path(collection) in Path(root).parents
