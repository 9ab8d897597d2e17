"""What pages of documents ask of the program: the document, parts of it, words in it, its original."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import date
from pathlib import Path
from typing import Self

from assistant.library.catalogue import DocumentEntry
from assistant.page.library.document.finding import Found, find_in
from assistant.page.library.document.opened import OpenedDocument, open_document
from assistant.page.library.document.originals import Original, PagePictures, checked_original, original_of
from assistant.page.services import Services

_KEPT = 3


class DocumentDesk:
    """Opens documents of the page's library; every method may raise ``GongwuError``.

    Args:
        services: Have the library.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._pictures = PagePictures()
        self._lock = threading.Lock()
        self._opened: OrderedDict[tuple[int, str, date], OpenedDocument] = OrderedDict()

    @classmethod
    def opened(cls, services: Services) -> Self:
        """The desk on the page's library."""
        return cls(services)

    def document(self, source_id: str) -> OpenedDocument:
        """A document; the last few are kept, so that parts of a large one are not read anew each time."""
        library, today = self._services.library(), date.today()
        key = (library.published.generation, source_id, today)
        with self._lock:
            if key not in self._opened:
                self._opened[key] = open_document(library, source_id, today)
            self._opened.move_to_end(key)
            while len(self._opened) > _KEPT:
                self._opened.popitem(last=False)
            return self._opened[key]

    def original_of(self, document: OpenedDocument) -> Original | None:
        """The file that a document was read from, where it is still there."""
        return original_of(document.entry, self._services.folder)

    def find(self, source_id: str, words: str) -> Found:
        """Where words stand in a document."""
        return find_in(self.document(source_id), words)

    def original(self, source_id: str) -> Path:
        """The file that a document was read from."""
        return checked_original(self._entry(source_id), self._services.folder).path

    def picture(self, source_id: str, number: int) -> bytes:
        """A page of it as a PNG file."""
        return self._pictures.page(self._entry(source_id), self._services.folder, number)

    def close(self) -> None:
        """Ends what is being drawn."""
        self._pictures.close()

    def _entry(self, source_id: str) -> DocumentEntry:
        return self.document(source_id).entry
