# pyright: strict
"""The page numbers of a document with the section and the footer in which each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.document_types import DocumentFormat
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.page_setup import HeaderFooter, MarginKind, PageNumber, Section


@dataclass(frozen=True)
class FoundNumber:
    """A page number, where it stands, and whether odd pages, even ones or all show it."""

    section: Section
    margin: HeaderFooter
    number: PageNumber
    pages: str


def page_numbers(document: IdentifiedDocument) -> Iterator[FoundNumber]:
    """All page numbers in footers and headers, each once though later sections inherit it."""
    seen: set[tuple[str, int]] = set()
    for section in document.document.sections:
        for margin in section.margins:
            if margin.kind is MarginKind.EVEN and not section.page.odd_and_even:
                continue
            for at, number in enumerate(margin.page_numbers):
                if (margin.part, at) not in seen:
                    seen.add((margin.part, at))
                    yield FoundNumber(section, margin, number, _pages(section, margin))


def _pages(section: Section, margin: HeaderFooter) -> str:
    if margin.kind is MarginKind.FIRST:
        return "first"
    if margin.kind is MarginKind.EVEN:
        return "even"
    return "odd" if section.page.odd_and_even else "all"


def has_page_numbers(document: IdentifiedDocument) -> bool:
    """Whether any page shows its number by a field."""
    return any(found.number.is_field for found in page_numbers(document))


def is_letter(document: IdentifiedDocument) -> bool:
    """Whether the first page shows no number, as in the letter format (10.1)."""
    return document.format is DocumentFormat.LETTER
