"""What is asked of a catalogue by those who look whether a library is whole, or whether something is gone."""

from __future__ import annotations

from collections import Counter

from assistant.errors import LibraryDamaged
from assistant.library.catalogue import Catalogue


class InspectedCatalogue(Catalogue):
    """A catalogue that tells more of itself than searches need."""

    def faults(self) -> list[str]:
        """What SQLite finds inconsistent in the whole file, and how many rows belong to nothing, a line each."""
        try:
            found = [str(line) for (line,) in self._rows("PRAGMA integrity_check") if line != "ok"]
            orphans = Counter(table for table, *_ in self._rows("PRAGMA foreign_key_check"))
            unknown = self._rows("SELECT count(*) FROM documents WHERE source_id NOT IN (SELECT source_id FROM access)")
        except LibraryDamaged as error:
            return [error.message]
        found += [f"{table} 中有 {count} 行不属于任何文件" for table, count in orphans.items()]
        return found + [f"{count} 个文件没有写明谁可以查阅" for (count,) in unknown if count]

    def chunk_sources(self) -> dict[int, str]:
        """The document of every chunk."""
        return dict(self._rows("SELECT chunk_id, source_id FROM chunks JOIN articles USING (article_id)"))

    def hashes_of(self, source_id: str) -> set[str]:
        """What is embedded of one document."""
        query = "SELECT content_hash FROM chunks JOIN articles USING (article_id) WHERE source_id = ?"
        return {content_hash for (content_hash,) in self._rows(query, (source_id,))}

    def holds_text(self, piece: str) -> bool:
        """Whether a piece of text stands in an article, or is a question to one."""
        return bool(self._rows("SELECT 1 FROM chunks WHERE instr(passage, ?) LIMIT 1", (piece,)))
