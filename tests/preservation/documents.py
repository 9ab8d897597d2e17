"""All documents of the set by name."""

from __future__ import annotations

from collections.abc import Callable

from tests.preservation import drawn, interwoven, packaged, revised, structured
from tests.preservation.packing import Docx, packed

Builder = Callable[[], bytes]


def _packing(build: Callable[[], Docx]) -> Builder:
    return lambda: packed(build().files())


DOCUMENTS: dict[str, Builder] = {
    **{
        name: _packing(build)
        for room in (drawn, revised, structured, interwoven)
        for name, build in room.DOCUMENTS.items()
    },
    **packaged.DOCUMENTS,
}
