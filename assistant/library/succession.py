"""Which text took the place of which: what a document or its keeper names, and the versions of one title.

Nothing is guessed from likeness: a text whose successor nobody names has none here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from assistant.library.chunks import short_title
from assistant.library.source import SourceDocument, Validity
from assistant.library.validity import begins, is_newer_version, validity_on


class Succession:
    """The successors and predecessors of the documents of a library.

    Args:
        documents: All of them.
    """

    def __init__(self, documents: Iterable[SourceDocument]) -> None:
        self._by_id = {document.id: document for document in documents}
        self._by_title: dict[str, list[SourceDocument]] = defaultdict(list)
        for document in self._by_id.values():
            self._by_title[short_title(document.title)].append(document)
        self._replaced: dict[str, list[SourceDocument]] = defaultdict(list)
        for document in self._by_id.values():
            successor = self.successor(document)
            if successor is not None:
                self._replaced[successor.id].append(document)

    def titled(self, title: str) -> list[SourceDocument]:
        """The documents of this title, with or without 中华人民共和国."""
        return self._by_title.get(short_title(title), [])

    def successor(self, document: SourceDocument) -> SourceDocument | None:
        """The document that ``replaced_by`` names, by its id or its title; None where the library does not hold it.

        Of an outdated document that names none, the next version of its title is it.
        """
        named = document.replaced_by
        if not named:
            return self._next_version(document)
        if named in self._by_id:
            return self._by_id[named] if named != document.id else None
        others = [other for other in self.titled(named.strip("《》")) if other.id != document.id]
        return max(others, key=_start, default=None)

    def _next_version(self, document: SourceDocument) -> SourceDocument | None:
        if document.validity is not Validity.SUPERSEDED:
            return None
        same = [each for each in self.titled(document.title) if each.region == document.region]
        return min((each for each in same if _start(each) > _start(document)), key=_start, default=None)

    def upcoming(self, document: SourceDocument, day: date) -> SourceDocument | None:
        """What will take the place of a document: its successor, or a version of its title, that is no law yet."""
        successor = self.successor(document)
        same = [each for each in self.titled(document.title) if each.region == document.region]
        waiting = [
            each
            for each in [*([successor] if successor else []), *same]
            if validity_on(each, day) is Validity.NOT_YET_IN_FORCE
        ]
        return min(waiting, key=_start, default=None)

    def is_overtaken(self, document: SourceDocument, day: date) -> bool:
        """Whether a later version of its title is in force on a day: of two that are stated to be, the new one counts."""
        same = self.titled(document.title)
        return len(same) > 1 and any(
            is_newer_version(each, document) and validity_on(each, day).may_ground for each in same
        )

    def current(self, document: SourceDocument, day: date) -> SourceDocument | None:
        """What holds on a day in place of a document: the end of the chain of successors, where it is in force then."""
        seen: set[str] = set()
        following: SourceDocument | None = document
        while following is not None and following.id not in seen:
            if following.id != document.id and validity_on(following, day).may_ground:
                return following
            seen.add(following.id)
            following = self.successor(following)
        return None

    def predecessors(self, document: SourceDocument) -> list[SourceDocument]:
        """What a document took the place of, directly and before that, the newest first."""
        found: dict[str, SourceDocument] = {}
        waiting = [document]
        while waiting:
            for earlier in self._replaced[waiting.pop().id]:
                if earlier.id not in found and earlier.id != document.id:
                    found[earlier.id] = earlier
                    waiting.append(earlier)
        return sorted(found.values(), key=_start, reverse=True)

    def name_of_successor(self, document: SourceDocument, day: date) -> str:
        """What to call what holds in place of a document: a title as it was named, where the library does not hold it."""
        current = self.current(document, day)
        if current is not None:
            return current.title
        named = document.replaced_by.strip("《》")
        # An id that is not held names nothing to a reader.
        return named if named not in self._by_id and any(character >= "\u4e00" for character in named) else ""


def _start(document: SourceDocument) -> date:
    return begins(document) or date.min
