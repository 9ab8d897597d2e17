# pyright: strict
"""How much processor time a document may take: the longer it is, the more, and never more than so many times the limit."""

from __future__ import annotations

from assistant.documents.document import OfficialDocument
from assistant.isolation.limits import limit_processor_time
from assistant.proofreading.process import MOST

_MOST_FOR_CHECKING = 12
# What takes the limit once more; on two cores of 2026 it takes a third of that.
_PARAGRAPHS, _CHARACTERS = 20_000, 200_000


def allow_time(document: OfficialDocument, seconds: int, *, repair: bool = False) -> None:
    """Gives this process the time that a document of that length takes, counted from now.

    Args:
        document: What was read.
        seconds: The limit for documents of usual length.
        repair: Whether it is repaired too, which reads and checks it several times.
    """
    paragraphs = [
        *document.paragraphs,
        *(each for table in document.tables for cell in table.cells for each in cell.paragraphs),
    ]
    characters = sum(len(paragraph.text) for paragraph in paragraphs)
    times = min(1 + len(paragraphs) / _PARAGRAPHS + characters / _CHARACTERS, _MOST_FOR_CHECKING)
    limit_processor_time(round(seconds * times * (MOST / _MOST_FOR_CHECKING if repair else 1)))
