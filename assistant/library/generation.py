"""One generation of a library being built: the catalogue and the lexical index, changed together."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from assistant.errors import LibraryDamaged
from assistant.library.catalogue import Catalogue
from assistant.library.lexical import LexicalIndex
from assistant.library.linking import relate
from assistant.library.source import SourceDocument
from assistant.library.validity import infer_validities, validity_term

CATALOGUE = "catalogue.sqlite3"
LEXICAL = "lexical"


class GenerationBuilder:
    """Starts from the published generation, takes changes, and finishes as a consistent new one.

    Args:
        folder: The new generation's folder, empty.
        current: The published generation's folder, or None for a new library.
    """

    def __init__(self, folder: Path, current: Path | None) -> None:
        self._folder = folder
        if current is None:
            self.catalogue = Catalogue(folder / CATALOGUE, create=True)
            LexicalIndex.create(folder / LEXICAL)
        else:
            shutil.copyfile(current / CATALOGUE, folder / CATALOGUE)
            shutil.copytree(current / LEXICAL, folder / LEXICAL, ignore=shutil.ignore_patterns("*.lock"))
            self.catalogue = Catalogue(folder / CATALOGUE, writable=True)
        self._stale: set[str] = set()
        self._fresh: set[str] = set()

    def put(self, document: SourceDocument, root: str, fingerprint: str) -> bool:
        """Adds a document, or replaces the one of the same id; True where there was one."""
        replaced = self.remove(document.id)
        self.catalogue.add(document, root, fingerprint, validity_term(document))
        self._fresh.add(document.id)
        return replaced

    def remove(self, source_id: str) -> bool:
        """Takes a document out; False where it was not there."""
        self._fresh.discard(source_id)
        self._stale.add(source_id)
        return self.catalogue.remove(source_id)

    def finish(self, anew: bool = False) -> tuple[int, int, int]:
        """Relates the documents to each other, brings the lexical index in line, checks both, and closes the files.

        Args:
            anew: Whether both are written anew, so that nothing of what was removed is left in their files.

        Returns:
            Number of documents, articles and chunks.

        Raises:
            LibraryDamaged: The two do not hold the same chunks, or the catalogue is inconsistent.
        """
        self._relate()
        self.catalogue.commit()
        lexical = self._index_anew() if anew else self._index_changes()
        counts = self.catalogue.counts()
        consistent = self.catalogue.check() and lexical.size == counts[2]
        self.close()
        if not consistent:
            raise LibraryDamaged("新建的索引没有通过自检，原有知识库未改动，请检查磁盘空间后重试。")
        return counts

    def _index_changes(self) -> LexicalIndex:
        lexical = LexicalIndex.open(self._folder / LEXICAL)
        lexical.update(self._stale | self._fresh, self.catalogue.passages(sorted(self._fresh)))
        return lexical

    def _index_anew(self) -> LexicalIndex:
        self.catalogue.vacuum()
        shutil.rmtree(self._folder / LEXICAL)
        lexical = LexicalIndex.create(self._folder / LEXICAL)
        lexical.update([], self.catalogue.passages(sorted(self.catalogue.fingerprints())))
        return lexical

    def close(self) -> None:
        """Closes the catalogue."""
        self.catalogue.close()

    def _relate(self) -> None:
        """Writes down what follows for each document from the others."""
        documents = {entry.document.id: entry.document for entry in self.catalogue.documents()}
        stated = self.catalogue.stated()
        related = relate(documents.values(), stated)
        links = {source_id: found.links for source_id, found in related.items()}
        inferred = infer_validities(documents.values(), stated, links)
        for source_id, wanted in inferred.items():
            document = documents[source_id]
            doubts = [*stated[source_id].doubts, *related[source_id].doubts, *([wanted.doubt] if wanted.doubt else [])]
            changed = replace(
                document,
                validity=wanted.validity,
                replaced_by=wanted.replaced_by,
                expires=wanted.expires,
                links=tuple(links[source_id]),
                doubts=tuple(dict.fromkeys(doubts)),
            )
            if changed != document:
                self.catalogue.set_relations(changed, validity_term(changed))
            if validity_term(changed) != validity_term(document):
                self._fresh.add(source_id)
