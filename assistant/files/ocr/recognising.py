"""Several pages of one file: each is told to whoever waits before it is begun, and a damaged one does not stop the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assistant.files.ocr.engine import Engine
from assistant.files.ocr.geometry import Picture
from assistant.files.ocr.page import RecognisedPage, certainty_of, recognise_page
from assistant.files.ocr.paragraphs import printed_lines
from assistant.files.ocr.pictures import PdfPages
from assistant.files.printed_lines import Line
from assistant.isolation.serving import begin_part


class Pages(Protocol):
    """A file that gives pictures of its pages."""

    def page(self, number: int) -> Picture | None:
        """The picture of a page, from 1; None where there is none to be had."""
        ...


@dataclass(frozen=True)
class Recognition:
    """What was recognised of a file.

    Attributes:
        pages: The pages that have text, by their numbers.
        damaged: The numbers of those that could not be shown.
    """

    pages: Mapping[int, RecognisedPage]
    damaged: tuple[int, ...] = field(default=())

    @property
    def certainty(self) -> float:
        """How certain the text of all pages is."""
        return certainty_of([line for page in self.pages.values() for line in page.lines])

    @property
    def certainties(self) -> dict[int, float]:
        """How certain the text of each page is."""
        return {number: page.certainty for number, page in self.pages.items()}


def recognise(source: Pages, numbers: Sequence[int]) -> Recognition:
    """Recognises pages of a file, one at a time."""
    engine = Engine()
    pages: dict[int, RecognisedPage] = {}
    damaged: list[int] = []
    for done, number in enumerate(numbers):
        begin_part(done + 1, len(numbers))
        picture = source.page(number)
        if picture is None:
            damaged.append(number)
            continue
        page = recognise_page(picture, engine)
        if page.lines:
            pages[number] = page
    return Recognition(pages, tuple(damaged))


class PdfScans:
    """The pages of a PDF that have no text layer; what was recognised of them stays here.

    Args:
        data: The bytes of the file.
    """

    def __init__(self, data: bytes) -> None:
        self._pages = PdfPages(data)
        self.recognition = Recognition({})

    def is_picture(self, number: int) -> bool:
        """Whether a picture covers most of a page, from 1."""
        return self._pages.is_picture(number)

    def lines(self, numbers: list[int]) -> Mapping[int, list[Line]]:
        """The lines of the pages with these numbers; a page without text has none."""
        self.recognition = recognise(self._pages, numbers)
        return printed_lines(self.recognition.pages)
